"""A page as plain text: for a terminal, a screen reader, a file.

Nothing is drawn with characters. What a picture would say stands in words, what
can be done stands at the end with its number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from game.present import page as p
from game.present.spoken import ended, move_words, sentences
from game.text.charts import (
    chart_lines,
    quadrant_lines,
    risk_lines,
    spread_lines,
    timeline_lines,
)
from game.text.gauges import gauge_lines, knot_lines
from game.text.maps import map_lines
from game.text.numbering import listed, numbers_of, parts_of, texts_of
from game.text.wrapping import aligned, labelled, paragraphs, wrapped

Lines = list[str]
DOTS = 3
FEW = 2
"""So many numbers in a row are told one by one."""
STANCE_THIRDS = ((20, "at {low}"), (45, "nearer to {low}"), (55, "in between"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What blocks are written on: the page they belong to, and how wide a line is."""

    page: p.Page
    width: int
    numbers: dict[str, int]

    @staticmethod
    def of(page: p.Page, width: int) -> Sheet:
        """A sheet for a page."""
        return Sheet(page, width, dict(numbers_of(page)))

    def mark(self, action: str) -> str:
        """The number of an action in brackets, to stand before what it opens."""
        number = self.numbers.get(action)
        return "" if number is None else f"[{number}] "

    def action(self, action_id: str) -> p.Action | None:
        """The action of that id, if the page has it."""
        return next((each for each in self.page.actions if each.id == action_id), None)

    def wrap(self, text: str, first: str = "", rest: str | None = None) -> Lines:
        """One paragraph in lines."""
        return wrapped(text, self.width, first=first, rest=rest)


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
    """The actions that a card, a tile or an answer on the page tells of."""
    told = (p.OptionCard, p.Card, p.PersonTile)
    return frozenset(
        part.action for part in parts_of((page.main, page.side)) if isinstance(part, told)
    )


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
    notes = [f"key {action.key}" if action.key and not action.key.isdigit() else ""]
    notes += ["or: next" if action.role == "main" else "", "chosen" if action.pressed else ""]
    said = ", ".join(note for note in notes if note)
    label = f"{action.label} ({said})" if said else action.label
    tells = action.hint and action.hint not in action.label
    return f"{label}: {action.hint}" if tells else label


# -- blocks


def block_lines(block: p.Block, sheet: Sheet) -> Lines:
    """Any block as lines."""
    return RENDERERS[type(block)](block, sheet)


def _heading(block: p.Heading, sheet: Sheet) -> Lines:
    note = f" ({block.note})" if block.note else ""
    shapes = {1: f"== {block.text} =={note}", 2: f"-- {block.text} --{note}"}
    return sheet.wrap(shapes.get(block.level, labelled(f"{block.text}{note}")))


def _prose(block: p.Prose, sheet: Sheet) -> Lines:
    return paragraphs(block.text, sheet.width)


def _quote(block: p.Quote, sheet: Sheet) -> Lines:
    lines = sheet.wrap(f"“{block.text.strip('“”')}”", "  ")
    link = sheet.action(block.link)
    said = ", ".join(part for part in (block.speaker, block.source) if part)
    mark = f" {sheet.mark(link.id)}{link.label}" if link else ""
    return [*lines, *sheet.wrap(f"Recorded words: {said}.{mark}", "  ")]


def _sheet(block: p.Sheet, sheet: Sheet) -> Lines:
    head = [f"{block.tab}: {block.title}" if block.tab else block.title]
    registers = (block.register_left, block.register_right)
    register = "; ".join(part.strip(".") for part in registers if part)
    stamp = f"Stamped: {block.stamp}" if block.stamp else ""
    lines = [*sheet.wrap(sentences([*head, register, stamp])), ""]
    for inner in block.body:
        lines += [*block_lines(inner, sheet), ""]
    return lines[:-1]


def _card(block: p.Card, sheet: Sheet) -> Lines:
    told = f"{sheet.mark(block.action)}{ended(block.title)}"
    return sheet.wrap(
        " ".join(each for each in (told, sentences([block.detail, block.tag])) if each)
    )


def _sureness(block: p.Sureness, sheet: Sheet) -> Lines:
    return sheet.wrap(f"{block.word} ({block.dots} of {DOTS}): {block.text}")


def _gauge(block: p.GaugeRow, sheet: Sheet) -> Lines:
    return gauge_lines(block, sheet.width)


def _knot(block: p.KnotMeter, sheet: Sheet) -> Lines:
    return knot_lines(block, sheet.width)


