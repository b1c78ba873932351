"""What the software must do for a class, as its twenty-seven tests are worded.

`docs/teaching/must-do.md` lists all of them with where each is proved; here stand those
that no other test proves as worded. They run on the shipped crisis.
"""

import datetime as dt
import json
import re
import subprocess
import sys
from collections import defaultdict
from functools import cache

import pytest

from game.cli.keeper import make_keeper
from game.data import data_root
from game.play.auto import autoplay, blank, day_date, played
from game.play.onechange import changed, turnings
from game.play.record import Note, Record
from game.play.record import Settings as PlaySettings
from game.play.runcode import code_of
from game.play.session import Session
from game.present import morning
from game.present.after import days as day_pages
from game.present.after.pages import PAGES
from game.present.desk import Desk
from game.present.finish import NOT_YET
from game.present.frame import MONTHS, Frame
from game.present.front import Wanted
from game.present.gallery import NoKeeper, _onward, walk
from game.present.page import Field, Page, as_json
from game.present.settings import Settings
from game.report.bundle import Bundle, bundle, looking_back
from game.report.data import as_data
from game.report.html import render
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.luck import drawn, key
from game.rules.policies import named
from game.scenario.load import load
from game.scenario.model import Scenario
from game.scenario.values import Length
from game.text.numbering import links_of, parts_of


class Never:
    """Errands that never come back: pages show what they have without them."""

    def result(self, name, stages):
        del name, stages

    ahead = result

    def news(self):
        return False


@cache
def crisis() -> Scenario:
    found = load(data_root() / "scenarios" / "cuba-1962").scenario
    assert found is not None
    return found


@cache
def kernel(length: Length) -> Kernel:
    return Kernel(compile_rules(crisis(), length))


@cache
def record_of(policy: str, length: Length, seed: int = 1) -> Record:
    start = blank(crisis(), kernel(length), PlaySettings(length), seed)
    chooser = named(crisis(), kernel(length).rules, policy, seed)
    return played(start, autoplay(kernel(length), start, chooser))


def session_of(policy: str, length: Length = Length.LESSON, seed: int = 1) -> Session:
    return Session.resume(crisis(), record_of(policy, length, seed), kernel(length))


@cache
def walked(length: Length, seed: int) -> tuple[tuple[int, Page], ...]:
    """The pages of a play that looks into everything, each with its day; the debrief last."""
    whole = Wanted(length, level="whole")
    desk = Desk(crisis(), NoKeeper(), Settings(asked=True), whole, Never())
    desk.act("new")
    desk.act("begin")
    pages = walk(desk, seed, lively=True)
    return tuple((desk.session.day if desk.session else 0, page) for page in pages)


def in_play(length: Length, seed: int) -> list[tuple[int, Page]]:
    """The pages until the play closed."""
    pages = list(walked(length, seed))
    over = next(at for at, (_day, page) in enumerate(pages) if "ending" in page.kind)
    return pages[:over]


def told(*things: object) -> str:
    return json.dumps([as_json(each) for each in things], ensure_ascii=False)


def words_of(page: Page) -> str:
    return told(page.main, page.side)


# -- 2. Kill the process at any screen, reopen, lose nothing


def fresh(folder) -> Desk:
    """A program that has just started on a folder of plays."""
    keeper, settings = make_keeper(crisis(), folder)
    wish = Settings(asked=True, hints=settings.hints)
    return Desk(crisis(), keeper, wish, Wanted(Length.LESSON), Never())


def next_act(page: Page, number: int, done: set[str]) -> tuple[str, str]:
    """Write into every line once, try much that stands aside, and else go on."""
    for part in parts_of((page.main, page.side)):
        if isinstance(part, Field) and f"{page.id}/{part.action}" not in done:
            done.add(f"{page.id}/{part.action}")
            return part.action, "Because of what we do not know."
    if page.kind == "paper":
        grade = next((each.id for each in page.actions if each.id.startswith("grade:")), "")
        if grade and f"{page.id}/{grade}" not in done:
            done.add(f"{page.id}/{grade}")
            return grade, ""
    aside = [
        each.id
        for each in page.actions
        if each.enabled
        and each.id.startswith(("grade:", "option:", "pick:", "tick:", "exam:", "argue:", "open:"))
        and f"{page.id}/{each.id}" not in done
    ]
    if aside and number % 3 == 0:
        done.add(f"{page.id}/{aside[number % len(aside)]}")
        return aside[number % len(aside)], ""
    return _onward(page, number), ""


