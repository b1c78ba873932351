"""Broken scenarios: each gives a clear line with a place, and never a traceback."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario.findings import Severity
from tests.scenario import tiny

_D1, _D2, _D3 = "days/01.yaml", "days/02.yaml", "days/03.yaml"
_HEAD, _THINGS, _PEOPLE, _WORLD = "scenario.yaml", "things.yaml", "people.yaml", "world.yaml"
_HIDE = "now: {danger: -2, lies: +5, calm: -2}"
_COLD = "when: {gauge: calm, below: 68}"
_HEADLINE = re.compile(r"\S+:\d+:\d+: (error|warning|note) \d{3}: .*\S")
_JARGON = re.compile(
    r"pydantic|Traceback|NoneType|ValueError|<class|model_type|constrained|Input should|extra_forbidden|\bdict\b|\bstr\b|\bint\b"
)

# file, right, wrong, the first line that says so (without place: a part of it)
CASES = [
    # amounts
    (_D1, _HIDE, "now: {danger: 2}", "109: matters[0].options[0].now.danger: a bare 2 is not an amount: write +2 to add, -2 to take away or =2 to set"),
    (_D1, _HIDE, "now: {danger: 0}", "109: matters[0].options[0].now.danger: a bare 0 is not an amount"),
    (_D1, _HIDE, "now: {danger: 1.5}", '109: matters[0].options[0].now.danger: the text "1.5" is not an amount'),
    (_D1, _HIDE, "now: {danger: ++2}", '109: matters[0].options[0].now.danger: the text "++2" is not an amount'),
    (_D1, _HIDE, "now: {danger: + 2}", "is not an amount"),
    (_D1, _HIDE, "now: {danger: +9999999}", "is not an amount"),
    (_D1, _HIDE, "now: {danger: }", "109: matters[0].options[0].now.danger: nothing is not an amount"),
    (_D1, _HIDE, "now: {danger: [+2]}", "109: matters[0].options[0].now.danger: a list is not an amount"),
    (_D1, _HIDE, "now: {danger: true}", '203: matters[0].options[0].now.danger: "danger" is a gauge: write +4, -3 or =8'),
    (_D1, _HIDE, "now: {cannon: next}", '203: matters[0].options[0].now.cannon: "cannon" is a counter: write +4, -3 or =8'),
    (_D1, _HIDE, "now: {exposed: +2}", '203: matters[0].options[0].now.exposed: "exposed" is a flag: write true or false'),
    (_D1, _HIDE, "now: {exposed: -2}", '"exposed" is a flag: write true or false'),
    (_D1, _HIDE, "now: {exposed: yes}", '"exposed" is a flag: write true or false'),
    (_D1, _HIDE, "now: {ladder: +1}", '"ladder" is a track: write next, back or one of quiet, words, boats, shots'),
    (_D1, _HIDE, "now: {ladder: true}", '"ladder" is a track'),
    (_D1, _HIDE, "now: {ladder: boots}", 'shots; did you mean "boats"?'),
    (_D1, _HIDE, "now: {danger: =101}", '107: matters[0].options[0].now.danger: "danger" goes from 0 to 100, and cannot be set to 101'),
    (_D1, _HIDE, "now: {danger: =-1}", '"danger" goes from 0 to 100, and cannot be set to -1'),
    (_D1, _HIDE, "now: {cannon: =7}", '"cannon" goes from 0 to 6, and cannot be set to 7'),
    (_D1, _HIDE, "now: {dangr: -2}", '202: matters[0].options[0].now: unknown gauge "dangr"; did you mean "danger"?'),
    (_D1, _HIDE, "now: {exposd: true}", 'unknown flag "exposd"; did you mean "exposed"?'),
    (_D1, _HIDE, "now: {ladr: next}", 'unknown track "ladr"; did you mean "ladder"?'),
    (_D1, _HIDE, "now: {xyzzy: +1}", 'unknown gauge "xyzzy"'),
    (_D1, _HIDE, "now: {Danger: +1}", '"Danger" is not an id: lower-case words and numbers joined by hyphens'),
    (_D1, _HIDE, "now: {brandt: +1}", '203: matters[0].options[0].now: "brandt" is a person, not a gauge'),
    (_D1, _HIDE, "now: [danger]", "107: matters[0].options[0].now: expected a map (key: value), found a list"),
    (_D1, _HIDE, "now: danger", 'expected a map (key: value), found the text "danger"'),
    # linear forms
    (_D1, _HIDE, "now: {danger: {base: x}}", '107: matters[0].options[0].now.danger.base: expected a whole number, found the text "x"'),
    (_D1, _HIDE, "now: {danger: {bas: 1}}", '105: matters[0].options[0].now.danger: unknown key "bas"; did you mean "base"?'),
    (_D1, _HIDE, "now: {danger: {plus: [{gauge: clam, times: 2}]}}", 'unknown gauge "clam"; did you mean "calm"?'),
    (_D1, _HIDE, "now: {danger: {plus: [{gauge: calm}]}}", '106: matters[0].options[0].now.danger.plus[0]: missing key "times"'),
    (_D1, _HIDE, "now: {danger: {plus: [{gauge: calm, times: +2}]}}", "write it without quotes and without a plus sign"),
    (_D1, _HIDE, "now: {danger: {plus: [{times: 2}]}}", "a term names either a gauge or a counter"),
    (_D1, _HIDE, "now: {danger: {plus: [{gauge: cannon, times: 2}]}}", '203: matters[0].options[0].now.danger.plus[0].gauge: "cannon" is a counter, not a gauge'),
    (_D1, _HIDE, "now: {danger: {over: 0}}", "must be at least 1, found the number 0"),
    (_D1, "weight: 70", "weight: lots", "expected a whole number or a linear form (base, plus, over, from, to), found the text"),
    (_D1, "weight: 70", "weight: {base: 1, over: 0}", "107: matters[0].options[2].outcomes[0].weight.over: must be at least 1"),
    (_D1, "weight: 70", "weight: [70]", "expected a whole number or a linear form"),
    (_D1, "weight: 70", "wieght: 70", 'unknown key "wieght"; did you mean "weight"?'),
    # conditions
    (_D1, _COLD, "when: {gauge: calm, below: 68, flag: exposed}", "109: matters[0].options[2].also[0].when: a condition asks exactly one thing; join several with all or any"),
    (_D1, _COLD, "when: {}", "109: matters[0].options[2].also[0].when: a condition asks exactly one thing"),
    (_D1, _COLD, "when: {gauge: calm}", "gauge needs at_least, below or is"),
    (_D1, _COLD, "when: {track: ladder}", "track needs at_least, below or is"),
    (_D1, _COLD, "when: {flag: exposed, is: 1}", "at_least, below and is go with gauge, counter or track"),
    (_D1, _COLD, "when: {below: 40}", "a condition asks exactly one thing"),
    (_D1, _COLD, "when: {gague: calm, below: 68}", 'unknown key "gague"; did you mean "gauge"?'),
    (_D1, _COLD, "when: {gauge: calm, bellow: 40}", 'unknown key "bellow"; did you mean "below"?'),
    (_D1, _COLD, "when: exposed", 'expected a map (key: value), found the text "exposed"'),
    (_D1, _COLD, "when: [exposed]", "expected a map (key: value), found a list"),
    (_D1, _COLD, "when: {all: {flag: exposed}}", "107: matters[0].options[2].also[0].when.all: expected a list, found a map"),
    (_D1, _COLD, "when: {all: [exposed]}", "when.all[0]: expected a map"),
    (_D1, _COLD, "when: {not: [{flag: exposed}]}", "when.not: expected a map"),
    (_D1, _COLD, "when: {gauge: exposed, below: 40}", '203: matters[0].options[2].also[0].when.gauge: "exposed" is a flag, not a gauge'),
    (_D1, _COLD, "when: {flag: calm}", '"calm" is a gauge, not a flag'),
    (_D1, _COLD, "when: {track: ladder, below: 2}", "a track is compared with one of its states: quiet, words, boats, shots"),
    (_D1, _COLD, "when: {track: ladder, is: [quiet, wrds]}", '202: matters[0].options[2].also[0].when.is[1]: unknown state of ladder "wrds"; did you mean "words"?'),
    (_D1, _COLD, "when: {gauge: calm, below: low}", 'a gauge is compared with a whole number, not with "low"'),
    (_D1, _COLD, "when: {gauge: calm, below: 400}", '"calm" goes from 0 to 100, and is compared with 400'),
    (_D1, _COLD, "when: {counter: cannon, at_least: 7}", '"cannon" goes from 0 to 6, and is compared with 7'),
    (_D1, _COLD, "when: {gauge: calm, below: [40]}", "expected a whole number or the name of a state, found a list"),
    (_D1, _COLD, "when: {gauge: calm, below: true}", "found true"),
    (_D1, _COLD, "when: {chosen: guns}", 'the text "guns" is not a choice: matter/option, initiative/id or question/id'),
    (_D1, _COLD, "when: {chosen: guns/mre}", 'unknown option of guns "mre"; did you mean "more"?'),
    (_D1, _COLD, "when: {chosen: gunz/more}", 'unknown matter "gunz"; did you mean "guns"?'),
    (_D1, _COLD, "when: {chosen: initiative/walkk}", 'unknown initiative "walkk"; did you mean "walk"?'),
    (_D1, _COLD, "when: {chosen: question/d01-ask-shoal}", 'unknown question "d01-ask-shoal"; did you mean "d01-ask-shoals"'),
    (_D1, _COLD, "when: {received: d01-logs}", 'unknown paper "d01-logs"; did you mean "d01-log"'),
    (_D1, _COLD, "when: {sent: to-rayes-open}", 'unknown message "to-rayes-open"; did you mean "to-reyes-open"'),
    (_D1, _COLD, "when: {arrived: captain-fires}", '"captain-fires" is an incident, not a message'),
    (_D1, _COLD, "when: {burnt: anger2}", 'unknown fuse "anger2"; did you mean "anger"?'),
    (_D1, _COLD, "when: {happened: captain-fire}", 'unknown incident "captain-fire"; did you mean "captain-fires"?'),
    (_D1, _COLD, "when: {from_day: 0}", "must be at least 1, found the number 0"),
    (_D1, _COLD, "when: {from_day: one}", "expected a whole number"),
    # keys and types
    (_D1, "title: The headland\n", "titel: The headland\n", '1.yaml:2:1: error 105: unknown key "titel"; did you mean "title"?'),
    (_D1, "title: The headland\n", "", '1.yaml:1:1: error 106: missing key "title"'),
    (_D1, "title: The headland\n", "title: 12\n", "title: expected text, found the number 12; put it in quotes"),
    (_D1, "title: The headland\n", "title: true\n", "title: expected text, found true; put it in quotes"),
    (_D1, "title: The headland\n", "title:\n", "title: expected text, found nothing"),
    (_D1, "title: The headland\n", 'title: ""\n', "title: a text must not be empty"),
    (_D1, "title: The headland\n", "title: [a]\n", "title: expected text, found a list"),
    (_D1, "title: The headland\n", "title: {a: b}\n", "title: expected text, found a map"),
    (_D1, "title: The headland\n", "title: a\nsurprise: 1\n", 'error 105: unknown key "surprise"'),
    (_D1, "papers:\n", "paper:\n", 'unknown key "paper"; did you mean "papers"?'),
    (_D1, "kind: note", "kind: notes", 'did you mean "note"?'),
    (_D1, "kind: note", "kind: 3", "papers[0].kind: the number 3 is not one of letter, cable"),
    (_D1, "stance: 20", "stance: 120", "must be at most 100, found the number 120"),
    (_D1, "stance: 20", "stance: -1", "must be at least 0, found the number -1"),
    (_D1, "stance: 20", "stance: '20'", 'expected a whole number, found the text "20"; write it without quotes'),
    (_D1, "odds: 70", "odds: 75", "must be a multiple of 10, found the number 75"),
    (_D1, "id: hide", "id: Hide It", 'the text "Hide It" is not an id: lower-case words and numbers joined by hyphens'),
    (_D1, "id: hide", "id: hide_it", "is not an id"),
    (_D1, "id: hide", "id: " + "x" * 49, "must be at most 48 characters long"),
    (_D1, "true: false", 'true: "false"', 'expected true or false, found the text "false"; write it without quotes'),
    (_D1, "true: false", "true: no", 'expected true or false, found the text "no"'),
    (_D1, "sources: [{id: log, at: page 3}]", "sources: [{id: log, page: 3}]", 'unknown key "page"'),
    (_D1, "sources: [{id: log, at: page 3}]", "sources: log", 'expected a list, found the text "log"'),
    (_D1, "sources: [{id: log, at: page 3}]", "sources: [3]", "expected a map"),
    (_D1, "sources: [{id: log, at: page 3}]", "sources: [lgo]", 'unknown source "lgo"; did you mean "log"?'),
    (_D1, "confidence: invented", "confidence: sure", 'the text "sure" is not one of documented, disputed, inferred, invented'),
    (_D1, "likelihood: medium", "likelihood: likely", "is not one of high, medium, low"),
    (_D1, "lengths: [full, calendar]", "lengths: [fulll]", 'did you mean "full"?'),
    (_D1, "lengths: [full, calendar]", "lengths: full", "expected a list"),
    (_D1, "favours: [hide]", "favours: [hiide]", 'unknown option "hiide"; did you mean "hide"?'),
    (_D1, "favours: [hide]", "favours: [sign]", 'unknown option "sign"'),
    (_D1, "who: hale", "who: hal", 'unknown person "hal"; did you mean "hale"?'),
    (_D1, "who: hale", "who: log", '"log" is a source, not a person'),
    (_D1, "to: hale", "to: reye", 'unknown person "reye"; did you mean "reyes"'),
    (_D1, "brings: [d01-chart]", "brings: [d01-chort]", 'unknown paper "d01-chort"; did you mean "d01-chart"'),
    (_D1, "grounds: [d01-chart]", "grounds: [chart]", 'unknown paper "chart"; did you mean "d01-chart"'),
    (_D1, "sends: [to-reyes-open]", "sends: [reyes-open]", 'unknown message "reyes-open"; did you mean "to-reyes-open"'),
    (_D1, "advisers: {hale: 40", "advisers: {hal: 40", '202: evening.advisers: unknown person "hal"; did you mean "hale"?'),
    (_D1, "advisers: {hale: 40", "advisers: {hale: forty", "evening.advisers.hale: expected a whole number"),
    (_D1, "(codex:strait)", "(codex:strat)", '01.yaml:13:84: error 202: papers[0].text: unknown codex entry "strat"; did you mean "strait"?'),
    (_D1, "option: hide\n", "option: hidee\n", '501: matters[0].historical.option: historical option "hidee" is not among the options'),
    (_D1, "after_days: 1\n", "after_days: 0\n", "must be at least 1, found the number 0"),
    (_D1, "            after_days: 1\n", "", "the fuse waits for nothing: give it after_halves, after_days, at_day or when"),
    (_D1, "documented: 1200", "documented: 12000", "must be at most 9999, found the number 12000"),
    (_D1, "hours: 2\n        now: {cannon", "hours: 20\n        now: {cannon", "must be at most 16, found the number 20"),
    (_D1, "night:\n", "nights:\n", 'unknown key "nights"; did you mean "night"?'),
    (_D1, "day: 1\n", "day: 2\n", "207: day: the file is called 01.yaml, and it says day 2"),
    (_D1, "day: 1\n", "day: one\n", 'day: expected a whole number, found the text "one"'),
    (_D2, "day: 2\n", "day: 9\n", "207: day: day 9 comes after the last; the scenario has 3 days"),
    (_D2, "half: 1\n", "half: 3\n", "the number 3 is not one of 0, 1, 2"),
    (_D2, "document: proclamation", "document: proclamations", 'unknown document "proclamations"; did you mean "proclamation"?'),
    (_D3, "{guns-go: melted}", "{guns-go: meltd}", 'unknown choice of guns-go "meltd"; did you mean "melted"?'),
    (_D3, "{guns-go: melted}", "{guns: melted}", '202: matters[0].historical.clauses: unknown clause "guns"; did you mean "guns-go"?'),
    (_D3, "half: 2\n", "half: 2\n  half: 1\n", 'the key "half" is written twice'),
    (_D3, "speaker: Brandt, sources: [{id: log, at: page 9}]", "speaker: Brandt, sources: []", "at least 1 must stand here, found 0"),
    # the head
    (_HEAD, "days: 3\n", "days: 4\n", "207: days: the scenario has 4 days, and these are missing: days/04.yaml"),
    (_HEAD, "days: 3\n", "days: 2\n", "day 3 comes after the last; the scenario has 2 days"),
    (_HEAD, "days: 3\n", "days: 0\n", "must be at least 1"),
    (_HEAD, "days: 3\n", "days: three\n", 'days: expected a whole number, found the text "three"'),
    (_HEAD, 'first_day: "1900-05-01"', "first_day: 1 May", 'the text "1 May" is not a date: write it as 1900-12-31, in quotes'),
    (_HEAD, 'first_day: "1900-05-01"', 'first_day: "1900-13-01"', "there is no such day in the calendar"),
    (_HEAD, "  lesson: {", "  lessons: {", '107: lengths: the text "lessons" is not one of lesson, full, calendar; did you mean "lesson"?'),
    (_HEAD, "minutes: ten minutes", "minutes: 10", "expected text, found the number 10; put it in quotes"),
    (_HEAD, "version: 1\n", "version: 256\n", "must be at most 255"),
    (_HEAD, "language: en\n", "language: xx\n", 'the text "xx" is not one of en, de'),
    (_HEAD, "counter: hours-left", "counter: hours", 'unknown counter "hours"'),
    (_HEAD, "rest_gauge: calm", "rest_gauge: exposed", '"exposed" is a flag, not a gauge'),
    (_HEAD, "exposure_flag: exposed", "exposure_flag: expose", 'unknown flag "expose"; did you mean "exposed"?'),
    (_HEAD, "old-guns: guns", "old-guns: gun", 'unknown matter "gun"; did you mean "guns"?'),
    (_HEAD, "matters: {old-guns", "matter: {old-guns", '"matter" is not a kind of name; did you mean "matters"?'),
    (_HEAD, "{old-guns: guns}", "{tolls: guns}", 'the matter "tolls" was renamed, and the old name is used again'),
    (_HEAD, "delay: 2}", "delay: 9}", "must be at most 4"),
    (_HEAD, "id: cipher", "id: telephone", '201: channels[1]: the channel "telephone" is declared twice'),
    (_HEAD, "id: pride", "id: trade", 'the motive "trade" is declared twice'),
    # things
    (_THINGS, "id: calm", "id: danger", 'the gauge "danger" is declared twice'),
    (_THINGS, "id: lies", "id: trust", 'the counter "trust" is declared twice; it is also the name of a gauge'),
    (_THINGS, "start: unaware", "start: unawre", 'unknown state "unawre"; did you mean "unaware"?'),
    (_THINGS, "id: knowing", "id: unaware", 'the state "unaware" stands twice in this list'),
    (_THINGS, "start: 2, max: 6", "start: 7, max: 6", "starts at 7, above its max of 6"),
    (_THINGS, "start: 70\n", "start: 170\n", "must be at most 100"),
    (_THINGS, "shown: exact\n    meaning: Your", "shown: always\n    meaning: Your", "is not one of exact, banded, estimated, words, hidden"),
    (_THINGS, "reporter: hale", "reporter: haale", 'unknown person "haale"; did you mean "hale"?'),
    (_THINGS, "flags:\n", "flagss:\n", '105: unknown key "flagss"; did you mean "flags"?'),
    (_THINGS, "flags:\n", "flags: 3\nold:\n", "flags: expected a list"),
    (_THINGS, "gauges:\n", "gauges: {}\nold:\n", "gauges: expected a list"),
    (_THINGS, "  - {id: exposed, name: The cannon are known}\n", "  - exposed\n", "107: flags[0]: expected a map (key: value), found the text"),
    # the world
    (_PEOPLE, "hair: parted", "hair: red", "is not one of short, parted, wave"),
    (_PEOPLE, "hair: parted", "top: 99", "must be at most 62, found the number 99"),
    (_PEOPLE, "see: [strait]", "see: [strat]", 'unknown codex entry "strat"; did you mean "strait"?'),
    (_PEOPLE, "id: memoir\n    kind: memoir", "id: memoir\n    kind: book", 'the text "book" is not one of letter'),
    (_PEOPLE, "verified: read", "verified: true", "is not one of read, excerpt-seen, memory"),
    (_WORLD, "channel: cipher", "channel: cypher", 'unknown channel "cypher"; did you mean "cipher"?'),
    (_WORLD, "sender: reyes", "sender: rayes", 'unknown person "rayes"; did you mean "reyes"?'),
    (_WORLD, "class: settled", "class: setled", 'did you mean "settled"?'),
    (_WORLD, "at: morning", "at: noon", "is not one of morning, first-half, second-half, half"),
    (_WORLD, "    because: Nobody sleeps well beside guns\n", "", '313: rules[0]: missing key "because"'),
    (_WORLD, "ending: strait-burns", "ending: straight-burns", 'unknown ending "straight-burns"; did you mean "strait-burns"?'),
    (_WORLD, "number: 300", "number: 10000", "must be at most 9999"),
    (_WORLD, "lat: 54.5\n", "lat: north\n", 'map.lat: expected a number, found the text "north"'),
    (_WORLD, "lat: 54.5\n", "lat: 500\n", "must be at most 180"),
    (_WORLD, "  width: 200\n", "", 'map: missing key "width"'),
    (_WORLD, "prefers: {guns: [hide, more]", "prefers: {guns: [hid, more]", 'unknown option of guns "hid"; did you mean "hide"?'),
    (_WORLD, "prefers: {guns:", "prefers: {gunz:", 'unknown matter "gunz"; did you mean "guns"?'),
    (_WORLD, "otherwise: boldest", "otherwise: worst", "is not one of history, calmest, boldest, first"),
    (_WORLD, "initiatives: [walk]", "initiatives: [wlk]", 'unknown initiative "wlk"; did you mean "walk"?'),
    (_WORLD, "id: exposure\n", "id: tired\n", 'the rule "tired" is declared twice'),
    (_WORLD, "id: southport-arms", "id: tired", 'the rule "tired" is declared twice'),
    (_WORLD, "map:\n", "map: 3\nmap2:\n", "map: expected a map (key: value), found the number 3"),
    # YAML
    (_D1, "title: The headland\n", "title: The headland: by day\n", "there is a second “: ” in this line; put the text in quotes"),
    (_D1, "title: The headland\n", "title: 'The headland\n", "a quoted text that is never closed"),
    (_D1, "title: The headland\n", "title: [The headland\n", "cannot be read as YAML"),
    (_D1, "title: The headland\n", "title: The headland\n  frame: x\n", "cannot be read as YAML"),
    (_D1, "title: The headland\n", "\ttitle: x\n", "a tab character"),
    (_D1, "frame: Fog", "frame: &x Fog", "103: an anchor (&x) is not allowed"),
    (_D1, "frame: Fog", "frame: !!str Fog", "a tag"),
    (_D1, "frame: Fog", "frame: *fog", "an alias (*name) is not allowed"),
    (_D1, "frame: Fog", "frame: @Fog", "a value may not begin with this sign"),
    (_D1, "frame: Fog", "<<: {a: b}\nframe: Fog", "a merge key (<<) is not allowed"),
    (_D1, "day: 1\n", "day: 1\n---\n", "a second document begins here"),
    (_D1, "day: 1\n", "- day: 1\n", "cannot be read as YAML"),
    # signs that do not print
    (_THINGS, "  - id: calm\n", '  - id: "ca\\nlm"\n', r'unknown gauge "calm"; did you mean "ca\nlm"?'),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "right", "wrong", "line"), CASES, ids=range(len(CASES)))
def test_a_broken_scenario_is_told_in_one_clear_line(inside, right, wrong, line):
    checked = tiny.broken(inside, right, wrong)
    headlines = [finding.headline for finding in checked.findings]
    assert any(line in headline for headline in headlines), headlines
    assert_clear(checked)


def assert_clear(checked):
    """Whatever is wrong: clickable lines, plain words, sorted, and no scenario where there are errors."""
    assert checked.findings
    assert list(checked.findings) == sorted(checked.findings, key=lambda finding: finding.order)
    for finding in checked.findings:
        assert _HEADLINE.fullmatch(finding.headline), finding.headline
        told = finding.message.partition("found")[0] if "a tag" not in finding.message else ""
        assert not _JARGON.search(told), finding.message
        assert finding.text()
    failed = any(finding.severity is Severity.ERROR for finding in checked.findings)
    assert not (failed and checked.loaded.scenario and not _only_checks(checked))


def _only_checks(checked):
    return not any(finding.severity is Severity.ERROR for finding in checked.loaded.findings)


def test_one_mistake_gives_one_finding():
    for inside, right, wrong in [
        (_D1, "title: The headland\n", "titel: The headland\n"),
        (_D1, _HIDE, "now: {danger: -2, lies: 5, calm: -2}"),
        (_D1, "stance: 20", "stance: 120"),
        (_D1, "weight: 70", "weight: {base: 7, over: 0}"),
        (_D1, "title: The headland\n", "title: The headland: by day\n"),
        (_D1, "option: hide\n", "option: hidee\n"),
    ]:
        assert len(tiny.broken(inside, right, wrong).findings) == 1, wrong


def test_all_mistakes_are_told_at_once_whatever_their_kind():
    checked = tiny.replaced(
        [
            (_D1, "title: The headland\n", "titel: The headland\n"),
            (_D1, "who: hale", "who: hal"),
            (_D2, "odds: 80", "odds: 85"),
            (_WORLD, "channel: cipher", "channel: cypher"),
            (_THINGS, "id: lies", "id: trust"),
        ]
    )
    assert {finding.code for finding in checked.findings} >= {105, 202, 107, 201}
    assert {finding.place.file for finding in checked.findings} >= {_D1, _D2, _WORLD, _THINGS}


def test_names_of_a_file_that_cannot_be_read_are_not_called_unknown():
    checked = tiny.with_files(
        {_THINGS: tiny.text(_THINGS).replace("name: Calm", "name: 'Calm").encode()}
    )
    assert [finding.code for finding in checked.findings] == [101]


# --- Mutations by machine -----------------------------------------------------

_FILES = st.sampled_from([file.inside for file in tiny.files()])
_NOISE = st.sampled_from(
    ["", " ", ":", "- ", "  ", "\n", "x", "9", "-9", "true", "null", "{", "}", "[", "]", "'", '"', "&a ", "*a", "!t ", "#", "é", "\t", "=", "+", "{a: b}", "[1]"]
)  # fmt: skip


@st.composite
def _line_mutations(draw):
    """Change, drop, double, indent or swap a few lines of one file."""
    inside = draw(_FILES)
    lines = tiny.text(inside).split("\n")
    for _ in range(draw(st.integers(1, 3))):
        index = draw(st.integers(0, len(lines) - 1))
        how = draw(
            st.sampled_from(
                ["drop", "double", "indent", "outdent", "noise", "swap", "key", "value"]
            )
        )
        line = lines[index]
        at = draw(st.integers(0, len(line)))
        if how == "drop":
            lines.pop(index)
        elif how == "double":
            lines.insert(index, line)
        elif how == "indent":
            lines[index] = "  " + line
        elif how == "outdent":
            lines[index] = line.removeprefix("  ")
        elif how == "noise":
            lines[index] = line[:at] + draw(_NOISE) + line[at:]
        elif how == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[index], lines[other] = lines[other], line
        elif how == "key":
            lines[index] = line.replace(":", "x:", 1)
        else:
            lines[index] = line.partition(":")[0] + ": " + draw(_NOISE)
        if not lines:
            lines = [""]
    return inside, "\n".join(lines)


@settings(max_examples=150)
@given(_line_mutations())
def test_no_mutation_brings_it_down(mutation):
    inside, text = mutation
    checked = tiny.with_files({inside: text.encode()})
    if checked.findings:
        assert_clear(checked)
    else:
        assert checked.loaded.scenario is not None


@settings(max_examples=60)
@given(_FILES, st.integers(0, 5_000), st.binary(max_size=8))
def test_no_bytes_bring_it_down(inside, position, raw):
    text = tiny.text(inside).encode()
    position %= len(text)
    checked = tiny.with_files({inside: text[:position] + raw + text[position + len(raw) :]})
    if checked.findings:
        assert_clear(checked)


@settings(max_examples=40)
@given(_FILES, st.integers(0, 10_000))
def test_no_file_cut_short_brings_it_down(inside, length):
    raw = tiny.text(inside).encode()
    checked = tiny.with_files({inside: raw[: length % len(raw)]})
    assert_clear(checked) if checked.findings else None


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 200) | st.sampled_from(["calm", "guns", "x y", "", "+4", "hale"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "when", "now", "gauge", "base", "x"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=150)
@given(st.data())
def test_any_value_in_any_place_is_told_clearly(data):
    """Take one line `key: value` of a block map and put any data in the value's place."""
    import json

    inside = data.draw(_FILES)
    lines = tiny.text(inside).split("\n")
    places = [
        index for index, line in enumerate(lines) if re.fullmatch(r"\s*(- )?[\w/-]+: [^|>].*", line)
    ]
    index = data.draw(st.sampled_from(places))
    key = lines[index].partition(":")[0]
    lines[index] = f"{key}: {json.dumps(data.draw(_ANY))}"
    checked = tiny.with_files({inside: "\n".join(lines).encode()})
    if checked.findings:
        assert_clear(checked)
