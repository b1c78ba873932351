"""The whole class at one desk: votes, stops, a curtain and a bell, laid over the pages of a play.

The teacher sits at the keyboard. Nothing here decides: a vote is counted, kept with
the play and followed or overruled, and the bell only rings. Results of a vote stay
hidden until it is revealed; the class may talk and vote again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from game.play.session import Session
from game.present.page import (
    Action,
    Bar,
    Bars,
    Block,
    Facts,
    Field,
    Heading,
    OptionCard,
    Page,
    Prose,
    Quote,
)
from game.present.voting import BELL_MINUTES, Bell, Vote
from game.scenario.model import Scenario, Stop

VOTE_NOTE: Final = "vote"
OVERRULED_NOTE: Final = "overruled"
STOP_NOTE: Final = "stop"
LARGE_TYPE: Final = 175
"""Per cent: on a screen 2 m wide no letter is then under 10 minutes of arc from 8 m away."""

Clock = Callable[[], float]
"""Gives seconds that only grow."""


@dataclass
class Lectern:
    """What lies between the class and its desk. `now` is the only clock."""

    scenario: Scenario
    now: Clock
    vote: Vote | None = None
    overruling: str = ""  # the reason for deciding otherwise than the vote
    curtain: bool = False
    released: bool = False  # whether the stop shown may be left
    bell: Bell | None = None
    _menu: str = field(default="", repr=False)

    # -- pages

    def dress(self, page: Page, session: Session) -> Page:
        """A page of the play as the class sees it."""
        if self.curtain:
            return _curtain()
        stop = self._stop(page, session)
        if stop is not None:
            page = self._stopped(page, stop, session)
        else:
            page = self._asking(self._voting(page, session))
        return self._with_bell(page)

    def _asking(self, page: Page) -> Page:
        """A page of the debrief with its rung of the ladder of questions, to be asked aloud."""
        ladder = self.scenario.pack.ladder if self.scenario.pack else ()
        for number, rung in enumerate(ladder, 1):
            if rung.page == page.kind:
                asked = (
                    Heading(f"Ask, {number} of {len(ladder)}", 3),
                    Prose(rung.question, "lead"),
                )
                return replace(page, side=(*asked, *page.side))
        return page

    def beside(self, page: Page) -> Page:
        """A page that was opened over the play: it can be darkened too."""
        return replace(page, actions=(*page.actions, *self._always(page)))

    def _stop(self, page: Page, session: Session) -> Stop | None:
        """The stop that comes before this page and was not left yet."""
        if page.header is None and page.kind != "ending":
            return None
        for stop in self.scenario.stops:
            here = stop.day == session.day and stop.at == session.phase
            if here and not session.notes.get(STOP_NOTE, stop.id):
                return stop
        return None

    def _stopped(self, page: Page, stop: Stop, session: Session) -> Page:
        say = "Write; nobody speaks." if stop.silent else "Say it to your neighbour, then to all."
        main: list[Block] = [
            Prose(stop.question, "document"),
            Prose(f"{_minutes(stop.minutes)}. {say}", "note"),
        ]
        came = session.documents()
        documents = {each.id: each for each in self.scenario.documents if each.id in came}
        for document in (documents[name] for name in stop.documents if name in documents):
            first = document.quotations[:1]
            main += [Quote(q.text, q.speaker, document.title, "") for q in first]
        why = "" if self.released else "The teacher releases it with the key R."
        return Page(
            id=f"stop/{stop.id}",
            kind="class",
            title=stop.title,
            header=page.header and replace(page.header, steps=(), done=()),
            main=tuple(main),
            actions=(
                Action("class:release", "Release", "secondary", key="r", enabled=not self.released,
                       why_not="" if not self.released else "It is released."),
                Action("class:skip", "Go on", "main", enabled=self.released, why_not=why),
                *self._always(),
            ),
            keys=(("R", "release"), ("B", "dark")),
            focus="class:release" if not self.released else "class:skip",
            announcement=f"Stop. {stop.question}",
        )  # fmt: skip

    def _voting(self, page: Page, session: Session) -> Page:
        """A decision with its vote; any other page with the keys of the lectern."""
        options = _options(page)
        menu = session.menu
        if len(options) < 2 or menu is None or page.kind not in DECIDING:  # noqa: PLR2004
            return replace(page, actions=(*page.actions, *self._always(page)))
        if self._menu != menu.key:
            self._menu, self.vote, self.overruling = menu.key, None, ""
        if self.vote is None or self.overruling:
            return self._open(page)
        return self._revealed(page) if self.vote.revealed else self._counting(page)

    def _open(self, page: Page) -> Page:
        """The decision itself, with the key that opens a vote."""
        vote = Action("class:vote", "Open the vote", "secondary", key="v")
        own = () if self.overruling else (vote,)
        note = f"Overruled: {self.overruling}" if self.overruling else page.note
        keys = page.keys if self.overruling else (*page.keys[:2], ("V", "vote"), ("B", "dark"))
        return replace(
            page, actions=(*page.actions, *own, *self._always(page)), keys=keys, note=note
        )

    def _counting(self, page: Page) -> Page:
        """An open vote: digits add, Shift takes away, and nobody sees the counts."""
        options = _options(page)
        actions = [
            Action(f"class:add:{option.id}", option.label, "option", key=str(number))
            for number, option in enumerate(options, 1)
        ]
        actions += [
            Action(
                f"class:less:{option.id}",
                f"One less for {number}",
                "secondary",
                key=f"shift+{number}",
                quiet=True,
            )
            for number, option in enumerate(options, 1)
        ]
        total = self.vote.total if self.vote else 0
        side: tuple[Block, ...] = (
            Heading("Hands or cards", 3),
            Facts((("Votes so far", str(total)), ("Round", str(self._round())))),
            Prose("Digits add a vote, Shift and a digit takes one away.", "note"),
        )
        return replace(
            page,
            main=_renamed(page.main, {option.id for option in options}),
            side=side,
            actions=(
                *actions,
                Action("class:drop", "Without a vote", "secondary", key="escape"),
                Action(
                    "class:reveal",
                    "Reveal",
                    "main",
                    key="r",
                    enabled=total > 0,
                    why_not="" if total else "Nobody has voted yet.",
                ),
                *self._always(),
            ),
            header=page.header and replace(page.header, steps=(), done=()),
            keys=((f"1 to {len(options)}", "add"), ("Shift", "take away"), ("R", "reveal")),
            focus=actions[0].id,
            announcement=f"The vote is open. {total} votes.",
            back="class:drop",
            note="",
        )

    def _revealed(self, page: Page) -> Page:
        """A counted vote: follow it, talk and vote again, or overrule it with a reason."""
        options = _options(page)
        vote = self.vote or Vote(self._menu)
        bars = tuple(
            Bar(
                f"{number}. {option.label}",
                vote.counts.get(option.id, 0),
                vote.total,
                _told(vote, option.id),
            )
            for number, option in enumerate(options, 1)
        )
        lead = vote.leaders()
        tie = "A tie. Whoever speaks for caution speaks once more, then vote again."
        follow = Action("class:follow", "Do what the class voted", "main")
        if len(lead) != 1:
            follow = replace(follow, enabled=False, why_not=tie)
        main: list[Block] = [Bars(f"{vote.total} votes, round {self._round()}", bars)]
        main += [Prose(tie, "lead")] if len(lead) > 1 else []
        main.append(Field("class:overrule", "Overrule it, because", "", "a line of reason", 160))
        return replace(
            page,
            main=(*[b for b in page.main if isinstance(b, Prose)][:1], *main),
            side=(),
            actions=(
                Action("class:again", "Talk, then vote again", "secondary", key="w"),
                Action("class:overrule", "Overrule it, because", "field"),
                follow,
                *self._always(),
            ),
            header=page.header and replace(page.header, steps=(), done=()),
            keys=(("W", "vote again"), ("Enter", "follow"), ("B", "dark")),
            focus="class:follow" if len(lead) == 1 else "class:again",
            announcement=". ".join(f"{bar.label}: {bar.told}" for bar in bars),
            back="",
            note="",
        )

    def _round(self) -> int:
        return len(self.vote.rounds) if self.vote else 1

    def _always(self, page: Page | None = None) -> tuple[Action, ...]:
        """The keys of the lectern, but for those that the page has for itself."""
        taken = {action.key for action in page.actions} if page else set()
        running = self.bell is not None and self.bell.since is not None
        label = "Bell: wait" if running else f"Bell: {_minutes(self._minutes())}"
        found = (
            Action("class:curtain", "Darken the screen", "secondary", key="b", quiet=True),
            Action("class:bell", label, "secondary", key="f7", quiet=True),
            Action("class:longer", "Bell: another length", "secondary", key="f8", quiet=True),
        )
        return tuple(action for action in found if action.key not in taken)

    def _minutes(self) -> int:
        return self.bell.minutes if self.bell else 3

    # -- actions

    def takes(self, what: str, value: str, session: Session) -> str:
        """Take an action of the lectern; returns the option that is to be signed, or nothing."""
        name, _colon, rest = what.partition(":")
        if name in ("add", "less") and self.vote is not None:
            self.vote = self.vote.added(rest, 1 if name == "add" else -1)
        elif name == "follow" and self.vote is not None:
            return self._followed(session)
        elif name == "overrule" and value.strip() and self.vote is not None:
            self.overruling = value.strip()
            session.note(VOTE_NOTE, self._menu, self.vote.noted())
            session.note(OVERRULED_NOTE, self._menu, self.overruling)
        else:
            self._switch(name, session)
        return ""

    def _followed(self, session: Session) -> str:
        lead = self.vote.leaders() if self.vote else ()
        if self.vote is None or len(lead) != 1:
            return ""
        session.note(VOTE_NOTE, self._menu, self.vote.noted())
        self.vote = None
        return lead[0]

    def _switch(self, name: str, session: Session) -> None:
        if name == "curtain":
            self.curtain = not self.curtain
        elif name == "release":
            self.released = True
        elif name == "skip":
            self._left(session)
        elif name == "vote":
            self.vote = Vote(self._menu)
        elif name == "drop":
            self.vote = None
        elif name == "reveal" and self.vote is not None:
            self.vote = replace(self.vote, revealed=True)
        elif name == "again" and self.vote is not None:
            self.vote = replace(self.vote, rounds=(*self.vote.rounds, {}), revealed=False)
        elif name in ("bell", "longer"):
            self._ring(name)

    def _left(self, session: Session) -> None:
        for stop in self.scenario.stops:
            if stop.day == session.day and stop.at == session.phase:
                session.note(STOP_NOTE, stop.id, "1")
        self.released = False

    # -- the bell

    def _ring(self, name: str) -> None:
        now = self.now()
        bell = self.bell or Bell()
        if name == "longer":
            place = BELL_MINUTES.index(bell.minutes)
            minutes = BELL_MINUTES[(place + 1) % len(BELL_MINUTES)]
            self.bell = Bell(minutes, minutes * 60.0)
        elif bell.since is not None:
            self.bell = replace(bell, left=max(bell.remaining(now), 0.0), since=None)
        elif bell.left <= 0:
            self.bell = Bell(bell.minutes, bell.minutes * 60.0, now)
        else:
            self.bell = replace(bell, since=now)

    @property
    def ticking(self) -> bool:
        """Whether the page changes by itself, because the bell runs."""
        return self.bell is not None and self.bell.since is not None and not self.curtain

    def told_time(self) -> str:
        """The bell in words, or nothing while there is none."""
        if self.bell is None:
            return ""
        left = self.bell.remaining(self.now())
        if left <= 0:
            return "The bell has rung. It decides nothing."
        whole = int(left + 0.999)
        waits = "" if self.bell.since is not None else " (waits)"
        return f"Bell in {whole // 60}:{whole % 60:02}{waits}"

    def _with_bell(self, page: Page) -> Page:
        told = self.told_time()
        note = " · ".join(part for part in (told, page.note) if part)
        return replace(page, note=note) if told else page


DECIDING: Final = ("matters", "interruption", "order")


def _options(page: Page) -> tuple[Action, ...]:
    """The answers that are open on a page, with the ids of the options alone."""
    return tuple(
        replace(action, id=action.id.removeprefix("option:"))
        for action in page.actions
        if action.id.startswith("option:") and action.enabled
    )


def _renamed(blocks: tuple[Block, ...], opened: set[str]) -> tuple[Block, ...]:
    """Blocks whose option cards add a vote; cards that are shut are left out.

    The answers stand there in their first words alone, so that all of them fit on the screen;
    they were read before the vote was opened, and who is for what, on them or below them, shall
    not sway it.
    """
    found: list[Block] = []
    number = 0
    for block in blocks:
        if not isinstance(block, OptionCard):
            found += [] if number else [block]
            continue
        option = block.action.removeprefix("option:")
        if option in opened:
            number += 1
            found.append(OptionCard(f"class:add:{option}", number, block.title, ""))
    return tuple(found)


def _told(vote: Vote, option: str) -> str:
    """A count, with that of the round before where there was one."""
    count = vote.counts.get(option, 0)
    if len(vote.rounds) < 2:  # noqa: PLR2004
        return str(count)
    before = vote.rounds[-2].get(option, 0)
    return f"{count} (before: {before})"


def _minutes(count: int) -> str:
    return "a minute" if count == 1 else f"{count} minutes"


def _curtain() -> Page:
    return Page(
        id="curtain",
        kind="curtain",
        title="The screen is dark",
        ground="end",
        main=(),
        actions=(Action("class:curtain", "Show it again", "secondary", key="b"),),
        focus="class:curtain",
        announcement="The screen is dark. B shows it again.",
        back="class:curtain",
    )
