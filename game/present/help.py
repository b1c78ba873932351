"""What can be done on each kind of page, in plain words."""

from __future__ import annotations

from game.present.page import PageKind

_EVERYWHERE = (
    "Nothing here is timed. Every choice is kept at once; you can leave whenever you like."
)

_LINES: dict[PageKind, tuple[str, ...]] = {
    "title": ("Begin a new game, or go on with one that is kept.",),
    "setup": (
        "Choose how long the play shall be. The rules are the same in every length.",
        "Luck as it was lets befall what befell then. A word gives a whole class the same luck.",
    ),
    "prologue": ("Six plates tell how it came to this. You can skip them.",),
    "morning": (
        "Read the opening, then the papers on your desk. Reading costs nothing.",
        (
            "A report shows who sent it, how old it is, and why. Some are wrong, and a careful "
            "reader may suspect which."
        ),
        "Then call the council.",
    ),
    "paper": (
        (
            "Words that are underlined open the codex. You may judge a report: the judgement is "
            "kept for the debrief and moves nothing."
        ),
    ),
    "council": (
        (
            "Choose a portrait to hear somebody. What he says is written for the game from what "
            "is known of him; who he favours shows at the options."
        ),
        (
            "A question costs time and may bring a paper. An open question makes people dare to "
            "tell you bad news."
        ),
    ),
    "map": (
        (
            "Select a piece to see what is known of it. Look ahead to see where courses lead if "
            "nobody changes them. The list holds the same facts."
        ),
    ),
    "matters": (
        (
            "Choose one answer and sign it. The marks beside the gauges show what your advisers "
            "expect of it; a question mark means that nobody can know which way."
        ),
        "Both ends of every gauge are bad.",
    ),
    "order": (
        (
            "Word the order, or open something unasked. What you sign today may come back days "
            "later, and will say so."
        ),
    ),
    "forecast": (
        (
            "Say how likely you think it, in tens of a hundred. At the end you see how well you "
            "judged."
        ),
    ),
    "interruption": ("Something breaks into the night and wants an answer at once.",),
    "dispatch": ("The tape prints what the night brings. Any key shows all of it.",),
    "trace": ("What changed today, and what is still under way.",),
    "standing": ("Each gauge says where it stands, how sure that is, and what moved it last.",),
    "ending": ("How it closed, and what followed. Then look back: that is the point of it.",),
    "debrief-first": ("Write first what you expected and why. Results come after.",),
    "debrief-envelopes": ("What really happened elsewhere, beside what you thought likely.",),
    "debrief-days": ("Your days beside his. Choose a day to see reasons and sources.",),
}


def help_lines(kind: PageKind) -> tuple[str, ...]:
    """What can be done on a page of some kind."""
    return (*_LINES.get(kind, ()), _EVERYWHERE)
