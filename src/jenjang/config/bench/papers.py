"""The agreements of one unit and year, put in force by the service that freezes them."""

import datetime as dt
from decimal import Decimal

from jenjang.apps.agreements.services import Promised, put_in_force
from jenjang.apps.organisation.models import Appointment
from jenjang.config.bench import kabupaten
from jenjang.config.bench.offices import NAME, Office
from jenjang.config.bench.plans import Plans, at
from jenjang.papers import document as paper


def add_agreements(office: Office, year: int, plans: Plans) -> None:
    """Add an agreement a post, with its promises, its ceilings and its frozen document."""
    for post, holder in enumerate(office.holders):
        put_in_force(
            unit=office.unit,
            year=year,
            revision=0,
            first_party=holder,
            second_party=office.superior(post),
            signed_on=dt.date(year, 1, 2),
            layout="national",
            document=_document(office, year, post),
            promised=_promised(plans, post, year),
            by=office.admin,
        )


def _promised(plans: Plans, post: int, year: int) -> Promised:
    return Promised(
        objectives=[one for (of, _), one in plans.objectives.items() if of == post],
        indicators=plans.of_post(post),
        allotments={
            plans.activities[at(line)].pk: line.amount_idr(year)
            for line in kabupaten.allotted(post)
        },
    )


def _document(office: Office, year: int, post: int) -> paper.Agreement:
    lines = kabupaten.allotted(post)
    return paper.Agreement(
        kind="PK",
        unit=office.unit.name,
        regency=NAME,
        year=year,
        first_party=_party(office.holders[post]),
        second_party=_party(office.superior(post)),
        place="Uji",
        date=f"{year}-01-02",
        date_text=f"2 Januari {year}",
        objectives=tuple(_objectives(post, year)),
        budgets=tuple(
            paper.Budget(
                level=line.level,
                name=line.name,
                amount_idr=line.amount_idr(year),
                source="APBD",
                code=line.code,
            )
            for line in lines
        ),
        budget_total_idr=sum(line.amount_idr(year) for line in lines),
        revision=0,
    )


def _party(holder: Appointment) -> paper.Party:
    return paper.Party(holder.official.full_name, holder.position.name.upper())


def _objectives(post: int, year: int) -> list[paper.Objective]:
    return [
        paper.Objective(
            level=kabupaten.LEVELS[kabupaten.depth(post)],
            text=kabupaten.objective_text(post, n),
            indicators=tuple(
                _indicator(series, year)
                for series in range(kabupaten.SERIES_PER_UNIT)
                if kabupaten.holder(series) == (post, n)
            ),
        )
        for n in range(kabupaten.OBJECTIVES_PER_POSITION)
    ]


def _indicator(series: int, year: int) -> paper.Indicator:
    percent = kabupaten.target_percent(series, year)
    return paper.Indicator(
        text=kabupaten.indicator_text(series),
        unit="Persen",
        target_text=str(percent),
        target_number=Decimal(percent),
    )
