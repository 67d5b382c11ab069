"""A unit with one of everything a page can be about."""

import datetime as dt
import itertools
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.services import Promised, put_in_force
from jenjang.apps.files.models import Kind, StoredFile
from jenjang.apps.files.services import store
from jenjang.apps.findings.models import Finding
from jenjang.apps.findings.services import About, keep_audit
from jenjang.apps.followup.models import (
    AgendaKind,
    ChangeKind,
    Decision,
    Evaluation,
    Question,
    Recommendation,
    RecommendationProof,
)
from jenjang.apps.followup.services import AgendaDraft, call_meeting, decide
from jenjang.apps.intake.models import Upload, UploadState
from jenjang.apps.organisation.models import (
    Appointment,
    Grant,
    Period,
    PeriodKind,
    Position,
    Role,
    Unit,
)
from jenjang.apps.plans.models import (
    Activity,
    Benchmark,
    BudgetVersion,
    IkuDecree,
    Indicator,
    Measure,
    NomenclatureEntry,
    NomenclatureRelease,
    Objective,
    ObjectiveLevel,
    Plan,
    PlanKind,
    Problem,
    ProblemKind,
    Scope,
    Series,
    Stage,
    StrategicIssue,
    Target,
)
from jenjang.apps.reports.models import (
    Edition,
    Passage,
    PassageKind,
    PerformanceReport,
    Section,
)
from jenjang.apps.reports.services import open_report
from jenjang.apps.reports.snapshots.frozen import sha256_of
from jenjang.core.figures import fold
from jenjang.core.figures.units import UnitKind
from jenjang.papers import document as paper
from jenjang.papers.audit import Finding as Found
from jenjang.papers.audit import Severity, Spot
from jenjang.papers.blocks import Place as PaperPlace
from tests.factories import (
    ActivityFactory,
    AppointmentFactory,
    GrantFactory,
    OfficialFactory,
    PositionFactory,
    UnitFactory,
    opened_year,
)

YEAR = 2025
LISTED = (
    ("7.01.02", "program", "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"),
    ("7.01.02.2.01", "kegiatan", "Koordinasi Penyelenggaraan Kegiatan Pemerintahan"),
    ("7.01.02.2.01.0001", "sub kegiatan", "Koordinasi Perencanaan Warga"),
)
COUNTER = itertools.count(1)