def test_whatever_was_done_stands_on_the_disk_before_the_next_thing_can_be_done(tmp_path):
    desk, taste, done = fresh(tmp_path), drawn(5), set()
    desk.act("new")
    desk.act("begin")
    kinds = set()
    for step in range(2_000):
        page = desk.page()
        if page.id == "export":
            break
        desk.act(*next_act(page, taste.number(key(f"step/{step}")), done))
        assert desk.session is not None
        keeper, _settings = make_keeper(crisis(), tmp_path)
        (kept,) = keeper.saves.kept()
        assert keeper.open(kept.name) == (desk.session.record, "")
        kinds |= {note.kind for note in desk.session.record.notes}
        if step % 25 == 0:
            again = fresh(tmp_path)
            again.act(f"continue:{kept.name}")
            assert again.session is not None
            assert again.session.phase == desk.session.phase
            if not desk.state.stack and page.kind != "prologue":
                assert again.page().id == desk.page().id
    assert desk.page().id == "export"
    assert {"read", "forecast", "reason", "grade", "text", "place"} <= kinds


# -- 3. Stop on day 4 and get a whole debrief


@cache
def stopped() -> Session:
    """A play left on the morning of day 4, with what a student wrote until then."""
    whole = record_of("tight", Length.LESSON)
    count = next(
        at
        for at in range(len(whole.choices))
        if Session.resume(crisis(), cut(whole, at), kernel(Length.LESSON)).day == 4
    )
    return looking_back(Session.resume(crisis(), cut(whole, count), kernel(Length.LESSON)))


def cut(whole: Record, count: int) -> Record:
    notes = (*(Note("forecast", str(day), "30") for day in (1, 2, 3)), Note("reason", "2", "Fear."))
    return Record(
        whole.scenario, whole.version, whole.digest, whole.settings, whole.seed,
        whole.choices[:count], notes,
    )  # fmt: skip


@cache
def stopped_bundle() -> Bundle:
    return bundle(stopped())


def test_a_play_stopped_on_day_four_has_every_page_of_the_debrief():
    session = stopped()
    assert session.day == 4
    desk = Desk(crisis(), NoKeeper(), Settings(asked=True))
    desk.take(session)
    seen = []
    for _page in range(20):
        page = desk.page()
        if not page.kind.startswith("debrief"):
            break
        seen.append(page.kind)
        assert words_of(page).count(" ") > 40, page.kind
        desk.act("go:next")
    assert seen == list(PAGES)
    assert desk.page().id == "export"


def test_what_is_written_of_it_has_every_part_but_an_ending():
    found = stopped_bundle()
    assert {each.kind for each in found.sections} == set(PAGES)
    assert found.code
    page, data = render(found), as_data(found)
    assert "Fear." in page
    assert page.count("Why this was open") == 3
    assert [each["odds"] for each in data["evenings"][:3]] == [30, 30, 30]
    for ending in crisis().endings:
        assert ending.text not in page


def test_nothing_of_the_fourth_day_or_later_is_given_away_by_it():
    page = render(stopped_bundle())
    for day in crisis().days[3:]:
        for item in day.envelope.items:
            assert item.text[:60] not in page, (day.day, item.where)


# -- 6. Reasons before results


def test_no_night_comes_before_the_evening_was_asked_for_odds_and_a_reason():
    desk = Desk(crisis(), NoKeeper(), Settings(asked=True), Wanted(Length.LESSON), Never())
    desk.act("new")
    desk.act("begin")
    evenings = 0
    for page in walk(desk, 3, lively=False):
        if page.kind != "forecast":
            continue
        night = next(each for each in page.actions if each.id == "go:to_night")
        if not night.enabled:
            evenings += 1
            asked = [part.action for part in parts_of(page.main) if isinstance(part, Field)]
            assert asked == ["write:because"]
    assert evenings == 13


