"""What a typed line means on a page: an action, a word to the game itself, or a question back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from game.present.page import Action, Page
from game.present.spoken import ended
from game.scenario.nearest import nearest
from game.text.numbering import links_of, numbers_of, scale_steps
from game.text.wrapping import unmarked

Word = Literal["help", "again", "quit"]
"""Words that the terminal answers by itself."""

WORDS: Mapping[str, Word] = {
    "help": "help",
    "?": "help",
    "again": "again",
    "quit": "quit",
    "exit": "quit",
}
ONWARD = ("next", "n", "go on")
WAYS: Mapping[str, tuple[str, ...]] = {
    "where": ("standing",),
    "papers": ("go:to_morning", "library"),
    "codex": ("library", "codex"),
    "undo": ("undo",),
    "save": ("save",),
    "map": ("go:to_map",),
    "settings": ("settings",),
}
"""Words that stand for actions, wherever a page has one of these ids."""

NOT_HERE = {
    "where": "How things stand can be asked once the play has begun.",
    "papers": "There are no papers to go back to here.",
    "codex": "The codex is not open here.",
    "undo": "Nothing can be taken back here.",
    "save": "The play saves itself after every choice.",
    "map": "There is no map here.",
    "settings": "There are no settings here.",
    "back": "There is no way back from here.",
}
MOST_OFFERED = 4


@dataclass(frozen=True, slots=True)
class Act:
    """An action to take."""

    action: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A word that the terminal answers by itself."""

    word: Word


@dataclass(frozen=True, slots=True)
class Unclear:
    """No action: a calm line that says why, with the nearest choices."""

    text: str


Answer = Act | Ask | Unclear


def answer(line: str, page: Page) -> Answer:
    """What a typed line means on this page."""
    typed = " ".join(line.split()).casefold()
    if not typed:
        return Ask("again")
    return (
        _by_number(typed, page)
        or _by_key(typed, page)
        or _by_word(typed, page)
        or _by_label(typed, page)
        or _unknown(line.strip(), page)
    )


def _take(action: Action) -> Answer:
    """An action, or why it is shut."""
    if action.enabled:
        return Act(action.id)
    reason = action.why_not or "Not open now"
    return Unclear(f"“{action.label}” is shut. {ended(reason)}")


def _by_number(typed: str, page: Page) -> Answer | None:
    digits = typed.rstrip(".)")
    if not digits.isdecimal():
        return None
    numbers = numbers_of(page)
    for action in page.actions:
        if str(numbers[action.id]) == digits.lstrip("0").rjust(1, "0"):
            return _take(action)
    steps = scale_steps(page)
    asked = [number for action, number in numbers.items() if action in steps]
    known = ", ".join(str(number) for number in sorted(asked or numbers.values()))
    what = "Answers" if asked else "Numbers"
    return Unclear(f"There is no {digits} here. {what} here: {known}.")


def _by_key(typed: str, page: Page) -> Answer | None:
    found = next((each for each in page.actions if each.key.casefold() == typed), None)
    return _take(found) if found else None


def _by_word(typed: str, page: Page) -> Answer | None:
    if typed in ONWARD:
        return _onward(page)
    if typed == "back":
        return _back(page)
    if typed == "ask":
        return _asking(page)
    if typed in WORDS:
        return Ask(WORDS[typed])
    first, _, rest = typed.partition(" ")
    if first in ("open", "codex") and rest:
        return _opened(rest, page)
    return _way(typed, page) if typed in WAYS else None


def _onward(page: Page) -> Answer:
    mains = [action for action in page.actions if action.role == "main"]
    if mains:
        return _take(next((each for each in mains if each.enabled), mains[0]))
    return Unclear(f"Nothing leads on by itself here. {_choices(_open(page))}")


def _back(page: Page) -> Answer:
    found = next((each for each in page.actions if each.id == page.back), None)
    if found is not None:
        return _take(found)
    return Act(page.back) if page.back else Unclear(NOT_HERE["back"])


def _asking(page: Page) -> Answer:
    """What `ask` alone means: the one question of the page, whether it asks or checks."""
    found = [each for each in page.actions if each.id.startswith("ask:")]
    if len(found) == 1:
        return _take(found[0])
    if found:
        return Unclear(f"Ask what? There is {_or(_named(found, page))}.")
    return Unclear("There is nothing to ask here. In the council, choose who can be asked.")


def _way(word: str, page: Page) -> Answer:
    for action_id in WAYS[word]:
        found = next((each for each in page.actions if each.id == action_id), None)
        if found is not None and (found.enabled or action_id == WAYS[word][-1]):
            return _take(found)
    return _matching(word, page) or Unclear(NOT_HERE[word])


