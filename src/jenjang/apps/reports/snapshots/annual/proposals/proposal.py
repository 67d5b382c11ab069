"""What a proposal is: a draft sentence from data, until somebody makes it his own."""

from collections.abc import Iterable
from dataclasses import dataclass

from jenjang.apps.reports.snapshots.annual.facts import Subject
from jenjang.papers.bound_text import names_in


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft: `key` names it for ever in its report, `sources` are what it rests on.

    `text_with_tokens` holds a token for every figure; words that people filed stand in it
    as they filed them. `sources` are names of figures, or rows ("told/4", "decision/9").
    """

    key: str
    section_key: str
    subject: Subject | None
    text_with_tokens: str
    sources: tuple[str, ...]


def proposed(
    key: str,
    section_key: str,
    text: str,
    subject: Subject | None = None,
    rows: Iterable[str] = (),
) -> Proposal:
    """Return a proposal whose sources are its tokens and the rows given."""
    return Proposal(key, section_key, subject, text, (*names_in(text), *rows))


def listed(parts: Iterable[str]) -> str:
    """Return things as a sentence lists them.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a dan b', 'a, b, dan c')
    """
    found = list(parts)
    if len(found) < 2:
        return "".join(found)
    if len(found) == 2:
        return " dan ".join(found)
    return f"{', '.join(found[:-1])}, dan {found[-1]}"


def sentence(text: str) -> str:
    """Return a text that somebody filed as a sentence: a capital, one full stop.

    >>> sentence("jadwal diperluas ke seluruh desa ")
    'Jadwal diperluas ke seluruh desa.'
    """
    cleaned = " ".join(text.split()).rstrip(".;, ")
    if not cleaned:
        return ""
    return f"{cleaned[0].upper()}{cleaned[1:]}{'' if cleaned[-1] in '!?' else '.'}"


def once(texts: Iterable[str]) -> tuple[str, ...]:
    """Return what was said, each sentence once, in the order it was said.

    >>> once(["Hujan.", "hujan", "", "Banjir"])
    ('Hujan.', 'Banjir.')
    """
    found: dict[str, str] = {}
    for text in texts:
        said = sentence(text)
        if said:
            found.setdefault(said.casefold(), said)
    return tuple(found.values())
