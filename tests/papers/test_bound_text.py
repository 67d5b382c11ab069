"""Figures stand in texts by name; what was typed around them stays as it was."""

from hypothesis import given
from hypothesis import strategies as st

from jenjang.papers.bound_text import BoundFigure, escaped, fill, names_in

NAMES = st.from_regex(r"ik[0-9]{1,3}\.(target|realisasi)", fullmatch=True)
TYPED = st.text(max_size=30).map(escaped)
SAID = st.text(min_size=1, max_size=12)


def figure(name, text):
    return BoundFigure(name, text, f"path/{name}", name)


@st.composite
def texts(draw):
    """Return pieces of typed text and names, in turn, beginning and ending with text."""
    names = draw(st.lists(NAMES, max_size=5))
    typed = draw(st.lists(TYPED, min_size=len(names) + 1, max_size=len(names) + 1))
    return typed, names


def joined(typed, names):
    tokens = [f"{{{name}}}" for name in names]
    return typed[0] + "".join(t + p for t, p in zip(tokens, typed[1:], strict=True))


@given(texts(), st.dictionaries(NAMES, SAID))
def test_what_was_typed_outside_of_tokens_is_the_same_letter_for_letter(made, said):
    typed, names = made
    figures = {name: figure(name, text) for name, text in said.items()}

    filled = fill(joined(typed, names), figures)

    plain = [piece.replace("{{", "{") for piece in typed]
    shown = [said.get(name, f"{{{name}}}") for name in names]
    assert filled.text == plain[0] + "".join(
        s + p for s, p in zip(shown, plain[1:], strict=True)
    )


@given(texts(), st.dictionaries(NAMES, SAID))
def test_a_bound_figure_is_told_where_it_stands(made, said):
    typed, names = made
    figures = {name: figure(name, text) for name, text in said.items()}

    filled = fill(joined(typed, names), figures)

    known = [name for name in names if name in said]
    assert [one.path for one in filled.bound] == known
    shown = [filled.text[one.start : one.end] for one in filled.bound]
    assert shown == [said[name] for name in known]


@given(texts(), st.dictionaries(NAMES, SAID))
def test_a_name_that_nobody_knows_stays_visible_and_is_told(made, said):
    typed, names = made
    figures = {name: figure(name, text) for name, text in said.items()}

    filled = fill(joined(typed, names), figures)

    unknown = dict.fromkeys(name for name in names if name not in said)
    assert filled.missing == tuple(unknown)
    assert all(f"{{{name}}}" in filled.text for name in unknown)


@given(texts())
def test_the_names_of_a_text_are_those_of_its_tokens(made):
    typed, names = made
    assert names_in(joined(typed, names)) == tuple(dict.fromkeys(names))


@given(st.text(max_size=60))
def test_an_escaped_text_has_no_names_and_comes_back(text):
    assert names_in(escaped(text)) == ()
    assert fill(escaped(text), {}).text == text
