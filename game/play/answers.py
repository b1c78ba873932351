"""What an adviser really answered: he may not have dared to say all that he could."""

from __future__ import annotations

from game.play.shown import Shown
from game.rules.view import View
from game.scenario.model import Prediction, Question, Veiled


def answer(session: Shown, question: Question) -> str:
    """The answer that was given when the question was asked; the plain one where it was not."""
    veil = _veil(session, question)
    return question.answer if veil is None else veil.answer


def commitment(session: Shown, question: Question) -> Prediction | None:
    """What somebody committed himself to with the answer that he gave, at the odds named in it."""
    veil, plain = _veil(session, question), question.prediction
    if veil is None or plain is None:
        return plain
    return None if veil.odds is None else plain.model_copy(update={"odds": veil.odds})


def _veil(session: Shown, question: Question) -> Veiled | None:
    """What was said instead of the plain answer when the question was asked, if anything was."""
    for stretch in session.stretches:
        if stretch.choice is not None and stretch.choice.id == question.id:
            view = View(session.rules, stretch.before)
            return next((each for each in question.veiled if view.holds(each.when)), None)
    return None


def was_veiled(session: Shown, question: Question) -> bool:
    """Whether something was kept back in the answer that was given."""
    return answer(session, question) != question.answer
