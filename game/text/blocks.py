"""Every kind of block as lines of plain text.

Nothing is drawn with characters: what a picture would say stands in words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from game.text.numbering import parts_of
from game.text.sheet import Lines, Sheet
from game.text.wrapping import aligned, labelled, paragraphs

DOTS = 3
STANCE_THIRDS = ((20, "at {low}"), (45, "nearer to {low}"), (55, "in between"))


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
