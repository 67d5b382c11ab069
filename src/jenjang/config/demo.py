"""The sample kecamatan: its papers are read and adopted the way a user does it.

Every person, figure and NIP is invented. What the papers cannot hold stands beside them:
rules.csv, results.csv and spendings.csv, entered through the services of measurement.
The RPJMD and a report begun stand on them, made as their pages make them.
"""

import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.accounts.services import create_user_with_password, temporary_password
from jenjang.apps.intake.services import adopt, read_upload
from jenjang.apps.measurement.services import report_result, report_spending, set_rules
from jenjang.apps.measurement.services.rules import IndicatorRules
from jenjang.apps.organisation.models import (
    PEMDA_ROLES,
    Appointment,
    Government,
    Period,
    PeriodKind,
    Role,
    Unit,
)
from jenjang.apps.organisation.services import (
    Founded,
    NewUnit,
    found_government,
    grant_role,
    link_user,
)
from jenjang.apps.plans.models import (
    Activity,
    Indicator,
    Objective,
    ObjectiveLevel,
    PlanKind,
)
from jenjang.apps.plans.services import (
    ObjectiveFacts,
    draw_up_objective,
    load_shipped_lists,
    open_plan,
    put_plan_in_force,
    word_objective,
)
from jenjang.apps.plans.snapshots.facts import fingerprint, objective_facts
from jenjang.apps.reports.services import open_report
from jenjang.core.figures import fold
from jenjang.core.values import Accumulation, Polarity, Refused

SAMPLE = Path(__file__).resolve().parent / "sample"
PAPERS = (".txt", ".docx", ".pdf")
NAME, HEAD, SEAT = "Kabupaten Tirtajaya", "Bupati Tirtajaya", "Tirtajaya"
UNIT, YEAR = "Kecamatan Sukamaju", 2026
RPJMD = (  # each stands below the one before it
    (ObjectiveLevel.MISI, "Mewujudkan pemerintahan yang bersih, melayani, dan dekat"),
    (ObjectiveLevel.TUJUAN, "Meningkatnya mutu pelayanan dan tata kelola pemerintahan"),
    (ObjectiveLevel.STRATEGIS, "Meningkatnya kepuasan masyarakat atas pelayanan publik"),
)
RPJMD_YEARS = 2025, 2029
WRITTEN_QUARTER = 3  # of which the report is being written


@dataclass(frozen=True, slots=True)
class Person:
    """Who may sign in: `title` is the position whose holder he is, where he has one."""

    username: str
    role: Role
    full_name: str
    title: str | None = None


ADMIN = Person("admin", Role.ADMIN, "Admin Jenjang")
PEOPLE = (
    ADMIN,
    Person("organisasi", Role.PEMBINA, "Bagian Organisasi"),
    Person("inspektorat", Role.EVALUATOR, "Inspektorat Daerah"),
    Person("bupati", Role.PIMPINAN, "", "Bupati Tirtajaya"),
    Person("camat", Role.KEPALA, "", "Camat"),
    Person("sekcam", Role.VERIFIKATOR, "", "Sekretaris Camat"),
    Person("operator", Role.OPERATOR, "", "Kepala Sub Bagian Perencanaan dan Keuangan"),
    Person("staf", Role.PEGAWAI, "", "Pengelola Ketenteraman dan Ketertiban"),
    Person("pemantau", Role.PEMANTAU, "Pemantau Tamu"),
)


def load() -> tuple[list[Person], str]:
    """Return who may sign in and with which password; fill an empty database first.

    Raise Refused, with nothing changed, where it belongs to another pemda.
    """
    found = Government.objects.first()
    if found is not None and found.name != NAME:
        raise Refused(
            f"Folder data ini milik {found.name}; demo tidak mengubahnya. Beri folder "
            "lain lewat JENJANG_DATA."
        )
    password = _password()
    if found is None:
        with transaction.atomic():
            _fill(password)
    return _named(), password


def _password() -> str:
    """Return the demo's password, kept beside the data so that it can be told again."""
    kept = settings.DATA / "demo-password"
    if not kept.exists():
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(temporary_password())
    return str(kept.read_text())


def _named() -> list[Person]:
    """Return the people with the names that the papers gave them."""
    names = dict(User.objects.values_list("username", "full_name"))
    return [
        Person(person.username, person.role, names[person.username])
        for person in PEOPLE
        if person.username in names
    ]


def _fill(password: str) -> None:
    founded = found_government(
        name=NAME,
        head_title=HEAD,
        seat=SEAT,
        admin_username=ADMIN.username,
        admin_full_name=ADMIN.full_name,
        admin_password=password,
        units=[NewUnit(UNIT)],
        today=timezone.localdate(),
    )
    for paper in papers():
        upload = read_upload(content=paper.read_bytes(), name=paper.name, by=founded.admin)
        adopt(upload_id=upload.pk, by=founded.admin)
        print(f"Dibaca dan diadopsi: {paper.name}", flush=True)
    load_shipped_lists()
    users = {person: _let_in(person, founded, password) for person in PEOPLE[1:]}
    operator = next(u for person, u in users.items() if person.role == Role.OPERATOR)
    _set_rules(founded.units[0], by=operator)
    _measure(founded.units[0], by=operator)
    _plan_the_pemda(founded.units[0], by=founded.admin)
    _begin_report(founded.units[0], by=operator)


