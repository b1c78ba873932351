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
            "judged. A line may say why you decided as you did."
        ),
    ),
    "interruption": ("Something breaks into the night and wants an answer at once.",),
    "dispatch": ("The tape prints what the night brings. Any key shows all of it.",),
    "trace": ("What changed today, and what is still under way.",),
    "standing": ("Each gauge says where it stands, how sure that is, and what moved it last.",),
    "ending": ("How it closed, and what followed. Then look back: that is the point of it.",),
    "codex": (
        (
            "What a word, a weapon, a place or a person was. The dots and the line at the side "
            "say how sure that is and where it comes from."
        ),
        "A page opens when you could know it: some stay shut until later.",
    ),
    "sources": (
        (
            "Each source says what it is, how far to trust it, whether it was read for this "
            "game, and where it is used."
        ),
    ),
    "settings": (
        "Change how the pages look and sound. Nothing here bears on the play.",
        "Hints on the first day come back when you turn them on again.",
    ),
    "help": ("Each page has its own help. Escape goes back to it.",),
    "nuclear-ending": (
        (
            "What happened, and which choices led there. One answer away stands where it could "
            "have been stopped. Go on to the debrief when you are ready; you need not read this "
            "page."
        ),
    ),
    "debrief-first": ("Write first what you expected and why. Results come after.",),
    "debrief-envelopes": ("What really happened elsewhere, beside what you thought likely.",),
    "debrief-days": ("Your days beside his. Choose a day to see reasons and sources.",),
    "debrief-gauges": (
        "How each gauge moved in your play and as it was. T shows the same as a table.",
    ),
    "debrief-quality": (
        (
            "A good choice can meet bad luck. The curve says, out of a hundred ways on from each "
            "evening, how many end in nuclear war in this model. It says nothing of how likely "
            "war really was."
        ),
        "T shows the same as a table. Choose an evening to see what moved it.",
    ),
    "debrief-what-if": (
        (
            "Choose one of your decisions and another answer. The luck stays as it was, so that "
            "what differs comes from the answer."
        ),
    ),
    "debrief-advisers": (
        "Who foretold what, and how near each came. Choose a name to see every case.",
    ),
    "debrief-historians": (
        "What different schools would say of your choices, and what would change their mind.",
        "Choose a school to read its case and its sources.",
    ),
    "debrief-model": (
        (
            "The game rests on assumptions, each with its doubts. Write your reason, choose "
            "another value, and see what it would change."
        ),
    ),
    "debrief-exam": (
        (
            "Choose your course and a question. What stands here is material: the sentences are "
            "yours to write, and claims about the past need sources from the record."
        ),
    ),
    "debrief-endings": ("What luck did, and the endings that you did not come to.",),
    "debrief-roads": ("Ways that stood open in your play, and what closed them.",),
    "message": ("Read it and go on.",),
    "class": (
        "Everything for a lesson: the code for the board, plans, the wall, and the projector.",
        "Nothing leaves this computer.",
    ),
    "curtain": ("The screen is dark so that the class can talk. B shows it again.",),
}


def help_lines(kind: PageKind) -> tuple[str, ...]:
    """What can be done on a page of some kind."""
    return (*_LINES.get(kind, ()), _EVERYWHERE)
