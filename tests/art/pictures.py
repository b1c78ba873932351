"""Read a picture back: what the tests look at."""

from xml.etree import ElementTree as ET

PLAIN_SHAPES = {"svg", "g", "path", "circle", "rect", "polygon"}
SVG = "{http://www.w3.org/2000/svg}"


def elements(picture: str) -> list[ET.Element]:
    """Return all elements of a well-formed picture; its own is the first."""
    root = ET.fromstring(picture)  # noqa: S314 - our own text
    return list(root.iter())


def names(picture: str) -> set[str]:
    return {element.tag.removeprefix(SVG) for element in elements(picture)}


def size(picture: str) -> tuple[int, int]:
    root = elements(picture)[0]
    return int(root.attrib["width"]), int(root.attrib["height"])


def colours(picture: str) -> set[str]:
    found = set()
    for element in elements(picture):
        found |= {element.attrib.get("fill", "none"), element.attrib.get("stroke", "none")}
    return found - {"none"}


def is_plain(picture: str) -> bool:
    """Only shapes that small readers know, and no number that is none."""
    words = picture.lower()
    return names(picture) <= PLAIN_SHAPES and "nan" not in words and "inf" not in words
