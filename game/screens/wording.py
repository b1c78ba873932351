"""The few words that belong to the window itself and to no page."""

from __future__ import annotations

FOR_IT = "For it"
DIFFER = "differ"
LAST_MOVED = "Last moved: {}"
LOOSEN = "Advisers expect it to loosen"
TIGHTEN = "Advisers expect it to tighten"
EITHER_WAY = "Advisers cannot say which way"
UNSURE = "It may move much; advisers cannot say which way"
DAY = "Day"
SHOW_KEY = "Show the key"
HIDE_KEY = "Hide the key"
AS_LIST = "Show as a list"
AS_MAP = "Show the map"
AS_TABLE = "Show as a table"
AS_CHART = "Show as a chart"
KILOMETRES = "{} km"
TELETYPE = "[ teletype prints ]"
RED_LINES = "red lines"
GAUGE_LEGEND = (
    ("exact", "known"),
    ("banded", "within a band"),
    ("estimated", "someone’s estimate"),
    ("yesterday", "yesterday"),
    ("red-line", "past it, others decide for you"),
)
SETTINGS = "Settings"
PIECES = {
    "arms-ship": "Ship with arms",
    "ship": "Ship, no arms",
    "submarine": "Submarine, within the ring",
    "warship": "Warship",
    "site": "Site",
    "city": "City",
    "base": "Base",
    "aircraft": "Aircraft",
    "other-ship": "Ship of others",
}
KEY = "Key"
LIST_HEAD = ("Name", "Kind", "Place")