def test_the_reason_of_an_evening_stands_in_the_debrief_beside_the_day():
    session = session_of("history")
    noted = Session.resume(
        crisis(), replace_notes(session.record, Note("reason", "5", "They cannot see us.")),
        kernel(Length.LESSON),
    )  # fmt: skip
    frame = Frame(looking_back(noted))
    assert "They cannot see us." in told(day_pages.printed(frame))


def replace_notes(record: Record, *notes: Note) -> Record:
    return Record(
        record.scenario, record.version, record.digest, record.settings, record.seed,
        record.choices, notes,
    )  # fmt: skip


def results() -> list[str]:
    """Everything that tells how it really was, or how it may end."""
    scenario = crisis()
    found = [item.text for day in scenario.days for item in day.envelope.items]
    found += [day.evening.answer for day in scenario.days]
    found += [m.historical.why for day in scenario.days for m in day.matters]
    found += [m.historical.knew for day in scenario.days for m in day.matters]
    found += [text for end in scenario.endings for text in (end.title, end.text, end.how)]
    found += [reading.comment for reading in scenario.readings]
    return [as_json(text)[:50] for text in found if len(text) > 12]


@pytest.mark.parametrize(("length", "seed"), [(Length.LESSON, 7), (Length.FULL, 11)])
def test_no_page_of_a_play_nor_the_first_of_its_debrief_tells_how_it_was(length, seed):
    pages = [page for _day, page in in_play(length, seed)]
    first = [page for _day, page in walked(length, seed) if page.kind == "debrief-first"]
    assert first
    secret = [text for text in results() if text]
    for page in (*pages, *first):
        text = words_of(page)
        assert not [each for each in secret if each in text], page.id


# -- 12. Every claim opens its source; every counterfactual carries its warrant


@pytest.mark.parametrize("policy", ["history", "fold", "delegated"])
def test_each_day_told_twice_opens_its_sources_and_says_whether_it_could_have_been(policy):
    session = session_of(policy, Length.FULL)
    desk = Desk(crisis(), NoKeeper(), Settings(asked=True), errands=Never())
    desk.take(looking_back(session))
    while desk.page().kind != "debrief-days":
        desk.act("go:next")
    by_matter = {fact.owner: fact.id for fact in session.chosen() if fact.menu == "matter"}
    for day in crisis().days[: session.day]:
        desk.act(f"day:{day.day}")
        page = desk.page()
        open_here = {each.id for each in page.actions if each.enabled}
        assert "open:cited:page" in open_here, day.day
        text = words_of(page)
        desk.act("open:cited:page")
        listed = {each.id for each in desk.page().actions}
        desk.act("close")
        for matter in day.matters:
            if matter.title not in text or matter.id not in by_matter:
                continue
            for source in matter.historical.sources:
                assert f"open:source:{source.id}" in open_here | listed, (matter.id, source.id)
            mine = next(o for o in matter.options if o.id == by_matter[matter.id])
            if mine.id != matter.historical.option:
                assert mine.warrant is not None
                assert as_json(mine.warrant.text) in text, (matter.id, mine.id)
                assert mine.warrant.likelihood in text


# -- 13. No page shows Washington's knowledge before its hour in Moscow


def hour_of(text: str, year: int) -> tuple[dt.date, str] | None:
    """The date and, where one is given, the hour in Moscow that a paper bears."""
    date = re.search(rf"(\d+) ({'|'.join(MONTHS)})", text)
    if date is None:
        return None
    hour = re.search(r"\d\d:\d\d", text)
    there = "there" in text or "in Washington" in text
    day = dt.date(year, MONTHS.index(date[2]) + 1, int(date[1]))
    return day, hour[0] if hour and not there else ""


def test_no_paper_lies_on_the_desk_before_it_was_written():
    for day in crisis().days:
        today = day_date(crisis(), day.day)
        for paper in day.papers:
            written = hour_of(paper.dated, today.year)
            if written is None:
                continue
            assert written[0] <= today, paper.id
            if written[0] == today and not paper.on_request:
                assert written[1] <= day.clock, (paper.id, paper.dated, day.clock)


