"""Whatever is done to plans and units: signed papers stay, series go on unbroken.

Sequences of acts, in any order: a paper revised, a paper adopted again, a year carried,
units renamed, merged, split, a position moved. What an act refuses changes nothing.
"""

import datetime as dt
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.agreements.services import Promised, put_in_force
from jenjang.apps.agreements.snapshots import document_of, sha256_of
from jenjang.apps.intake.services import adopt_papers
from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.snapshots.series import wordings_in_force
from jenjang.apps.organisation.models import (
    Government,
    Period,
    PeriodKind,
    Position,
    Unit,
    UnitKind,
)
from jenjang.apps.organisation.services import rename_unit
from jenjang.apps.plans import services
from jenjang.apps.plans.models import IkuDecree, Indicator, Plan, PlanState, Series
from jenjang.apps.plans.services import NewUnit, merge_units, split_unit, transfer_position
from jenjang.apps.plans.snapshots import decree_of
from jenjang.core.values import Refused
from tests import office
from tests.apps.plans.test_reorganising import elsewhere

TYPICAL, THOROUGH = 2, 120
FIRST_DAY = dt.date(2025, 3, 1)

Act = tuple[str, int]
one_act = st.tuples(
    st.sampled_from(("revise", "adopt", "carry", "rename", "merge", "split", "transfer")),
    st.integers(0, 50),
)
some_acts = st.lists(one_act, min_size=4, max_size=6)
many_acts = st.lists(one_act, min_size=5, max_size=15)


class World:
    """Two kecamatan with signed papers, an issued decree, and a result a series."""

    def __init__(self) -> None:
        """Adopt their papers, report their first quarter, issue one decree."""
        Government.objects.create(
            name="Kabupaten Tirtajaya", head_title="Bupati Tirtajaya", seat="Tirtakencana"
        )
        adopt_papers(office.office(), by=None)
        adopt_papers([elsewhere(one) for one in office.office()], by=None)
        quarter = Period.objects.get(year=2025, kind=PeriodKind.QUARTER, n=1)
        for n, one in enumerate(Indicator.objects.order_by("pk")):
            Result.objects.create(
                series=one.series, period=quarter, indicator=one, value=Decimal(n)
            )
        self.texts = dict(Indicator.objects.values_list("series_id", "folded_text"))
        self.results = dict(Result.objects.values_list("series_id", "value"))
        self.day = FIRST_DAY
        self.frozen: dict[tuple[str, int], tuple[str, str]] = {}
        _issue_decree()

    def do(self, act: Act) -> None:
        """Do one act; what it refuses is refused whole."""
        name, n = act
        self.day += dt.timedelta(days=7)
        with suppress(Refused):
            ACTS[name](n, self.day)

    def check(self) -> None:
        """Compare every paper with what it was, and every series with its results."""
        now = _frozen()
        assert {key: now[key] for key in self.frozen} == self.frozen
        self.frozen = now
        assert dict(Result.objects.values_list("series_id", "value")) == self.results
        assert set(Series.objects.values_list("pk", flat=True)) == set(self.texts)
        for series in Series.objects.select_related("unit"):
            _check_series(series, self.texts[series.pk])


def _frozen() -> dict[tuple[str, int], tuple[str, str]]:
    """Return every frozen document, byte for byte, with its hash."""
    rows = {
        ("agreement", one.pk): (_bytes(one.document), one.document_sha256)
        for one in Agreement.objects.all()
    }
    for agreement in Agreement.objects.all():
        assert sha256_of(agreement.document) == agreement.document_sha256
    for decree in IkuDecree.objects.all():
        decree_of(decree)  # refused where it is no longer what was frozen
        rows["decree", decree.pk] = (_bytes(decree.document), decree.document_sha256)
    return rows


def _bytes(document: Any) -> str:
    return json.dumps(document, sort_keys=True, ensure_ascii=False)


def _check_series(series: Series, text: str) -> None:
    """A plan in force of the series' own unit words it, as what it always was."""
    plans = Plan.objects.filter(unit=series.unit, state=PlanState.IN_FORCE)
    wording = (
        Indicator.objects.filter(series=series, plan__in=plans)
        .order_by("-plan__first_year", "-plan__pk")
        .select_related("plan")
        .first()
    )
    assert wording is not None
    assert wording.folded_text == text
    worded = wordings_in_force(series.unit_id, wording.plan.first_year)
    assert worded[series.pk].series_id == series.pk
    assert wording.series.results.count() == 1


