"""Asking for a recount: measurement comes later and cannot be called from here."""

from collections.abc import Iterable

from jenjang.apps.organisation.models import Recount, Unit, Year


def ask_recount(
    years: Iterable[int], *, unit_id: int | None = None, with_series: bool = False
) -> None:
    """Ask that these years of a unit (None: of all) be counted anew, where they are open.

    Inside the caller's transaction, so that the change and what asks for it stand or fall
    together. Two queries and an insert.
    """
    opened = Year.objects.opened().filter(year__in=list(years)).values_list("pk", flat=True)
    units = Unit.objects.all() if unit_id is None else Unit.objects.filter(pk=unit_id)
    open_years = list(opened)
    Recount.objects.bulk_create(
        Recount(unit_id=pk, year_id=year, with_series=with_series)
        for pk in units.values_list("pk", flat=True)
        for year in open_years
    )