@dataclass
class Place:
    """What stands in a unit: the head, his promise, and who else may be there."""

    unit: Unit
    camat: Position
    appointment: Appointment
    agreement: Agreement
    indicator: Indicator
    activity: Activity
    quarter: Period
    grant: Grant
    upload: Upload
    finding: Finding
    measure: Measure
    budget: BudgetVersion

    @property
    def decree(self) -> IkuDecree:
        """Return the draft of a decree about the unit's key indicators."""
        return IkuDecree.objects.get_or_create(plan=self.indicator.plan)[0]

    @property
    def problem(self) -> Problem:
        """Return a problem of the unit's plan."""
        plan = self.indicator.plan
        made, is_new = Problem.objects.get_or_create(
            plan=plan, kind=ProblemKind.MAIN, text="Pelayanan belum prima"
        )
        if is_new:
            made.path = f"{made.pk:08}"
            made.save(update_fields=["path"])
        return made

    @property
    def decision(self) -> Decision:
        """Return what the meeting about the quarter decided."""
        found = Decision.objects.filter(item__meeting__unit=self.unit).first()
        if found is not None:
            return found
        meeting = call_meeting(
            unit_id=self.unit.pk,
            period_id=self.quarter.pk,
            held_on=dt.date(2025, 4, 8),
            agenda=[AgendaDraft(AgendaKind.LOW, "Indeks Kepuasan Masyarakat")],
            by=None,
        )
        return decide(
            item_id=meeting.items.get().pk,
            text="Menambah loket pelayanan",
            position_id=self.camat.pk,
            due_on=dt.date(2025, 5, 31),
            change=ChangeKind.ACTIVITY,
            by=None,
        )

    @property
    def question(self) -> Question:
        """Return what was asked of the head of the unit."""
        return Question.objects.get_or_create(
            unit=self.unit,
            period=self.quarter,
            position=self.camat,
            about="Indeks Kepuasan Masyarakat",
            text="Mengapa turun?",
            due_on=dt.date(2025, 4, 20),
        )[0]

    @property
    def recommendation(self) -> Recommendation:
        """Return what an evaluation of the unit recommended."""
        evaluation, _ = Evaluation.objects.get_or_create(unit=self.unit, year=2024)
        return Recommendation.objects.get_or_create(
            evaluation=evaluation, order=1, defaults={"text": "Susun pedoman"}
        )[0]

    @property
    def benchmark(self) -> Benchmark:
        """Return the national value of the unit's indicator."""
        return Benchmark.objects.get_or_create(
            series_id=self.indicator.series_id,
            year=2024,
            level="nasional",
            defaults={"text": self.indicator.text, "value": 84, "source": "Laporan"},
        )[0]

    @property
    def edition(self) -> Edition:
        """Return the unit's report as it was frozen and published."""
        found = Edition.objects.filter(report=self.report).first()
        return found or Edition.objects.create(
            report=self.report,
            n=1,
            document=[],
            document_sha256=sha256_of([]),
            pdf=self.source,
            public_pdf=self.source,
            sha256=self.source.sha256,
            code=f"NASKAH{self.report.pk}",
            published_at=timezone.now(),
        )

    @property
    def proof(self) -> RecommendationProof:
        """Return a file that shows what was done."""
        return RecommendationProof.objects.get_or_create(
            recommendation=self.recommendation, file=self.source, name="pedoman.pdf"
        )[0]

    @property
    def issue(self) -> StrategicIssue:
        """Return a strategic issue of the unit's plan."""
        text = "Mutu layanan"
        return StrategicIssue.objects.get_or_create(plan=self.indicator.plan, text=text)[0]

    @property
    def report(self) -> PerformanceReport:
        """Return the LKjIP of the unit's year."""
        period = Period.objects.get(year=YEAR, kind=PeriodKind.YEAR)
        found = PerformanceReport.objects.filter(unit=self.unit, period=period).first()
        return found or open_report(unit_id=self.unit.pk, period_id=period.pk, by=None)

    @property
    def section(self) -> Section:
        """Return a section of the LKjIP that is written."""
        return self.report.sections.get(key="ringkasan")

    @property
    def passage(self) -> Passage:
        """Return a picture in that section."""
        file = self.source
        return Passage.objects.get_or_create(
            section=self.section, order=9, kind=PassageKind.PICTURE, picture=file
        )[0]

    @property
    def source(self) -> StoredFile:
        """Return the file the agreement was read from."""
        assert self.agreement.source is not None
        return self.agreement.source


def furnished_unit(name: str) -> Place:
    """Return a unit with a head, an agreement in force, an indicator and an activity."""
    opened_year(YEAR)
    unit = UnitFactory(name=name)
    camat = PositionFactory(unit=unit, name="Camat")
    official = OfficialFactory(full_name=f"Dra. Hesti Wulandari {next(COUNTER)}, M.Si.")
    appointment = AppointmentFactory(official=official, position=camat)
    grant = GrantFactory(unit=unit, role=Role.PEMANTAU, since=dt.date(2025, 1, 1))
    objective, indicator = _promise(unit, camat)
    activity = ActivityFactory(unit=unit)
    agreement = put_in_force(
        unit=unit,
        year=YEAR,
        revision=0,
        first_party=appointment,
        second_party=None,
        signed_on=dt.date(2025, 1, 15),
        layout="national",
        document=paper_of(unit, camat, appointment),
        promised=Promised([objective], [indicator], {activity.pk: 2_347_860_000}),
        by=None,
        source=store(
            content=f"PERJANJIAN KINERJA {name}".encode(),
            name="pk.txt",
            media_type="text/plain",
            kind=Kind.UPLOAD,
            by=None,
        ),
    )
    quarter = Period.objects.get(year=YEAR, kind=PeriodKind.QUARTER, n=1)
    upload = Upload.objects.create(
        name="pk.txt",
        sha256=agreement.source.sha256,
        size_bytes=agreement.source.size_bytes,
        file=agreement.source,
        unit=unit,
        state=UploadState.READ,
        reading={"documents": [agreement.document | {"at": {}, "doubts": []}]},
        finished_at=dt.datetime(2025, 1, 16, 9, tzinfo=dt.UTC),
    )
    return Place(
        unit, camat, appointment, agreement, indicator, activity, quarter, grant, upload,
        found_in(agreement), listed(), budgeted(activity, agreement.source),
    )  # fmt: skip


