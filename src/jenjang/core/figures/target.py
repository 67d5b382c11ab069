"""Targets as agreements print them: '84,00 (Baik)', '2 Dok', '100 %', 'BB', 'B (65)'."""

import re
from dataclasses import dataclass
from decimal import Decimal

from jenjang.core.figures.numbers import read_number
from jenjang.core.figures.rupiah import read_rupiah
from jenjang.core.figures.text import empty, is_blank, plain
from jenjang.core.figures.words import read_spelled
from jenjang.core.values import Reason, Unknown

_FIGURE = r"[+-]?[0-9](?:[0-9.,]*[0-9])?"
_LABELLED = re.compile(r"(?P<body>.*?)\s*\((?P<label>[^()]*)\)\s*(?P<rest>[^()]*)")
_NUMBER_FIRST = re.compile(
    rf"(?P<sign>(?:>=?|<=?|[≥≤])?)\s*(?P<figure>{_FIGURE})(?P<unit>.*)"
)
_MONEY = re.compile(r"rp\b\.?.*|rp[0-9].*", re.IGNORECASE)
_PER_MANY = re.compile(r"/\s*10{0,2}(?:\.?000)+(?![0-9])")  # a rate: 88/100.000
_NUMBER = re.compile(r"(?<![^\W_])[0-9]+")


@dataclass(frozen=True, slots=True)
class Target:
    """A promised figure: its number, its unit and its label, each as far as printed.

    `unit` and `label` are as printed; `canonical_unit` names the unit, a scale checks
    the label.
    """

    number: Decimal | None
    unit: str | None = None
    label: str | None = None


def read_target(text: str, unit: str | None = None) -> Target | Unknown:
    """Return the parts of a printed target; `unit` is that of the column, where known.

    A grade, a status or a note in brackets is the label; a number in words must agree
    with its digits. A rate keeps what it is per ('88/100.000': unit '/100.000').
    Several quantities are refused.

    >>> read_target("84,00 (Baik)")
    Target(number=Decimal('84.00'), unit=None, label='Baik')
    >>> read_target("13 Orang/ Bulan")
    Target(number=Decimal('13'), unit='Orang/ Bulan', label=None)
    >>> print(read_target("100 dari 110 kelompok"))
    “100 dari 110 kelompok” memuat lebih dari satu angka; ketik satu target saja.
    """
    written = plain(text)
    if is_blank(written):
        return empty()
    match = _LABELLED.fullmatch(written)
    if match is None:
        return _unlabelled(written, unit)
    body = f"{match['body']} {match['rest']}".strip()
    label = match["label"].strip() or None
    target = _unlabelled(body, unit) if body else empty()
    if isinstance(target, Unknown) or label is None:
        return target
    return _with_label(target, label, written)


def _with_label(target: Target, label: str, written: str) -> Target | Unknown:
    """Join what stands in brackets: '20 (dua puluh)', 'B (65)', '84,00 (Baik)'."""
    again = _number_of(label)
    if again is None:
        both = f"{target.label} ({label})" if target.label else label
        return Target(target.number, target.unit, both)
    if target.number in (None, again):
        return Target(again, target.unit, target.label)
    return Unknown(
        Reason.CONTRADICTORY,
        f"“{written}” menyebut dua angka yang berbeda; ketik satu saja.",
    )


def _number_of(label: str) -> Decimal | None:
    """Return a number in digits or words, None for any other label."""
    spelled = read_spelled(label)
    number = read_number(label) if isinstance(spelled, Unknown) else Decimal(spelled)
    return None if isinstance(number, Unknown) else number


def _unlabelled(written: str, unit: str | None) -> Target | Unknown:
    if _MONEY.fullmatch(written):
        amount = read_rupiah(written)
        return amount if isinstance(amount, Unknown) else Target(Decimal(amount), "Rupiah")
    match = _NUMBER_FIRST.fullmatch(written)
    return _number_and_unit(match, written, unit) if match else _label_alone(written)


def _number_and_unit(
    match: re.Match[str], written: str, unit: str | None
) -> Target | Unknown:
    printed = match["unit"].strip(" ,.") or None
    if printed and _NUMBER.search(_PER_MANY.sub("", printed)):
        return _several(written)
    number = read_number(match["figure"], unit=printed or unit)
    if isinstance(number, Unknown):
        return number
    return Target(number, printed, match["sign"] or None)


def _label_alone(written: str) -> Target | Unknown:
    """A grade ('BB', 'III', 'Level 3') or a number in words ('Satu')."""
    if len(_NUMBER.findall(written)) > 1:
        return _several(written)
    spelled = read_spelled(written)
    if isinstance(spelled, int):
        return Target(Decimal(spelled))
    return Target(None, None, written)


def _several(written: str) -> Unknown:
    return Unknown(
        Reason.AMBIGUOUS,
        f"“{written}” memuat lebih dari satu angka; ketik satu target saja.",
    )
