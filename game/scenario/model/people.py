"""Who is in it, and where it is known from: people and the registry of sources."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.values import Id, Model, Sourced, Text


class Face(Model):
    """The few numbers and the one sign from which a portrait is drawn."""

    half_width: int = Field(default=43, ge=38, le=49)
    top: int = Field(default=58, ge=56, le=62)
    chin: int = Field(default=170, ge=166, le=174)
    jaw: int = Field(default=65, ge=52, le=78)  # hundredths
    hair: Literal["short", "parted", "wave", "receding", "bald", "full", "crop", "cap"] = "short"
    grey: bool = False
    sign: Literal["none", "moustache", "spectacles", "epaulettes", "beard", "bow-tie"] = "none"
    brows: Literal["flat", "stern", "raised"] = "flat"


class Person(Sourced):
    """Somebody who speaks, decides or is spoken of."""

    id: Id
    name: Text
    short: Text
    office: Text
    side: Literal["us", "them", "host", "other"]
    adviser: bool = False
    agenda: str = ""
    fear: str = ""
    trust_on: str = ""
    fails_by: str = ""
    text: Text
    known_from_day: int = Field(default=1, ge=1, le=99)  # 99: not during the crisis
    face: Face = Face()


class Source(Model):
    """An entry of the registry of sources."""

    id: Id
    kind: Literal[
        "letter",
        "cable",
        "speech",
        "minutes",
        "memoir",
        "monograph",
        "article",
        "treaty",
        "archive-page",
        "photo",
        "press",
        "collection",
    ]
    title: Text
    author: str = ""
    date: str = ""
    held_by: str = ""
    publisher: str = ""
    locator: str = ""
    url: str = ""
    verified: Literal["read", "excerpt-seen", "memory"]
    reliability: Text
    used_as: Annotated[str, Field(min_length=1, max_length=60)]
