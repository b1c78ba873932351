"""In a Full play nothing is told twice as new, and nothing is told that the play contradicts."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import product

import pytest
from plays import kernel, run, session, shipped

from game.debrief.account import Account
from game.debrief.forecasts import forecasts, predictions
from game.debrief.gauges import curves
from game.debrief.shelf import Shelf
from game.debrief.unseen import unseen
from game.present.frame import Frame
from game.present.register import tape_lines
from game.rules import facts as f
from game.rules.state import State
from game.rules.view import View

POLICIES = ("random", "swarm")
SEEDS = range(1, 201)
A_PARAGRAPH = 12
"""Words from which a text counts as a paragraph."""


@dataclass(frozen=True)
class Telling:
    """A play as it was told: its acts as `owner/answer`, and every text with its place."""

    acts: frozenset[str]
    texts: tuple[tuple[str, str], ...]

    def paragraphs(self) -> Counter[str]:
        found = (part for _place, text in self.texts for part in text.split("\n\n"))
        return Counter(part for part in found if len(part.split()) >= A_PARAGRAPH)


@cache
def parts():
    papers = {paper.id: paper for day in shipped().days for paper in day.papers}
    messages = {message.id: message for message in shipped().messages}
    questions = {each.id: each for day in shipped().days for each in day.questions}
    matters = {matter.id: matter for day in shipped().days for matter in day.matters}
    initiatives = {each.id: each for day in shipped().days for each in day.initiatives}
    return papers, messages, questions, matters, initiatives


def played(policy, seed):
    """The facts of a play by a policy, and how things stood at each moment of it."""
    return collected(run(policy, seed))


def collected(play):
    """The facts of a play, and how things stood at each moment of it."""
    facts = [fact for stretch in play.stretches for fact in stretch.facts]
    stood = {
        (fact.day, fact.half, fact.evening): View(kernel().rules, State(0, fact.values))
        for fact in facts
        if isinstance(fact, f.Stood)
    }
    return facts, stood


def told(policy, seed):
    """What a play by a policy tells, day by day."""
    facts, stood = played(policy, seed)
    texts = [each for fact in facts for each in of_fact(fact, stood)]
    for day in shipped().days:
        morning, night = stood.get((day.day, 0, False)), stood.get((day.day, 2, False))
        if morning is not None:
            texts.append((f"frame {day.day}", morning.worded(day.frame, day.frames)))
        if night is not None:
            told_so = next(each for each in day.night if night.holds(each.when))
            texts.append((f"night {day.day}", told_so.text))
    acts = {act(fact) for fact in facts if isinstance(fact, f.Taken)}
    return Telling(frozenset(acts), tuple(texts))


def act(taken):
    return f"{taken.menu if taken.menu == 'initiative' else taken.owner}/{taken.id}"


def of_fact(fact, stood):
    """The texts that a fact brings, each with the place where it stands."""
    papers, messages, questions, matters, initiatives = parts()
    if isinstance(fact, f.Received):
        yield f"paper {fact.paper}", papers[fact.paper].text
    elif isinstance(fact, f.Arrived):
        yield f"message {fact.message}", messages[fact.message].text
    elif isinstance(fact, f.WentOff):
        yield f"fuse {fact.fuse}", f"{fact.because} {fact.tape}"
    elif isinstance(fact, f.Taken):
        morning, dusk = stood[fact.day, 0, False], stood.get((fact.day, 0, True))
        view = dusk or morning
        if fact.menu == "question" and fact.id in questions:
            yield f"answer {fact.id}", questions[fact.id].answer
        elif fact.menu == "initiative" and fact.id in initiatives:
            item = initiatives[fact.id]
            yield f"after {item.id}", view.worded(item.after, item.afters)
        elif fact.menu in ("matter", "interruption") and fact.owner in matters:
            matter = matters[fact.owner]
            option = next(each for each in matter.options if each.id == fact.id)
            yield f"prompt {matter.id}", view.worded(matter.prompt, matter.prompts)
            yield f"after {option.id}", view.worded(option.after, option.afters)
            for voice in matter.voices:
                if morning.holds(voice.when):
                    yield f"voice {matter.id} {voice.who}", voice.text


@cache
def plays():
    return tuple(told(policy, seed) for policy in POLICIES for seed in SEEDS)


def test_no_paragraph_is_told_twice_as_new():
    twice = {
        (paragraph, count)
        for play in plays()
        for paragraph, count in play.paragraphs().items()
        if count > 1
    }
    assert twice == set()


CONTRADICTED = {
    "eight launchers, as the plan asked for today": ("build-or-hide/hide-by-night",),
    "Sidorov reports eight launchers, and is told": ("build-or-hide/hide-by-night",),
    "The Cubans ask daily why an alliance": ("when-to-tell/print-the-treaty",),
    "The treaty, in print.": ("when-to-tell/print-the-treaty",),
    "A treaty can be read out anywhere.": ("free-move/publish-the-treaty",),
    "a captain with a torpedo is the one thing": ("the-four-boats/bring-them-home",),
    "cannot hide beside a fleet": ("free-move/call-the-boats-home",),
    "I told everyone that only defensive arms": ("initiative/brief-the-ambassadors",),
    "has had no word from you about the rockets": (
        "initiative/brief-the-ambassadors",
        "tell-the-people/admit-them",
        "eight-launchers/announce-the-shield",
    ),
    "I was asked what the captains’ orders are": ("initiative/tell-dobrynin-and-zorin",),
    "Turn them while nobody is looking": ("free-move/turn-the-far-ships",),
    "trusted our words on Cuba and feels deceived": ("which-ships/all-stop",),
    "we name no measure at all": ("tell-the-people/call-up", "initiative/slow-the-autobahn"),
    "Today’s Pravda tells Delhi": ("beijing-or-delhi/neither", "beijing-or-delhi/back-india"),
    "A vague offer can be read in two ways": ("the-course/offer-today",),
    "You are about to bargain": ("the-course/offer-today", "the-long-letter/on-the-radio"),
    "I know what silence does to him": ("tell-castro-or-not/mikoyan-flies",),
    "The rockets were sent so that Cuba stays": ("tell-castro-or-not/mikoyan-flies",),
    "Zorin reads it out in a dry voice": ("tell-the-people/admit-them", "the-course/offer-today"),
    "what he has been defending": ("initiative/brief-the-ambassadors",),
    "At this hour cables are slow": ("gromykos-instructions/admit-if-asked",),
    "enough to spoil your sleep": ("initiative/an-early-night",),
    "give me the lorries and it is sixteen": ("build-or-hide/build-in-a-rush",),
    "more than one had meant to say": ("word-to-kohler/attack-first",),
    "after it, a confession": ("tell-the-people/admit-them",),
    "You are about to bargain with": ("the-long-letter/wait-for-proof",),
    "what has been found lies under the lamp": ("the-jigsaw/believe-the-cable",),
    "Under the lamp the pieces move together": ("the-jigsaw/believe-the-cable",),
    "Give me this week, and I give you launchers": ("the-jigsaw/stop-in-the-calm",),
    "Bucharest is near the line with oil": ("which-ships/all-stop",),
    "Dobrynin finds Washington puzzled and a little relieved": ("initiative/slow-the-autobahn",),
    "Convoys queue at the barrier": ("initiative/quiet-in-berlin",),
    "Stevenson asked Zorin, before the cameras": (
        "the-course/offer-today",
        "their-alert/cuba-will-answer",
    ),
    "Two of our ships are in, unharmed": (
        "which-ships/all-stop",
        "which-ships/turn-everything",
        "the-line/obey",
        "ship-at-the-line/turn-round",
    ),
    "The tanker Grozny nears the line": ("which-ships/all-stop",),
    "The Grozny is near the line": ("which-ships/all-stop",),
    "No arms come by sea and no mixer is at work": (
        "the-answer/turkey-in-public",
        "the-answer/no-reply-today",
    ),
    "nothing is settled between the two of you": ("the-answer/standstill",),
    "At the line, ships lie and look at each other": (
        "ship-at-the-line/sail-on",
        "ship-at-the-line/turn-round",
    ),
    "no ship with arms was there to meet it": (
        "ship-at-the-line/sail-on",
        "ship-at-the-line/turn-round",
    ),
    "No ship of ours since Tuesday": (
        "which-ships/far-back-near-in",
        "which-ships/keep-them-away",
        "which-ships/turn-everything",
        "which-ships/all-run",
    ),
    "she lies at the line and waits for new ones": (
        "the-grozny/turn-in-clear",
        "the-grozny/through-with-cameras",
    ),
    "what was said in New York has harmed them": ("their-alert/cuba-will-answer",),
    "and ask for the word that is not in it": ("eight-launchers/announce-the-shield",),
    "Keep the embassy clean": (
        "free-move/write-to-kennedy",
        "tell-the-people/admit-them",
        "eight-launchers/announce-the-shield",
    ),
    "with no yes under either": ("initiative/accept-on-friday",),
    "nothing of yours beside it": ("initiative/accept-on-friday",),
    "You are about to bargain with what stands on his soil": ("the-long-letter/on-the-radio",),
    "Alekseev goes on assuring Castro of everything": (
        "the-long-letter/on-the-radio",
        "the-course/offer-today",
    ),
    "an ambassador who has been told cannot deny it any more": (
        "tell-the-people/admit-them",
        "eight-launchers/announce-the-shield",
    ),
    "within the hour. Castro does not know": ("by-which-wire/cipher",),
    "with one word crossed out and his thanks": ("gromykos-instructions/leave-cuba-out",),
    "By night, warheads for the rockets leave the store": ("initiative/off-the-pads",),
    "cruise missiles with warheads have been driven out": ("initiative/off-the-pads",),
    "The Luna batteries are told that they may have to fire": ("initiative/off-the-pads",),
    "In Havana they embrace. At the sites": ("initiative/off-the-pads",),
    "At the sites they work under lamps": (
        "initiative/stop-the-mixers",
        "the-pause/agree-and-stop-work",
    ),
}
"""Words of the whole text, and acts with which no play may tell them."""


@pytest.mark.parametrize(("words", "acts"), CONTRADICTED.items())
def test_nothing_is_told_that_the_play_contradicts(words, acts):
    telling = [play for play in plays() if any(words in text for _place, text in play.texts)]
    assert telling, "no play tells it"
    assert [act for act in acts if not any(act in play.acts for play in plays())] == []
    assert [play.acts & set(acts) for play in telling if play.acts & set(acts)] == []


SECRET = (
    "Berlin is what he expects from us",
    "What the President knows, you do not",
    "By November there is nothing left to deny",
    "They sleep; build",
    "We have none, because we hide",
    "no longer lie without knowing it",
    "Have a statement drafted",
    "before anyone accuses you",
    "before he can speak",
)
"""Words of those who think that the secret is kept."""


def put(day, view):
    """What a day puts before the player: names and details of what may be ordered, and voices."""
    yield view.worded(day.frame, day.frames)
    for messenger in day.messengers:
        if view.holds(messenger.when):
            yield messenger.prompt
    for matter in day.matters:
        yield view.worded(matter.prompt, matter.prompts)
        yield from (each.text for each in matter.voices if view.holds(each.when))
    options = [each for matter in day.matters for each in matter.options]
    for option in (*options, *day.initiatives):
        if view.holds(option.when):
            yield option.text
            yield view.worded(option.detail, option.details)


@cache
def put_while(exposed):
    """What is put before players on the mornings before the President spoke in history."""
    told_now = set()
    for policy in POLICIES:
        for seed in SEEDS:
            _facts, stood = played(policy, seed)
            for day in shipped().days[:7]:
                view = stood.get((day.day, 0, False))
                if view is not None and view.flag("exposed") is exposed:
                    told_now |= {" ".join(text.split()) for text in put(day, view)}
    return told_now


@pytest.mark.parametrize("words", SECRET)
def test_nobody_speaks_of_a_secret_once_it_is_out(words):
    assert [text for text in put_while(exposed=False) if words in text]
    assert [text for text in put_while(exposed=True) if words in text] == []


@pytest.mark.parametrize("policy", POLICIES)
def test_a_paper_comes_only_where_its_condition_holds(policy):
    papers = parts()[0]
    conditional = set()
    for seed in SEEDS:
        facts, stood = played(policy, seed)
        for fact in facts:
            if isinstance(fact, f.Received) and papers[fact.paper].when is not None:
                conditional.add(fact.paper)
                assert stood[fact.day, 0, False].holds(papers[fact.paper].when), fact.paper
    assert len(conditional) > len([each for each in papers.values() if each.when]) // 2


def test_the_register_prints_a_stock_line_once():
    fresh = stale = 0
    for policy, seed in product(POLICIES, SEEDS):
        play = session(policy, seed)
        halves = [(day, half) for day in range(1, play.day + 1) for half in (1, 2)]
        for place in halves[-2:]:
            facts = play.facts(*place)
            earlier = {tape for each in halves if each < place for tape in ran(play.facts(*each))}
            printed = {line.text for line in tape_lines(Frame(play), place[1], facts)}
            assert ran(facts) & printed == ran(facts) - earlier
            stale += len(ran(facts) & earlier)
            fresh += len(ran(facts) - earlier)
    assert fresh
    assert stale


def test_what_was_foretold_names_whom_it_speaks_of():
    days = shipped().days
    voices = [voice for day in days for matter in day.matters for voice in matter.voices]
    asked = [each for day in days for each in (*voices, *day.questions) if each.prediction]
    begun = [each.prediction.text.split(",")[0] for each in asked]
    nameless = re.compile(r"\b(he|him|his|she|her)\b", re.IGNORECASE)
    assert {text for text in begun if nameless.search(text)} == ALLOWED


ALLOWED = {"Somebody reads the rule in his own way"}


def test_the_register_names_whom_it_speaks_of():
    matters = [each for day in shipped().days for each in day.matters]
    items = [each for day in shipped().days for each in day.initiatives]
    options = [option for matter in matters for option in matter.options]
    nameless = [
        text
        for option in (*options, *items)
        for text in (option.after, *(each.text for each in option.afters))
        if text.startswith(("He ", "She ", "His ", "Her "))
    ]
    assert nameless == []


def test_what_the_record_says_is_said_of_khrushchev_and_not_of_the_player():
    told_of_you = []
    for day in shipped().days:
        for matter in day.matters:
            record = matter.historical
            told_of_you += [
                text
                for text in (record.why, record.knew, record.against, record.followed)
                if text and YOU.search(text)
            ]
        told_of_you += [each.text for each in day.envelope.items if YOU.search(each.text)]
    assert told_of_you == []


YOU = re.compile(r"\b(you|your)\b", re.IGNORECASE)
"""What the player may have done otherwise."""

LATER = ("a day too late", "the night after", "for a day, and then", "On the next day’s")
"""Words of those who know at night what the days after bring."""


def test_a_letter_that_was_sent_unasked_is_spoken_of_on_the_mornings_after():
    mornings = Counter()
    for seed in SEEDS:
        facts, stood = played("random", seed)
        wrote = any(isinstance(fact, f.Sent) and fact.message == "khrushchev-21" for fact in facts)
        for day in shipped().days[6:8]:
            view = stood.get((day.day, 0, False))
            if view is not None:
                assert ("letter" in view.worded(day.frame, day.frames)) == wrote, (seed, day.day)
                mornings[wrote] += 1
    assert min(mornings[True], mornings[False]) > len(SEEDS) // 10


def test_where_terms_lie_on_the_desk_the_decision_says_that_they_can_be_accepted():
    lying = 0
    matter = parts()[3]["the-price"]
    for seed in SEEDS:
        view = played("random", seed)[1].get((12, 0, False))
        if view is not None and view.holds(matter.when) and view.flag("their-offer"):
            assert "You can accept them" in " ".join(
                view.worded(matter.prompt, matter.prompts).split()
            )
            lying += 1
    assert lying


def test_the_register_knows_nothing_of_the_days_after():
    matters = [each for day in shipped().days for each in day.matters]
    items = [each for day in shipped().days for each in day.initiatives]
    options = [option for matter in matters for option in matter.options]
    texts = [
        " ".join(text.split())
        for option in (*options, *items)
        for text in (option.after, *(each.text for each in option.afters))
    ]
    assert [text for text in texts if any(words in text for words in LATER)] == []


def test_our_letter_stands_before_what_came_of_it():
    ours = {each.id for each in shipped().people if each.side == "us"}
    letters = {each.id: each for each in shipped().messages if each.sender in ours}
    seen = 0
    for seed in SEEDS:
        play = session("random", seed)
        facts = play.facts(play.day, 1)
        own = [f"{letters[each.message].title}. " for each in facts if sent(each, letters)]
        lines = [line.text for line in tape_lines(Frame(play), 1, facts)]
        assert all(text.startswith(own[place]) for place, text in enumerate(lines[: len(own)]))
        seen += len(own)
    assert seen > len(SEEDS) // 10


def sent(fact, letters):
    return isinstance(fact, f.Arrived) and fact.message in letters


def test_a_gauge_has_no_value_once_it_has_left_the_desk():
    account = Account(session("history", 1, luck="documented"), Shelf(shipped()))
    found = {each.gauge.id: each for each in curves(account, account)}
    assert [day for day, _value in found["secrecy"].yours] == [1, 2, 3, 4, 5, 6]
    assert [day for day, _value in found["word"].yours] == list(range(1, 14))


def ran(facts):
    """The lines that rules have for the register."""
    return {fact.tape for fact in facts if isinstance(fact, f.Ran) and fact.tape}


def test_no_paper_is_dated_later_than_the_hour_at_which_it_is_read():
    late = []
    for day in shipped().days:
        for paper in day.papers:
            hour = re.fullmatch(rf"{15 + day.day} October, (\d\d:\d\d)", paper.dated)
            if hour and hour[1] > day.clock:
                late.append((paper.id, paper.dated, day.clock))
    assert late == []


@pytest.mark.parametrize("day", range(1, 14))
def test_who_kept_the_timetable_is_told_of_no_delay(day):
    facts, _stood = historical()
    received = {fact.paper for fact in facts if isinstance(fact, f.Received) and fact.day == day}
    assert not received & {"d05-not-yet-ready", "d05-not-quite-ready", "d10-regiments-behind"}
    assert day != 10 or "d10-second-regiment" in received


def historical():
    """The facts of the play that decides as was decided, and how things stood in it."""
    return collected(run("history", 1, luck="documented"))


def test_of_a_day_that_nobody_saw_nothing_is_said_to_have_been_said():
    found = 0
    for seed in SEEDS:
        play = session("random", seed)
        last = max(each.day for each in play.chosen())
        if play.day == last:
            continue
        found += 1
        account = Account(play, Shelf(shipped()))
        told = [*forecasts(account), *predictions(account), *unseen(account)]
        assert max(each.day for each in told) == last
    assert found