def test_what_is_written_in_washington_comes_hours_later():
    """A paper that bears the hour of Washington is read when that hour has come in Moscow."""
    seen = 0
    offsets = next(c for c in crisis().head.clocks if c.name == "Washington").offsets
    for day in crisis().days:
        for paper in day.papers:
            hour = re.search(r"(\d\d):(\d\d) (there|in Washington)", paper.dated)
            date = hour_of(paper.dated, 1962)
            if hour is None or date is None:
                continue
            seen += 1
            number = (date[0] - day_date(crisis(), 1)).days + 1
            behind = [each.hours for each in offsets if each.from_day <= number][-1]
            sent = dt.datetime.combine(date[0], dt.time(int(hour[1]), int(hour[2])))
            read_at = dt.datetime.combine(
                day_date(crisis(), day.day), dt.time.fromisoformat(day.clock)
            )
            assert sent - dt.timedelta(hours=behind) <= read_at, paper.id
    assert seen


@pytest.mark.parametrize(("length", "seed"), [(Length.LESSON, 7), (Length.FULL, 11)])
def test_no_page_speaks_of_what_moscow_learned_later(length, seed):
    secrets = [(word, each) for each in crisis().unknown for word in each.words]
    assert secrets
    for day, page in in_play(length, seed):
        if page.kind == "sources":
            continue  # books are named there, and their authors
        text = re.sub(r"\[[^]]*\]\(source:[^)]*\)", "", words_of(page))  # authors have names too
        for word, secret in secrets:
            if word in text:
                night = page.kind in ("dispatch", "trace", "interruption")
                assert day + night >= secret.known_from_day, (page.id, word)


# -- 19 and 21. One change, same luck; one assumption, with a reason: both printed


def test_a_play_with_one_change_is_printed_with_the_first_beside_it():
    first = session_of("history")
    place = next(t.place for t in turnings(first) if t.taken.menu == "matter")
    begun = changed(first, place)
    for seed in (3, 7):
        desk = Desk(crisis(), NoKeeper(), Settings(asked=True), errands=Never())
        desk.take(Session.resume(crisis(), begun, kernel(Length.LESSON)))
        for page in walk(desk, seed, lively=True):
            if "ending" in page.kind:
                break
        second = desk.session
        assert second is not None
        assert second.ending is not None
        assert second.seed == first.seed
        assert second.record.choices[:place] == first.record.choices[:place]
        page = render(bundle(looking_back(second), parts=["ending", "endings"]))
        assert "Beside your first play" in page, seed
        assert "The luck was the same." in page


# -- 20. A time written and a time read


def test_every_morning_paper_has_both_times():
    for length in (Length.LESSON, Length.FULL):
        session = session_of("history", length)
        frame = Frame(session)
        for day in crisis().days[: session.day]:
            for paper in session.papers(day.day):
                page = morning.paper_page(frame, paper)
                rows = dict(
                    row for part in parts_of(page.side) for row in getattr(part, "rows", ())
                )
                date = day_date(crisis(), day.day)
                assert rows["Written"] == paper.dated
                assert rows["Read"].startswith(f"{date.day} October, "), paper.id
                assert day.clock in rows["Read"] or paper.on_request


# -- 22. At least two schools on every decision that is commented on


def test_every_decision_that_is_commented_on_has_two_schools():
    """Counted by the decisions that a comment names, in every length."""
    spoken = defaultdict(set)
    for reading in crisis().readings:
        if reading.when is None:
            continue
        asked = reading.when.model_dump_json()
        for day in crisis().days:
            for matter in day.matters:
                if any(f'"{matter.id}/{option.id}"' in asked for option in matter.options):
                    spoken[matter.id].add(reading.school)
    assert len(spoken) >= 13
    assert not {name: schools for name, schools in spoken.items() if len(schools) < 2}


# -- 23. Any underlined word opens


@pytest.mark.parametrize(("length", "seed"), [(Length.LESSON, 7), (Length.FULL, 11)])
def test_any_underlined_word_opens_or_says_from_when(length, seed):
    opened = shut = 0
    for _day, page in walked(length, seed):
        actions = {each.id: each for each in page.actions}
        for label, action in links_of(page):
            assert action in actions, (page.id, label)
            if actions[action].enabled:
                opened += 1
            else:
                shut += 1
                assert actions[action].why_not == NOT_YET, (page.id, label)
    assert opened > 200
    assert shut <= opened / 100