def budgeted(activity: Activity, source: StoredFile) -> BudgetVersion:
    """Return the DPPA of the activity's unit; the DPA before it is there too."""
    for kind, amount_idr in (("dpa", 2_347_860_000), ("dppa", 2_400_000_000)):
        version = BudgetVersion.objects.create(
            unit=activity.unit,
            year_id=YEAR,
            kind=kind,
            revision=int(kind == "dppa"),
            document_number="900/17/2025",
            document_date=dt.date(2025, 1, 6),
            source=source,
        )
        version.lines.create(
            activity=activity,
            fund_source="Dana Alokasi Umum",
            spending_kind="5.1",
            amount_idr=amount_idr,
        )
    return version


def listed() -> Measure:
    """Return a unit of measure; a list of nomenclature is there too."""
    release, _ = NomenclatureRelease.objects.get_or_create(
        decree="Keputusan Contoh", scope=Scope.REGENCY, defaults={"first_year": 2020}
    )
    for code, level, name in LISTED:
        NomenclatureEntry.objects.get_or_create(
            release=release,
            code=code,
            defaults={"level": level, "name": name, "folded_name": fold(name)},
        )
    measure, _ = Measure.objects.get_or_create(
        name="Dokumen",
        defaults={"kind": UnitKind.COUNT, "aliases": ["Dok"], "folded_words": "dokumen"},
    )
    return measure


def found_in(agreement: Agreement) -> Finding:
    """Return a finding about the agreement."""
    about = About(agreement, agreement.unit_id, YEAR, agreement.document_sha256)
    found = Found(
        rule="R01",
        severity=Severity.MISCALCULATED,
        certain=True,
        written="Rp 31.940.000",
        expected="Rp 17.360.000",
        message="Pagu kegiatan tidak sama dengan jumlah rinciannya.",
        places=(Spot("pk.txt", PaperPlace(line=7)),),
    )
    return keep_audit(about=about, findings=[found], by=None).findings.get()


def _promise(unit: Unit, camat: Position) -> tuple[Objective, Indicator]:
    plan = Plan.objects.create(
        unit=unit, kind=PlanKind.FROM_AGREEMENTS, first_year=YEAR, last_year=YEAR
    )
    text = "Meningkatnya kualitas pelayanan kecamatan"
    objective = Objective.objects.create(
        plan=plan,
        level=ObjectiveLevel.STRATEGIS,
        text=text,
        folded_text=fold(text),
        owner=camat,
    )
    objective.path = f"{objective.pk:08}"
    objective.save(update_fields=["path"])
    series = Series.objects.create(unit=unit)
    wording = "Indeks Kepuasan Masyarakat"
    indicator = Indicator.objects.create(
        series=series,
        plan=plan,
        objective=objective,
        text=wording,
        folded_text=fold(wording),
        measured_in="Nilai",
        owner=camat,
    )
    for period in Period.objects.filter(year=YEAR).exclude(kind=PeriodKind.MONTH):
        Target.objects.create(
            series=series, period=period, stage=Stage.PK, value=Decimal("87.5")
        )
    return objective, indicator


def paper_of(
    unit: Unit, position: Position, appointment: Appointment, year: int = YEAR
) -> paper.Agreement:
    """Return the paper that who holds the position signed."""
    return paper.Agreement(
        kind="PK",
        unit=unit.name,
        regency="Kabupaten Tirtajaya",
        year=year,
        first_party=paper.Party(name=appointment.official.full_name, title=position.name),
        second_party=paper.Party(name="Ir. Wira Atmaja", title="Bupati Tirtajaya"),
        place="Tirtakencana",
        date=f"{year}-01-15",
        date_text=f"15 Januari {year}",
        objectives=(
            paper.Objective(
                level="sasaran strategis",
                text="Meningkatnya kualitas pelayanan kecamatan",
                indicators=(
                    paper.Indicator(
                        text="Indeks Kepuasan Masyarakat",
                        unit="Nilai",
                        target_text="87,50",
                        target_number=Decimal("87.5"),
                    ),
                ),
            ),
        ),
        budgets=(
            paper.Budget(
                level="program", name="Program Pelayanan Warga", amount_idr=2_347_860_000
            ),
        ),
        budget_total_idr=2_347_860_000,
        revision=0,
    )
