"""Records for tests: one by hand, and any that Hypothesis thinks of."""

from hypothesis import strategies as st

from game.play.record import Note, Record, Settings
from game.rules.replay import Choice
from game.scenario.values import Length

ONE = Record(
    "tiny",
    1,
    "0123456789abcdef0123456789abcdef",
    Settings(Length.FULL, "drawn", "documented", "pride", class_play=True),
    1962,
    (Choice("matter/1/guns", "more"), Choice("clause/1/guns/more/carts/0", "hills")),
    (
        Note("forecast", "1", "70"),
        Note("text", "day/1", "Почему? “Because”\n\ttabs & \\ “quotes” \u2028"),
    ),
)

_ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
_text = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=60)
_luck = st.sampled_from(["documented", "drawn"])

settings = st.builds(
    Settings, st.sampled_from(Length), _luck, _luck, st.just("") | _ids, st.booleans()
)
records = st.builds(
    Record,
    _ids,
    st.integers(1, 255),
    st.from_regex(r"[0-9a-f]{32}", fullmatch=True),
    settings,
    st.integers(0, 2**64 - 1),
    st.lists(
        st.builds(Choice, st.from_regex(r"[a-z]{1,9}(/[a-z0-9-]{1,9}){0,3}", fullmatch=True), _ids),
        max_size=20,
    ).map(tuple),
    st.lists(st.builds(Note, _ids, _text, _text), max_size=6).map(tuple),
)
