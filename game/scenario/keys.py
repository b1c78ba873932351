"""Every key of the format, told from the models: for the page for authors and for editors.

python -m game.scenario.keys            the tables of docs/keys.md
python -m game.scenario.keys --schema   a JSON Schema for editors

What a key is for stands beside it in the model, as a comment; so there is one
home for it, and the page cannot lag behind.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from game.scenario import shape
from game.scenario.model import Scenario
from game.scenario.shape import slots
from game.scenario.values import Condition, Form, Guarded, Model, SourceRef, Term, Warrant

_FIELD = re.compile(r"^    (\w+): .*?(?:  # (.+))?$")
_ALIAS = re.compile(r'alias="([^"]+)"')
_PLAIN = {
    "str": "text",
    "int": "whole number",
    "bool": "yes or no",
    "float": "number",
    "Id": "id",
    "Text": "text",
    "Block": "effects",
    "Weight": "whole number or linear form",
    "Condition": "condition",
    "SourceRef": "source",
}
_SMALL: tuple[type[Model], ...] = (Condition, Guarded, Form, Term, SourceRef, Warrant)


COMMON: Mapping[str, str] = {
    "id": "its name in other files and in saved plays; never used again for something else",
    "name": "as the player reads it",
    "title": "as the player reads it",
    "short": "a name in one word",
    "text": "what is told",
    "when": "only while this holds",
    "confidence": "how sure we are",
    "basis": "how sure we are",
    "sources": "what it rests on",
    "lengths": "in which lengths it is met; without it in all",
    "hours": "half-hours that it costs",
    "now": "effects, at once and together",
    "then": "effects, at once and together",
    "also": "further effects, each under a condition that held before",
    "sends": "messages that leave",
    "fuses": "effects that wait",
    "outcomes": "results of a draw, from calm to grave",
    "ending": "the ending that comes at once",
    "because": "the cause, as the player is told it",
    "tape": "a line of the night's tape",
    "from_day": "the first day",
    "to_day": "the last day",
    "due_day": (
        "the day by which it is decided: what comes true earlier counts, "
        "what is denied must stay so"
    ),
    "day": "the day",
    "half": "the half of the night",
    "start": "what it is at the beginning",
    "shown": "what the player sees of it",
    "meaning": "what it measures",
    "prompt": "the question, as it is put",
    "choices": "the answers",
    "options": "the answers, two to five",
    "question": "a question for readers",
    "answer": "what is answered",
    "who": "a person",
    "to": "a person",
    "sender": "a person",
    "side": "whose it is",
    "kind": "what sort it is",
    "lat": "degrees north",
    "lon": "degrees east",
    "quotation": "recorded words",
    "quotations": "recorded words",
    "headline": "three or four words above it",
    "warrant": "why a path not taken is plausible",
    "likelihood": "how plausible it is",
    "disputed_by": "who thinks otherwise",
    "odds": "per cent, in tens",
    "prediction": "what somebody commits to",
    "established": "what is established about it",
    "legend": "what is told and not established",
    "minutes": "how long, in minutes",
    "weight": "how likely, against the others",
    "times": "how many of it",
    "at": "when, or where in it",
    "epilogues": "what followed",
    "documents": "documents by their ids",
    "papers": "papers by their ids, or the day's papers",
    "codex": "entries of the codex by their ids",
    "note": "what must be said about it",
    "closes": "the first day on which it is shut",
    "knew": "what was known then",
    "why": "the reason",
    "against": "who argued otherwise",
    "followed": "what came of it",
    "once": "only once in a play",
    "repeat": "may be taken again",
    "historical": "so it was in history",
    "known_from_day": "the first day on which it may be known; 99 for not during the crisis",
    "office": "what somebody is",
    "author": "who wrote it",
    "publisher": "who printed it",
    "date": "when, in ISO or as far as known",
    "held_by": "where the original lies",
    "locator": "where in it to look",
    "url": "where it can be read",
    "verified": "whether somebody looked",
    "reliability": "who, when, why, for whom, and what that is good for",
}
"""What keys are for that mean the same wherever they stand."""


def kinds() -> tuple[type[Model], ...]:
    """Return every kind of part: the head, the days, the lists, and what is in them."""
    roots = (shape.HEAD, shape.DAY, *shape.SECTIONS.values(), *shape.SINGLE.values())
    found: dict[type[Model], None] = {}
    waiting = list(roots)
    while waiting:
        model = waiting.pop(0)
        if model in found:
            continue
        found[model] = None
        waiting[:0] = [slot.model for slot in slots(model).values() if slot.model is not None]
    return tuple(dict.fromkeys([*roots, *found, *_SMALL]))


def comments(model: type[Model]) -> Mapping[str, str]:
    """Return the comment beside each field of a model and of those it is made from."""
    told: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if not issubclass(base, Model) or base is Model:
            continue
        lines = inspect.getsource(base).splitlines()
        for line in lines:
            found = _FIELD.match(line)
            if found and found[1] in base.model_fields:
                key = base.model_fields[found[1]].alias or found[1]
                told[key] = found[2] or told.get(key, "")
    return told


def rows(model: type[Model]) -> Iterator[tuple[str, str, str, str]]:
    """Yield key, what it holds, whether it must be there, and what it is for."""
    told = comments(model)
    for name, info in model.model_fields.items():
        key = info.alias or name
        needed = "must" if info.is_required() else _otherwise(info)
        yield key, _holds(info), needed, told.get(key) or COMMON.get(key, "")


def _otherwise(info: FieldInfo) -> str:
    default = info.get_default(call_default_factory=False)
    if isinstance(default, bool):
        return "yes" if default else "no"
    if isinstance(default, int) or (isinstance(default, str) and default):
        return str(default)
    return ""


def _holds(info: FieldInfo) -> str:
    """Return what a key holds in an author's words."""
    text = str(info.annotation)
    words = re.findall(r"Literal\[([^\]]*)\]", text)
    if words and "Confidence" not in text:
        return ", ".join(word.strip(" '\"") for word in words[0].split(","))
    if "Confidence" in text:
        return "documented, disputed, inferred, invented"
    if "Likelihood" in text:
        return "high, medium, low"
    if "Moment" in text:
        return "morning, first-half, second-half, half"
    if "LengthRules" in text:
        return "map of lengths to [LengthRules](#lengthrules)"
    if re.search(r"\bLength\b", text):
        return "list of lesson, full, calendar" if "tuple" in text else "lesson, full, calendar"
    return _kind(text)


