"""Numbers of the rules that historians argue about, and that a student may change with a reason."""

from typing import Self

from pydantic import Field, model_validator

from game.scenario.values import Id, Many, Model, Sourced, Text

AS_ASSUMED = 100
"""The value of a coefficient that scales, where everything is as the rules have it."""


class Assumed(Model):
    """One value that a coefficient may take, and what it means in words."""

    value: int = Field(ge=0, le=1_000)
    says: Text


class Coefficient(Sourced):
    """An assumption of the rules, declared, so that it can be doubted.

    It scales numbers of the rules in per cent: the chances of `incidents`, the
    `weights` of outcomes (`owner/outcome`, the owner a rule or an incident), and
    what `rules` add to gauges and counters, or only to those named by `of`. Or it
    `sets` a counter of the temperament. `values` stand in order; the one that is
    assumed, 100 or what is documented, is among them.
    """

    id: Id
    name: Text
    text: Text
    doubts: Text
    values: Many[Assumed] = Field(min_length=2, max_length=7)
    incidents: Many[Id] = ()
    weights: Many[Text] = ()
    rules: Many[Id] = ()
    of: Many[Id] = ()
    sets: Id | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        scales = bool(self.incidents or self.weights or self.rules)
        if scales == (self.sets is not None):
            message = "a coefficient scales incidents, weights or rules, or sets one counter"
            raise ValueError(message)
        listed = [each.value for each in self.values]
        if listed != sorted(set(listed)):
            message = "the values of a coefficient rise from the first to the last"
            raise ValueError(message)
        if scales and AS_ASSUMED not in listed:
            message = "one of the values is 100: the numbers as the rules have them"
            raise ValueError(message)
        if self.of and not self.rules:
            message = "of says which of the amounts of rules are meant, and there are no rules"
            raise ValueError(message)
        return self
