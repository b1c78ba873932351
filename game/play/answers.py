"""What an adviser really answered: he may not have dared to say all that he could."""

from __future__ import annotations

from game.play.shown import Shown
from game.rules.view import View
from game.scenario.model import Question


def answer(session: Shown, question: Question) -> str:
    """The answer that was given when the question was asked; the plain one where it was not."""
    for stretch in session.stretches:
        if stretch.choice is not None and stretch.choice.id == question.id:
            return answer_in(View(session.rules, stretch.before), question)
    return question.answer


def answer_in(view: View, question: Question) -> str:
    """The answer that somebody would give as things stand."""
    for veiled in question.veiled:
        if view.holds(veiled.when):
            return veiled.answer
    return question.answer


def was_veiled(session: Shown, question: Question) -> bool:
    """Whether something was kept back in the answer that was given."""
    return answer(session, question) != question.answer
