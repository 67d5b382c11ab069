"""Signature blocks: who promises and to whom, with place and date where they are known."""

from collections.abc import Iterator
from dataclasses import fields

from jenjang.core.figures import PartialDate, write_date
from jenjang.papers.blocks import Signature, Signatures
from jenjang.papers.document import Agreement, Annex, Party

BLANK_DATE = "......................"
WHEN = ("place", "date", "date_text")


def statement_signatures(agreement: Agreement) -> tuple[Signatures, ...]:
    """Return the block under the statement, or nothing where nobody is named."""
    when = agreement.date_text or iso_in_words(agreement.date)
    line = place_and_date(agreement.place, when)
    return _block(agreement, line, "")


def annex_signatures(agreement: Agreement) -> tuple[Signatures, ...]:
    """Return the block under the annex, as the annex names place, date and parties.

    The date of the statement is written as the statement writes it.
    """
    annex = agreement.annex
    if annex is None:
        return ()
    same = annex.date == agreement.date
    when = agreement.date_text if same else iso_in_words(annex.date)
    line = place_and_date(annex.place, when or iso_in_words(annex.date))
    return _block(annex, line, "annex.")


def place_and_date(place: str | None, when: str | None) -> str | None:
    """Return the line above a signature; a date that is not known is left to the pen.

    >>> place_and_date("Wangon", "8 Juli 2025")
    'Wangon, 8 Juli 2025'
    >>> place_and_date(None, None)
    """
    if place is None:
        return when
    return f"{place}, {when or BLANK_DATE}"


def iso_in_words(iso: str | None) -> str | None:
    """Return an ISO date, whole or in part, as it is written in a letter.

    >>> iso_in_words("2025-07-08"), iso_in_words("2018-01"), iso_in_words("2017")
    ('8 Juli 2025', 'Januari 2018', '2017')
    """
    if iso is None:
        return None
    return write_date(PartialDate(*(int(part) for part in iso.split("-"))))


def _block(
    signed: Agreement | Annex, line: str | None, path: str
) -> tuple[Signatures, ...]:
    first, second = signed.first_party, signed.second_party
    left = None if second is None else _side(second, "Pihak Kedua,")
    right = None if first is None else _side(first, "Pihak Pertama,", line)
    if left is None and right is None:
        return ()
    return (Signatures(left, right, facts=tuple(_facts(signed, path))),)


def _facts(signed: Agreement | Annex, path: str) -> Iterator[str]:
    """Yield the paths of what a signature block says: who, where, when."""
    for side in ("first_party", "second_party"):
        party = getattr(signed, side)
        for field in fields(Party):
            if getattr(party, field.name, None):
                yield f"{path}{side}.{field.name}"
    if signed.first_party is not None:
        yield from (f"{path}{name}" for name in WHEN if getattr(signed, name, None))


def _side(party: Party, role: str, line: str | None = None) -> Signature:
    above = (line, role, party.title)
    nip = None if party.nip is None else f"NIP. {party.nip}"
    below = (party.name, party.rank, nip)
    return Signature(above=tuple(filter(None, above)), below=tuple(filter(None, below)))