def _issue_decree() -> None:
    plan = Plan.objects.order_by("pk").first()
    assert plan is not None
    Indicator.objects.filter(plan=plan).update(is_iku=True)
    decree = services.draw_up_decree(plan=plan, today=FIRST_DAY, by=None)
    facts = services.DecreeFacts(
        number="7 TAHUN 2025",
        place="Sukamaju",
        signed_on=FIRST_DAY,
        signer=decree.signer,
        considerations=tuple(decree.considerations),
        legal_bases=tuple(decree.legal_bases),
        decisions=tuple(decree.decisions),
    )
    decree = services.correct_decree(
        decree_id=decree.pk, facts=facts, seen=services.state_of(decree), by=None
    )
    services.issue_decree(decree_id=decree.pk, seen=services.state_of(decree), by=None)


def _open_units() -> list[Unit]:
    return list(Unit.objects.filter(closed_on=None).order_by("pk"))


def _revise(n: int, day: dt.date) -> None:
    """Put a Perubahan of some agreement in force, with another target."""
    found = list(Agreement.objects.filter(state=State.IN_FORCE).order_by("pk"))
    one = found[n % len(found)]
    document = office.with_target(document_of(one), f"{n + 1} %", str(n + 1))
    put_in_force(
        unit=one.unit,
        year=one.year_id,
        revision=one.revision + 1,
        first_party=one.first_party,
        second_party=one.second_party,
        signed_on=day,
        layout=one.layout,
        document=replace(document, kind="PK Perubahan", revision=one.revision + 1),
        promised=Promised(
            list(one.objectives.all()), [each.indicator for each in one.commitments.all()]
        ),
        by=None,
    )


def _adopt(n: int, day: dt.date) -> None:
    """Adopt one of the papers again, murni or as a Perubahan, with another target."""
    document = office.office()[n % 5]
    if n % 2:
        document = elsewhere(document)
    if n % 3:
        document = replace(document, kind="PK Perubahan", revision=n % 3)
    adopt_papers([office.with_target(document, f"{n + 2} %", str(n + 2))], by=None)


def _carry(n: int, day: dt.date) -> None:
    units = _open_units()
    unit = units[n % len(units)]
    last = Plan.objects.filter(unit=unit).order_by("-last_year").first()
    year = 2025 if last is None else last.last_year
    services.carry_year(unit_id=unit.pk, year=year + 1, by=None)


def _rename(n: int, day: dt.date) -> None:
    units = _open_units()
    rename_unit(unit_id=units[n % len(units)].pk, name=f"Kecamatan Nama {n}", by=None)


def _merge(n: int, day: dt.date) -> None:
    units = _open_units()
    chosen = [units[n % len(units)].pk, units[(n + 1) % len(units)].pk]
    into = NewUnit(f"Kecamatan Gabungan {n}", UnitKind.KECAMATAN)
    merge_units(unit_ids=chosen, into=into, on=day, by=None)


def _split(n: int, day: dt.date) -> None:
    units = _open_units()
    unit = units[n % len(units)]
    top, *others = Position.objects.filter(unit=unit).order_by("path")
    if not others:
        return
    kind = UnitKind.KECAMATAN
    split_unit(
        unit_id=unit.pk,
        into={
            f"Kecamatan Utara {n}": (kind, [top.pk]),
            f"Kecamatan Selatan {n}": (kind, [others[n % len(others)].pk]),
        },
        on=day,
        by=None,
    )


def _transfer(n: int, day: dt.date) -> None:
    units = _open_units()
    unit, other = units[n % len(units)], units[(n + 1) % len(units)]
    rows = list(Position.objects.filter(unit=unit, reports_to__unit=unit))
    superior = Position.objects.filter(unit=other).order_by("path").first()
    if not rows or superior is None:
        return
    transfer_position(
        position_id=rows[n % len(rows)].pk, unit=other, superior=superior, on=day, by=None
    )


ACTS: dict[str, Callable[[int, dt.date], None]] = {
    "revise": _revise,
    "adopt": _adopt,
    "carry": _carry,
    "rename": _rename,
    "merge": _merge,
    "split": _split,
    "transfer": _transfer,
}


def run(sequence: list[Act]) -> None:
    """Do the acts one after another and look at everything after each."""
    world = World()
    world.check()
    for act in sequence:
        world.do(act)
        world.check()


class VersionChain(TestCase):
    """Each sequence in a transaction of its own."""

    @given(sequence=some_acts)
    @settings(max_examples=TYPICAL, suppress_health_check=[HealthCheck.too_slow])
    def test_any_sequence_keeps_signed_papers_and_series(self, sequence: list[Act]) -> None:
        run(sequence)

    @pytest.mark.proof
    @given(sequence=many_acts)
    @settings(max_examples=THOROUGH, suppress_health_check=[HealthCheck.too_slow])
    def test_many_sequences_keep_signed_papers_and_series(
        self, sequence: list[Act]
    ) -> None:
        run(sequence)

    def test_every_kind_of_act_once(self) -> None:
        run([(name, 1) for name in ACTS])