def _option(block: p.OptionCard, sheet: Sheet) -> Lines:
    action = sheet.action(block.action)
    mark = sheet.mark(block.action) or f"[{block.number}] "
    chosen = " (chosen)" if action is not None and action.pressed else ""
    title = block.title.rstrip(".") + chosen if chosen else block.title
    lines = sheet.wrap(f"{mark}{ended(title)} {block.detail}".strip())
    names = {gauge.id: gauge.name for gauge in _gauges(sheet.page)}
    named = ", ".join(block.supporters) or _advisers(block.advisers, sheet.page)
    told = [f"For it: {named}" if named else ""]
    told.append(f"Costs: {block.cost}" if block.cost else "")
    moves = [(names.get(which, _named(which)), move) for which, move in block.expects]
    told += [f"{name} {move_words(move)}" for name, move in moves if move.known]
    told.append(_unsure([name for name, move in moves if not move.known and move_words(move)]))
    told.append(block.stakes)
    if action is not None and not action.enabled:
        told.append(f"Shut: {action.why_not or 'not open now'}")
    return [*lines, *sheet.wrap(sentences(told), "    ")]


def _unsure(names: list[str]) -> str:
    """The gauges on which much hangs and whose way nobody can tell, in one sentence."""
    if not names:
        return ""
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f"Much hangs on it for {listed}; nobody can say which way"


def _named(gauge: str) -> str:
    """A gauge that is not on the page, by its id."""
    return gauge.replace("-", " ").capitalize()


def _gauges(page: p.Page) -> list[p.GaugeRow]:
    return [part for part in parts_of((page.main, page.side)) if isinstance(part, p.GaugeRow)]


def _advisers(numbers: tuple[int, ...], page: p.Page) -> str:
    known = {
        part.number: part.name
        for part in parts_of((page.main, page.side))
        if isinstance(part, p.PersonTile | p.StanceMark)
    }
    return ", ".join(known.get(number, f"adviser {number}") for number in numbers)


def _people(block: p.People, sheet: Sheet) -> Lines:
    lines: Lines = []
    for tile in block.tiles:
        mark = sheet.mark(tile.action) or f"[{tile.number}] "
        told = [f"{tile.name}, {tile.office}", tile.record]
        told.append("Has the floor" if tile.selected else "")
        lines += sheet.wrap(f"{mark}{sentences(told)}", rest="    ")
    for hint in dict.fromkeys(tile.hint for tile in block.tiles if tile.hint):
        lines += sheet.wrap(hint)
    return lines


def _speech(block: p.Speech, sheet: Sheet) -> Lines:
    lines = sheet.wrap(f"{block.speaker}: {ended(block.headline)}")
    lines += ["", *paragraphs(block.text, sheet.width)]
    told = sentences([block.prediction, block.basis])
    lines += ["", *sheet.wrap(told)] if told else []
    for headline, words in block.further:
        lines += ["", *sheet.wrap(headline), "", *paragraphs(words, sheet.width)]
    for asked in block.questions:
        action = sheet.action(asked)
        lines += sheet.wrap(f"{sheet.mark(asked)}{action.label if action else asked}", rest="    ")
    for question, answer in block.answers:
        lines += ["", *sheet.wrap(f"You asked: {question}"), *sheet.wrap(f"Answer: {answer}")]
    return lines


def _stance(block: p.StanceLine, sheet: Sheet) -> Lines:
    marks = sorted(block.marks, key=lambda mark: mark.place)
    told = [f"{mark.name} {_place(mark.place, block)} ({mark.place})" for mark in marks]
    head = f"Where they stand, from {block.low} (0) to {block.high} (100): "
    return sheet.wrap(f"{head}{'; '.join(told)}.", rest="  ")


def _place(place: int, block: p.StanceLine) -> str:
    if place > STANCE_THIRDS[-1][0]:
        near = "at" if place >= 100 - STANCE_THIRDS[0][0] else "nearer to"
        return f"{near} {block.high}"
    return next(text for most, text in STANCE_THIRDS if place <= most).format(low=block.low)


def _tape(block: p.Tape, sheet: Sheet) -> Lines:
    head = " ".join(part for part in (block.register, block.number) if part)
    lines = sheet.wrap(head.upper()) if head else []
    for line in block.lines:
        lines += sheet.wrap(line.text.upper(), "!! " if line.strong else "   ", "   ")
    return [*lines, *sheet.wrap(block.caption)] if block.caption else lines


def _map(block: p.MapBlock, sheet: Sheet) -> Lines:
    return map_lines(block, sheet.width, sheet.numbers)