def _kind(text: str) -> str:
    many = "list of " if "tuple" in text else ""
    if "Mapping" in text and "Form" in text:
        return "effects"
    named = re.findall(r"game\.scenario\.[\w.]*?(\w+)[\]'> |,]", text)
    models = [name for name in named if name[0].isupper()]
    if "Mapping" in text:
        return "map of ids"
    if models and models[-1] == "Form":
        return "whole number or linear form"
    if models:
        name = models[0]
        return f"{many}[{name}](#{name.lower()})"
    for plain, told in _PLAIN.items():
        if re.search(rf"\b{plain}\b", text):
            return f"{many}{told}"
    return "value"


def as_markdown() -> str:
    """Return every key as one page for authors, which `docs/keys.md` holds."""
    where = {model: f"`{key}`" for key, model in (*shape.SECTIONS.items(), *shape.SINGLE.items())}
    where[shape.HEAD] = "`scenario.yaml`"
    where[shape.DAY] = "`days/NN.yaml`"
    parts = [
        "# Every key of the format",
        (
            "One heading for each kind of part, one row for each key: what it holds, whether it "
            "must be there (or what it is without), and what it is for. "
            "[authoring.md](authoring.md) tells how the parts work together. "
            "This page is written by `python -m game.scenario.keys`."
        ),
    ]
    for model in kinds():
        told = inspect.cleandoc(model.__doc__ or "")
        stands = f"A part of the list {where[model]}.\n\n" if model in where else ""
        if model in (shape.HEAD, shape.DAY):
            stands = f"The file {where[model]}.\n\n"
        table = "\n".join(
            f"| `{key}` | {holds} | {needed} | {what} |" for key, holds, needed, what in rows(model)
        )
        head = "| key | holds | must, or else | what for |\n| --- | --- | --- | --- |\n"
        parts.append(f"## {model.__name__}\n\n{stands}{told}\n\n{head}{table}")
    return "\n\n".join(parts) + "\n"


def schema() -> dict[str, Any]:
    """Return a JSON Schema for any file of a scenario except the head and the days.

    The head and the days are under `$defs` as `Head` and `Day`.
    """
    whole: dict[str, Any] = Scenario.model_json_schema(by_alias=True)
    properties = whole["properties"]
    listed = {key: properties[key] for key in (*shape.SECTIONS, *shape.SINGLE)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of a scenario of Knot of War",
        "type": "object",
        "additionalProperties": False,
        "properties": listed,
        "$defs": whole["$defs"],
    }


def main(arguments: Sequence[str]) -> int:
    """Print the page, or with `--schema` the JSON Schema."""
    if list(arguments) == ["--schema"]:
        sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(as_markdown())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