def _matching(word: str, page: Page) -> Answer | None:
    found = _starting(word, page.actions)
    return _take(found[0]) if len(found) == 1 else None


def _opened(name: str, page: Page) -> Answer:
    """What `open X` and `codex X` mean: a link of the page by its label, or by its id."""
    known = dict(_openable(page))
    for test in (str.__eq__, str.startswith, str.__contains__):
        found = {act: label for act, label in known.items() if test(label.casefold(), name)}
        if len(found) == 1:
            return Act(next(iter(found)))
        if found:
            return Unclear(f"“{name}” could be {_or(found.values())}.")
    slug = name.replace(" ", "-")
    exact = [act for act in known if act.rsplit(":", 1)[-1] == slug]
    if exact:
        return Act(exact[0])
    near = nearest(name, [label.casefold() for label in known.values()])
    offered = near or list(dict.fromkeys(known.values()))[:MOST_OFFERED]
    if not offered:
        return Unclear("There is nothing to open here.")
    return Unclear(f"There is no “{name}” to open here. Nearest: {_or(offered)}.")


def _openable(page: Page) -> list[tuple[str, str]]:
    """Everything with a name that can be opened: action id and label."""
    found = [(action, unmarked(label)) for label, action in links_of(page)]
    opens = ("link", "card", "piece", "person", "tab")
    found += [
        (each.id, unmarked(each.label))
        for each in page.actions
        if each.enabled and (each.role in opens or each.id.startswith("open:"))
    ]
    return found


def _by_label(typed: str, page: Page) -> Answer | None:
    found = _starting(typed, page.actions)
    if not found:
        words = typed.split()
        found = [each for each in page.actions if _holds(words, each.label)]
    open_ones = [each for each in found if each.enabled] or found
    signing = _signing(typed, open_ones)
    if signing is not None:
        return _take(signing)
    if len(open_ones) == 1:
        return _take(open_ones[0])
    if open_ones:
        return Unclear(f"“{typed}” could be {_or(_named(open_ones, page))}.")
    return None


def _signing(typed: str, found: Iterable[Action]) -> Action | None:
    """The way on, where it begins with a word and so does an answer that is chosen already."""
    alike = _starting(typed, found)
    chosen = any(each.role == "option" and each.pressed for each in alike)
    onward = [each for each in alike if each.role == "main" and each.enabled]
    return onward[0] if chosen and len(onward) == 1 else None


def _starting(typed: str, actions: Iterable[Action]) -> list[Action]:
    """Actions of that label; where there is none, those whose label begins so, word by word."""
    labels = [(each, _bare(each.label)) for each in actions]
    exact = [each for each, label in labels if label == _bare(typed)]
    return exact or [each for each, label in labels if f"{label} ".startswith(f"{_bare(typed)} ")]


def _bare(text: str) -> str:
    """A label without markup, case and punctuation."""
    kept = (sign if sign.isalnum() else " " for sign in unmarked(text).casefold())
    return " ".join("".join(kept).split())


def _holds(words: list[str], label: str) -> bool:
    own = _bare(label).split()
    return all(any(each.startswith(word) for each in own) for word in words)


def _unknown(line: str, page: Page) -> Unclear:
    actions = _open(page)
    labels = {each.label.casefold(): each for each in actions}
    first = {label.split()[0]: each for label, each in labels.items() if label.split()}
    near = [labels[name] for name in nearest(line, labels)]
    near += [first[name] for name in nearest(line, first)]
    known = nearest(line, [*WORDS, *WAYS, "back", "next", "open"])
    offered = _named(list(dict.fromkeys(near)), page) + [f"“{word}”" for word in known]
    if offered:
        return Unclear(f"“{line}” is not an answer here. Did you mean {_or(offered)}?")
    return Unclear(f"“{line}” is not an answer here. {_choices(actions or page.actions)}")


def _open(page: Page) -> list[Action]:
    return [action for action in page.actions if action.enabled]


def _choices(actions: Iterable[Action]) -> str:
    labels = [f"“{each.label}”" for each in actions if each.role not in ("link", "step")]
    more = ", or “help”" if labels else "“help”"
    return f"You can answer with a number or a word: {', '.join(labels[:MOST_OFFERED])}{more}."


def _named(actions: Iterable[Action], page: Page) -> list[str]:
    numbers = numbers_of(page)
    return [f"{numbers[each.id]} “{each.label}”" for each in actions][:MOST_OFFERED]


def _or(items: Iterable[str]) -> str:
    listed = list(items)[:MOST_OFFERED]
    if len(listed) == 1:
        return listed[0]
    return f"{', '.join(listed[:-1])} or {listed[-1]}"
