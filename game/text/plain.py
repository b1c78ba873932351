"""A page as plain text: for a terminal, a screen reader, a file.

What can be done stands at the end with its number.
"""

from __future__ import annotations

from itertools import chain

from game.present import page as p
from game.present.spoken import ended, sentences
from game.text.blocks import block_lines
from game.text.numbering import listed, parts_of, texts_of
from game.text.sheet import Lines, Sheet

FEW = 2
"""So many numbers in a row are told one by one."""


def render(page: p.Page, width: int) -> str:
    """A whole page as text, lines at most `width` long."""
    sheet = Sheet.of(page, width)
    parts = [opening(sheet)]
    parts += [block_lines(block, sheet) for block in (*page.main, *page.side)]
    said = not page.note or page.note in texts_of(page)
    parts += [[] if said else sheet.wrap(page.note), action_lines(sheet)]
    return joined(parts)


def joined(parts: list[Lines]) -> str:
    """Blocks with one empty line between them."""
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def opening(sheet: Sheet) -> Lines:
    """The title, the day with its clocks, and what is spoken when the page opens."""
    page = sheet.page
    native = f" ({page.native})" if page.native and page.native != page.title else ""
    lines = sheet.wrap(f"== {page.title}{native} ==")
    if page.subtitle:
        lines += sheet.wrap(page.subtitle)
    if page.header is not None:
        lines += _header(page.header, sheet)
    if page.hint:
        lines += sheet.wrap(page.hint, "Hint: ")
    if page.announcement and _adds(page):
        # The hint is spoken with it, and stands above already.
        lines += sheet.wrap(page.announcement.replace(page.hint, "").strip())
    return lines


def _adds(page: p.Page) -> bool:
    """Whether the announcement says anything that the page does not."""
    date = page.header.date if page.header else ""
    known = (page.title, page.subtitle, page.note, page.hint, date, *texts_of(page))
    left = page.announcement
    for text in sorted(known, key=len, reverse=True):
        left = left.replace(text, "") if text else left
    return any(sign.isalnum() for sign in left)


def _header(header: p.Header, sheet: Sheet) -> Lines:
    clocks = "; ".join(f"{clock.name} {clock.time}" for clock in header.clocks)
    steps = [_step(step, header, sheet) for step in header.steps]
    told = [f"Day {header.day} of {header.days}, {header.date}", clocks]
    known = [step for step in steps if step]
    told.append(f"Steps of the day: {', '.join(known)}" if known else "")
    return sheet.wrap(sentences(told))


def _step(step: str, header: p.Header, sheet: Sheet) -> str:
    action = sheet.action(step)
    if action is None:
        return ""
    label = action.label
    if step == header.current:
        return f"{label} (here)"
    return f"{label} (done)" if step in header.done else label


def action_lines(sheet: Sheet) -> Lines:
    """What can be done, by number; then what is shut, with the reason.

    What stands above with its number and all that there is to say of it is not told again.
    """
    actions = listed(sheet.page)
    if not actions:
        return []
    lines = ["What you can do:"]
    above = _above(sheet.page)
    open_ = [sheet.numbers[each.id] for each in actions if each.enabled and each.id in above]
    if open_:
        lines += sheet.wrap(f"The numbers in brackets above: {_ranges(open_)}.", "     ")
    actions = tuple(each for each in actions if each.id not in above)
    for action in actions:
        if action.enabled and action.role not in ("link", "piece"):
            number = f"{sheet.numbers[action.id]:>3}. "
            lines += sheet.wrap(_offer(action), number)
    for action in actions:
        if not action.enabled and action.role != "step":
            reason = action.why_not or "not open now"
            lines += sheet.wrap(f"{action.label}: {ended(reason)}", "  -  Shut: ", "     ")
    pieces = [sheet.numbers[each.id] for each in actions if each.enabled and each.role == "piece"]
    if pieces:
        told = f"A piece of the map, for all that is known of it: {min(pieces)} to {max(pieces)}."
        lines += sheet.wrap(told, "     ")
    links = [each for each in actions if each.enabled and each.role == "link"]
    if links:
        told = "; ".join(f"{sheet.numbers[each.id]} {each.label}" for each in links)
        lines += sheet.wrap(f"To open: {told}", "     ")
    return lines


def _above(page: p.Page) -> frozenset[str]:
    """The actions that a card, a tile, an answer or a group on the page tells of."""
    parts = tuple(parts_of((page.main, page.side)))
    cards = {
        each.action for each in parts if isinstance(each, p.OptionCard | p.Card | p.PersonTile)
    }
    groups = [each for each in parts if isinstance(each, p.Group)]
    grouped = {
        action.id
        for action in page.actions
        for group in groups
        if action.id in group.actions and _told_by(group, action)
    }
    return frozenset(cards | grouped)


def _told_by(group: p.Group, action: p.Action) -> bool:
    """Whether a group, which names its actions, leaves nothing to say of one."""
    by_name_alone = action.enabled and action.role != "main" and not _key(action)
    return by_name_alone and (action.hint in action.label or action.hint in group.note)


def _ranges(numbers: list[int]) -> str:
    """Numbers in words, those that follow each other together: “1 to 4, 6”."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = ([f"{run[0]} to {run[-1]}"] if len(run) > FEW else map(str, run) for run in runs)
    return ", ".join(chain.from_iterable(told))


def _offer(action: p.Action) -> str:
    notes = [_key(action)]
    notes += ["or: next" if action.role == "main" else "", "chosen" if action.pressed else ""]
    said = ", ".join(note for note in notes if note)
    label = f"{action.label} ({said})" if said else action.label
    tells = action.hint and action.hint not in action.label
    return f"{label}: {action.hint}" if tells else label


def _key(action: p.Action) -> str:
    """The key of an action, where it is not its number."""
    return f"key {action.key}" if action.key and not action.key.isdigit() else ""
