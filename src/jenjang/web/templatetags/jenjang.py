"""How figures stand on a page: decimal comma, unit beside it, a dash for what is missing.

A reported 0 is shown as 0. What could not be computed is shown as its reason, never as 0.
"""

from decimal import Decimal
from functools import cache
from typing import Protocol

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jenjang.core.figures import write_number, write_percent, write_rupiah
from jenjang.core.values import Reason, Unknown

register = template.Library()

MISSING = "–"


class Rated(Protocol):
    """What a scale says of a percentage (core.scales.Rating)."""

    @property
    def label(self) -> str:
        """Return the predikat in words."""

    @property
    def colour(self) -> str:
        """Return hijau, biru, kuning, merah or abu."""


@register.simple_tag
@cache
def once(name: str) -> SafeString:
    """Return a template that says the same on every page, drawn once a process."""
    return render_to_string(name)


@register.filter
def figure(value: Decimal | int | Unknown | None) -> str:
    """Return a number as papers write it.

    >>> figure(Decimal("87.5")), figure(0), figure(None)
    ('87,5', '0', '–')
    """
    if value is None:
        return MISSING
    return str(value) if isinstance(value, Unknown) else write_number(Decimal(value))


@register.filter
def percent(value: Decimal | Unknown | None) -> str:
    """Return a percentage with two decimals, half up.

    >>> percent(Decimal("98.655")), percent(Unknown(Reason.NOT_MEASURED))
    ('98,66 %', 'belum diukur')
    """
    if value is None:
        return MISSING
    return str(value) if isinstance(value, Unknown) else write_percent(value)


@register.filter
def rupiah(amount_idr: int | Unknown | None) -> str:
    """Return an amount in whole rupiah.

    >>> rupiah(2511824579), rupiah(None)
    ('Rp 2.511.824.579', '–')
    """
    if amount_idr is None:
        return MISSING
    return str(amount_idr) if isinstance(amount_idr, Unknown) else write_rupiah(amount_idr)


@register.simple_tag
def chip(colour: str, label: str, number: str = "") -> SafeString:
    """Return a mark with its word: colour never speaks alone.

    >>> chip("hijau", "Berhasil", "100,00 %")
    '<span class="p hijau">100,00 % Berhasil</span>'
    """
    return format_html('<span class="p {}">{}</span>', colour, f"{number} {label}".strip())


@register.simple_tag
def predikat(
    rating: Rated | None, achievement_percent: Decimal | Unknown | None = None
) -> SafeString:
    """Return the predikat of a percentage, or the reason why there is none.

    >>> predikat(None, Unknown(Reason.NO_TARGET))
    '<span class="p abu">Target belum ada</span>'
    """
    if rating is not None and isinstance(achievement_percent, Decimal):
        return chip(rating.colour, rating.label, write_percent(achievement_percent))
    if rating is not None:
        return chip(rating.colour, rating.label)
    reason = str(achievement_percent or Reason.NOT_MEASURED.value)
    return chip("abu", reason[:1].upper() + reason[1:])