def papers() -> list[Path]:
    """Return the papers of the sample, in the order of their names."""
    return sorted(path for path in SAMPLE.iterdir() if path.suffix in PAPERS)


def _let_in(person: Person, founded: Founded, password: str) -> User:
    """Make a user with his role, and tie him to the official whose position he holds."""
    official = _holder(person.title).official if person.title else None
    user = create_user_with_password(
        username=person.username,
        full_name=official.full_name if official else person.full_name,
        password=password,
    )
    grant_role(
        user=user,
        role=person.role,
        unit=None if person.role in PEMDA_ROLES else founded.units[0],
        since=timezone.localdate(),
        by=founded.admin,
    )
    if official:
        link_user(official_id=official.pk, user=user, by=founded.admin)
    return user


def _holder(title: str) -> Appointment:
    """Return who holds a position of the sample."""
    holders = Appointment.objects.select_related("official", "position")
    return next(one for one in holders if fold(one.position.name) == fold(title))


def _set_rules(unit: Unit, by: User) -> None:
    """Say how the indicators are counted whose words do not tell it."""
    for row in _rows("rules.csv"):
        for indicator in _worded(unit, row["indicator"]):
            rules = IndicatorRules(
                polarity=Polarity(row["polarity"]),
                accumulation=Accumulation(row["accumulation"]),
                measured_in=indicator.measured_in,
                numerator_text=indicator.numerator_text,
                denominator_text=indicator.denominator_text,
                owner_id=indicator.owner_id,
            )
            set_rules(indicator_id=indicator.pk, rules=rules, by=by)


def _measure(unit: Unit, by: User) -> None:
    """Enter the sample's results and spending, as its operator."""
    quarters = {
        period.n: period.pk
        for period in Period.objects.filter(year=YEAR, kind=PeriodKind.QUARTER)
    }
    for row in _rows("results.csv"):
        for indicator in _worded(unit, row["indicator"]):
            report_result(
                series_id=indicator.series_id,
                period_id=quarters[int(row["quarter"])],
                version=0,
                value=_decimal(row["value"]),
                numerator=_decimal(row["numerator"]),
                denominator=_decimal(row["denominator"]),
                text=row["text"] or None,
                note=row["note"] or None,
                obstacle=row["obstacle"] or None,
                by=by,
            )
    for row in _rows("spendings.csv"):
        report_spending(
            activity_id=_activity(unit, row["activity"]).pk,
            period_id=quarters[int(row["quarter"])],
            spent_idr=int(row["spent_idr"]),
            version=0,
            by=by,
        )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _worded(unit: Unit, text: str) -> list[Indicator]:
    """Return the indicators of those words: two officials may promise the same."""
    return list(Indicator.objects.filter(series__unit=unit, folded_text=fold(text)))


def _activity(unit: Unit, name: str) -> Activity:
    return Activity.objects.get(unit=unit, folded_name=fold(name), children=None)


def _plan_the_pemda(unit: Unit, by: User) -> None:
    """Draw up the RPJMD, and link the unit's topmost objectives with its last sasaran."""
    first_year, last_year = RPJMD_YEARS
    plan = open_plan(
        unit=None,
        kind=PlanKind.RPJMD,
        first_year=first_year,
        last_year=last_year,
        begin_as=None,
        by=by,
    )
    node: Objective | None = None
    for level, text in RPJMD:
        parent_id = None if node is None else node.pk
        facts = ObjectiveFacts(level, text)
        node = draw_up_objective(plan_id=plan.pk, parent_id=parent_id, facts=facts, by=by)
    put_plan_in_force(plan_id=plan.pk, by=by)
    for objective in Objective.objects.settled(unit.pk, YEAR).filter(parent=None):
        _support(objective, node, by)


def _support(objective: Objective, node: Objective | None, by: User) -> None:
    seen = objective_facts(objective)
    facts = ObjectiveFacts(
        level=ObjectiveLevel(seen["level"]),
        text=seen["text"],
        owner_id=seen["owner_id"],
        csf=seen["csf"],
        activity_ids=tuple(seen["activities"]),
        supports=None if node is None else node.lineage,
    )
    word_objective(objective_id=objective.pk, facts=facts, seen=fingerprint(seen), by=by)


def _begin_report(unit: Unit, by: User) -> None:
    """Open the report of a quarter: tables drawn, sentences proposed, gaps named."""
    quarter = Period.objects.get(year=YEAR, kind=PeriodKind.QUARTER, n=WRITTEN_QUARTER)
    open_report(unit_id=unit.pk, period_id=quarter.pk, by=by)