# -- 24 and 10. No port is opened, nobody is called

LISTENING = """
import sys
asked = []
def hook(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        asked.append(event)
sys.addaudithook(hook)
from game.cli import main
try:
    main(["play", "--text", "--luck", "documented", "--saves", sys.argv[1]])
except SystemExit:
    pass
sys.stderr.write("asked of the network: " + repr(asked))
"""


def test_a_play_asks_nothing_of_the_network(tmp_path):
    typed = "\n".join(["next"] * 60)
    done = subprocess.run(
        [sys.executable, "-c", LISTENING, str(tmp_path)],
        input=typed, capture_output=True, text=True, check=False, cwd=data_root(),
    )  # fmt: skip
    assert done.stderr.endswith("asked of the network: []"), done.stderr[-2000:]
    assert "Saved in" in done.stdout


# -- 27. Calendar mode: a day takes eight minutes and saves itself

WORDS_A_MINUTE, MINUTES = 200, 8
LOOKED_AT = ("map",)
"""Pages that are seen and not read."""


def count(page: Page) -> int:
    """The words of the middle of a page: what stands at its side is there to be looked up."""
    found = 0
    for part in parts_of(page.main):
        for field in ("text", "title", "detail", "prompt"):
            value = getattr(part, field, "")
            found += len(value.split()) if isinstance(value, str) else 0
    return found


def calendar_days() -> dict[int, int]:
    """The words of each day: the opening, one paper, the first voices, all answers, the night."""
    keeper = NoKeeper()
    desk = Desk(crisis(), keeper, Settings(asked=True, hints="off"), Wanted(Length.CALENDAR))
    desk.act("new")
    desk.act("begin")
    assert desk.session is not None
    session, words, read = desk.session, defaultdict(int), set()
    for _step in range(1_000):
        if desk.session is None:  # the day is done, and was kept; the next begins from there
            desk.take(Session.resume(session.scenario, session.record, session.kernel))
        session, page = desk.session, desk.page()
        if "ending" in page.kind:
            return words
        day = session.day
        if page.id not in read and page.kind not in (*LOOKED_AT, "prologue"):
            words[day] += count(page)
        if page.kind == "morning" and page.id not in read:
            paper = next(each.id for each in page.actions if each.id.startswith("open:paper:"))
            desk.act(paper)
            words[day] += count(desk.page())
            desk.act("close")
        read.add(page.id)
        tomorrow = any(each.id == "till-tomorrow" and each.enabled for each in page.actions)
        desk.act("till-tomorrow" if tomorrow else _onward(page, 0))
    raise AssertionError("the play does not end")


def test_a_school_day_of_the_calendar_is_read_and_decided_in_eight_minutes():
    words = calendar_days()
    assert sorted(words) == list(range(1, 14))
    assert max(words.values()) <= WORDS_A_MINUTE * MINUTES, words


# -- 6 and 15. The wall opens on what was decided, not on how it came out


def test_the_wall_opens_on_decisions_and_tells_endings_only_on_the_pages_that_are_called_so():
    room = Desk(crisis(), NoKeeper(), Settings(asked=True))
    codes = []
    for policy in ("history", "delegated", "fold", "random"):
        session = session_of(policy)
        codes.append(code_of(crisis(), kernel(Length.LESSON), session.record))
    room.act("teach")
    room.act("to:collect")
    room.act("codes", "\n".join(codes))
    if room.page().kind != "class" or not room.page().id.startswith("wall/"):
        room.act("to:wall")
    assert room.page().id.startswith("wall/split")
    titles = [ending.title for ending in crisis().endings]
    tabs = [each.id for each in room.page().actions if each.id.startswith("tab:")]
    for tab in tabs:
        room.act(tab)
        ends = [title for title in titles if title in words_of(room.page())]
        assert not ends or tab in ("tab:ends", "tab:handed", "tab:near"), (tab, ends)