def _facts(block: p.Facts, sheet: Sheet) -> Lines:
    lines: Lines = []
    for name, value in block.rows:
        lines += sheet.wrap(f"{name}: {value}", rest="  ")
    return lines


def _table(block: p.Table, sheet: Sheet) -> Lines:
    if block.repeats:
        return []  # a chart is a table here
    caption = sheet.wrap(block.caption) if block.caption else []
    rows = block.rows or (("Nothing yet.",),)
    return [*caption, *aligned(block.head if block.rows else (), rows, sheet.width)]


def _field(block: p.Field, sheet: Sheet) -> Lines:
    held = block.value or "nothing yet"
    told = f"{sheet.mark(block.action)}{labelled(block.label)} {held}"
    return sheet.wrap(sentences([told, block.hint, f"At most {block.longest} characters"]))


def _scale(block: p.Scale, sheet: Sheet) -> Lines:
    steps = [each for each in (sheet.action(step) for step in block.actions) if each]
    chosen = [step.label for step in steps if step.pressed]
    answers = ", ".join(_step_words(step, sheet) for step in steps if step.enabled)
    told = [block.label, f"From {block.low} to {block.high}", f"Answer with one of: {answers}"]
    told.append(f"Chosen: {chosen[0]}" if chosen else "")
    return sheet.wrap(sentences(told))


def _step_words(step: p.Action, sheet: Sheet) -> str:
    number = str(sheet.numbers[step.id])
    return step.label if step.label.startswith(number) else f"{number} ({step.label})"


def _group(block: p.Group, sheet: Sheet) -> Lines:
    known = [each for each in (sheet.action(action) for action in block.actions) if each]
    said = [
        f"{sheet.mark(each.id)}{each.label.removesuffix('.')}{' (chosen)' if each.pressed else ''}"
        for each in known
    ]
    head = f"{labelled(block.label)} " if block.label else ""
    note = f" {block.note}" if block.note else ""
    return sheet.wrap(f"{head}{ended('; '.join(said))}{note}", rest="  ")


def _timelines(block: p.Timelines, sheet: Sheet) -> Lines:
    return timeline_lines(block, sheet.width, sheet.numbers)


def _chart(block: p.Chart, sheet: Sheet) -> Lines:
    return chart_lines(block, sheet.width)


def _calibration(block: p.Calibration, sheet: Sheet) -> Lines:
    lines = [*sheet.wrap(block.title), *sheet.wrap(block.note)]
    for band in block.bands:
        lines += sheet.wrap(f"Said {band.name} in 100: {band.told}.", "  ")
    return lines


def _bars(block: p.Bars, sheet: Sheet) -> Lines:
    lines = sheet.wrap(block.caption) if block.caption else []
    for bar in block.rows:
        mark = f" ({bar.mark})" if bar.mark else ""
        lines += sheet.wrap(f"{bar.label}{mark}: {bar.told}", "  ", "    ")
    return lines


def _code(_block: p.CodePicture, sheet: Sheet) -> Lines:
    return sheet.wrap("In a window the code stands here as a picture too, to be scanned.")


def _squares(block: p.DaySquares, sheet: Sheet) -> Lines:
    return sheet.wrap(f"Day {block.last} of {block.days}.")


def _rule(_block: p.Rule, _sheet: Sheet) -> Lines:
    return ["—"]


RENDERERS: Mapping[type[Any], Callable[[Any, Sheet], Lines]] = {
    p.Heading: _heading,
    p.Prose: _prose,
    p.Quote: _quote,
    p.Sheet: _sheet,
    p.Card: _card,
    p.Sureness: _sureness,
    p.GaugeRow: _gauge,
    p.KnotMeter: _knot,
    p.OptionCard: _option,
    p.People: _people,
    p.Speech: _speech,
    p.StanceLine: _stance,
    p.Tape: _tape,
    p.MapBlock: _map,
    p.Facts: _facts,
    p.Table: _table,
    p.Field: _field,
    p.Scale: _scale,
    p.Group: _group,
    p.Timelines: _timelines,
    p.Chart: _chart,
    p.Calibration: _calibration,
    p.RiskChart: lambda block, sheet: risk_lines(block, sheet.width),
    p.Spread: lambda block, sheet: spread_lines(block, sheet.width),
    p.Quadrants: lambda block, sheet: quadrant_lines(block, sheet.width),
    p.Bars: _bars,
    p.CodePicture: _code,
    p.DaySquares: _squares,
    p.Rule: _rule,
}
"""A renderer for every kind of block there is."""
