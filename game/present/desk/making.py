"""Which page a desk shows as it stands now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from game.present import choosing, citing, finish, front, hints
from game.present.desk.state import Overlay, State
from game.present.page import Page
from game.present.reading import beginning
from game.present.settings import Settings

if TYPE_CHECKING:
    from game.play.session import Session


def page_of(state: State, cues: tuple[str, ...], *, audible: bool) -> Page:
    """The page as a front end shows it: hints, hard words, links, sounds and sources in place.

    `cues` are the sounds that the last action makes; where nothing is `audible` they are
    not written out either.
    """
    made = _explained(state, _hinted(state, bare_page(state)))
    if finish.has_open_links(made):
        made = finish.sealed(made, state.frame(state.session or state.reader()))
    made = finish.heard(made, cues, captions=audible and state.settings.captions)
    return finish.noted(citing.with_sources(made), state.ui.said, state.trouble)


def bare_page(state: State) -> Page:
    """The page before it is dressed: an overlay, the play, the teacher's room or the title."""
    lectern = state.lectern
    if state.stack and not (lectern and lectern.curtain):
        over = finish.laid_over(_overlay(state, state.stack[-1]))
        return lectern.beside(over) if lectern else over
    if state.session is not None:
        page = _play(state, state.session)
        if lectern is not None:
            return lectern.dress(page, state.session)
        from game.present import classing

        return classing.paired(page, state.session)
    return _before(state)


def _before(state: State) -> Page:
    """A page before any play."""
    if not state.settings.asked:
        return choosing.first_start(state.scenario, _shown_settings(state))
    if state.teaching is not None:
        return state.teaching.page()
    if state.where == "setup":
        from game.present import classing

        wanted = state.wanted
        level = beginning(state.scenario.head, wanted.length, wanted.level, state.settings.level)
        return classing.setup_page(state.scenario, replace(wanted, level=level), "")
    return front.title(state.scenario, state.keeper.kept(), state.left)


def _play(state: State, session: Session) -> Page:
    from game.present import classing
    from game.present.rooms import page_of as room_of

    frame = state.frame(session)
    if _is_changing(state, session):
        from game.present import again

        return again.with_first(frame, room_of(frame), state.first_of(session))
    if session.phase == "export":
        from game.present.after import takeaway

        return takeaway.page(state.keeper.code(session), state.ui.exported)
    if classing.is_held(session):
        return classing.held_page(state.keeper.code(session))
    return room_of(frame)


def _overlay(state: State, over: Overlay) -> Page:
    from game.present import classing, overlays

    if over.kind == "settings":
        playing = state.session is not None
        return choosing.settings_page(state.scenario, _shown_settings(state), playing=playing)
    if over.kind == "so-far" and state.session is not None:
        kept = "" if state.trouble else "The play is also kept on this machine."
        return classing.so_far(state.keeper.code(state.session), kept)
    if over.kind == "code":
        return front.code_page("", state.typed_code)
    if over.kind == "help":
        below = _below(state, over)
        return front.help_page(below.kind, below.keys)
    frame = state.frame(state.session or state.reader())
    if over.kind == "cited":
        return citing.cited_page(frame, _below(state, over))
    page = overlays.lookup(frame, over.kind, over.id)
    return page or front.message("Not here", "That page is not open to you yet.")


def _below(state: State, over: Overlay) -> Page:
    """The page on which the topmost one lies."""
    state.stack.pop()
    below = bare_page(state)
    state.stack.append(over)
    return below


def _shown_settings(state: State) -> Settings:
    """The settings as their page shows them: in a play, with the level that is read."""
    if state.session is None or not state.reading.level:
        return state.settings
    return replace(state.settings, level=state.reading.level)


def _explained(state: State, page: Page) -> Page:
    """The page with its hard words explained beside it, where that is wanted."""
    wanted = state.settings.plain_words or state.reading.explains
    if not wanted or state.session is None:
        return page
    from game.present import classing

    return classing.explained(page, state.scenario, state.session.day)


def _hinted(state: State, page: Page) -> Page:
    """The page with a newcomer's hint, on the first day of a play of one's own."""
    alone = state.lectern is None and not state.sample
    return hints.dressed(page, state.session, state.settings) if alone else page


def _is_changing(state: State, session: Session) -> bool:
    from game.play.place import BY_DAY

    return session.phase in BY_DAY and state.first_of(session) is not None
