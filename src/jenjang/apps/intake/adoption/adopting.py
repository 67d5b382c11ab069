"""One adoption, from recognised documents to agreements in force."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement, AgreementQuerySet, State
from jenjang.apps.agreements.services import Promised, latest_of_revision, put_in_force
from jenjang.apps.agreements.snapshots import document_of, frozen
from jenjang.apps.files.models import StoredFile
from jenjang.apps.intake.adoption.activities import (
    allotted_idr,
    name_activities,
    state_ceilings,
)
from jenjang.apps.intake.adoption.bundle import Paper, read_bundle
from jenjang.apps.intake.adoption.changes import Changes
from jenjang.apps.intake.adoption.indicators import promise_indicators
from jenjang.apps.intake.adoption.objectives import grow, settle
from jenjang.apps.intake.adoption.people import Seated, Setting, seat_parties
from jenjang.apps.intake.adoption.placing import NO_PEMDA, place_documents
from jenjang.apps.measurement.services import rebuild
from jenjang.apps.organisation.models import Government, Unit, Year
from jenjang.apps.organisation.services import open_year
from jenjang.apps.organisation.titles import fold_unit
from jenjang.apps.plans.models import Plan
from jenjang.apps.plans.services import plan_from_agreements
from jenjang.core.values import Refused
from jenjang.papers.document import Agreement as Document


def adopt_documents(
    documents: Sequence[Document],
    *,
    by: User | None,
    changes: Changes,
    source: StoredFile | None = None,
    unit_id: int | None = None,
) -> list[int]:
    """Turn agreements into rows; return the keys of the agreements, as many as documents.

    Call it inside one transaction: it is all or nothing. Adoptions follow one another:
    each holds the pemda's row. Raise Refused with the one sentence that says why not.
    """
    government = Government.objects.select_for_update().first()
    if government is None:
        raise Refused(NO_PEMDA)
    if not documents:
        raise Refused(
            "Tidak ada perjanjian kinerja atau tindak lanjut rekomendasi yang terbaca "
            "dalam berkas ini."
        )
    places = place_documents(documents, government, unit_id, by, changes)
    adopted: list[int] = []
    for place, own in places.items():
        setting = Setting(government, place.unit, place.year, by, changes)
        adopted += _Adopting(setting, source).run(own)
    return adopted


class _Adopting:
    """The papers of one unit and year on their way into rows."""

    def __init__(self, setting: Setting, source: StoredFile | None) -> None:
        self.setting, self.source = setting, source
        if not Year.objects.opened().filter(pk=setting.year).exists():
            open_year(year=setting.year, by=setting.by)
            setting.changes.new("Tahun", setting.government.name, str(setting.year))
        self.plan = self._plan()

    def _plan(self) -> Plan:
        setting = self.setting
        return plan_from_agreements(unit=setting.unit, year=setting.year, by=setting.by)

    def run(self, documents: Sequence[Document]) -> list[int]:
        """Adopt the papers from the top down."""
        bundle = read_bundle(documents, called(self.setting.unit, documents))
        for sentence in bundle.remarks:
            self.setting.changes.remark(sentence)
        seated = seat_parties(bundle, self.setting)
        for appointments in seated.values():
            appointments.first.position.refresh_from_db(fields=["path", "reports_to"])
        adopted = [self._adopt(paper, seated[n]) for n, paper in enumerate(bundle.papers)]
        new = [agreement for agreement, is_new in adopted if is_new]
        if new:
            self._settle_below(new)
            rebuild(self.setting.unit, self.setting.year)
        return [agreement.pk for agreement, _ in adopted]

    def _adopt(self, paper: Paper, seated: Seated) -> tuple[Agreement, bool]:
        setting, position = self.setting, seated.first.position
        document = replace(paper.document, at={}, doubts=())
        revision = self._revision(paper, position.pk)
        known = latest_of_revision(setting.unit, setting.year, position.pk, revision)
        _, sha256 = frozen(document)
        if known is not None and known.document_sha256 == sha256:
            setting.changes.same("Perjanjian", setting.unit.name, str(known))
            return known, False
        promised = self._promised(document, seated, revision)
        made = put_in_force(
            unit=setting.unit,
            year=setting.year,
            revision=revision,
            first_party=seated.first,
            second_party=seated.second,
            signed_on=paper.signed_on,
            layout=setting.government.layout,
            document=document,
            promised=promised,
            by=setting.by,
            source=self.source,
        )
        self._tell(made, known)
        return made, True

    def _promised(self, document: Document, seated: Seated, revision: int) -> Promised:
        setting, position = self.setting, seated.first.position
        named = name_activities(document, position, setting)
        objectives = grow(document, named, position, self.plan, setting)
        indicators = promise_indicators(document, objectives, position, revision, setting)
        if not self._is_late(position.pk, revision):
            state_ceilings(named, position, revision, setting)
        return Promised(list(dict.fromkeys(objectives)), indicators, allotted_idr(named))

    def _revision(self, paper: Paper, position_id: int) -> int:
        """Return the paper's number in the chain.

        A Perubahan without a printed number is a correction of the last one signed on
        the same day, else the one after it; without any it is the first.
        """
        if not paper.document.is_revision:
            return 0
        if paper.document.revision:
            return paper.document.revision
        last = self._chain(position_id).filter(revision__gt=0).order_by("-revision").first()
        if last is None:
            return 1
        is_same = paper.signed_on is None or last.signed_on == paper.signed_on
        return last.revision if is_same else last.revision + 1

    def _chain(self, position_id: int) -> AgreementQuerySet:
        return Agreement.objects.filter(
            unit=self.setting.unit, year=self.setting.year, position=position_id
        ).defer("document")

    def _is_late(self, position_id: int, revision: int) -> bool:
        return self._chain(position_id).filter(revision__gt=revision).exists()

    def _tell(self, made: Agreement, known: Agreement | None) -> None:
        where = self.setting.unit.name
        if known is None:
            self.setting.changes.new("Perjanjian", where, str(made))
        else:
            self.setting.changes.changed(
                "Perjanjian",
                where,
                f"{known}, bacaan ke-{known.edition + 1}",
                f"{made}, bacaan ke-{made.edition + 1}",
            )

    def _settle_below(self, adopted: Iterable[Agreement]) -> None:
        """Find parents for what subordinates promised before the superior's paper came."""
        done = {agreement.position_id for agreement in adopted}
        orphans = Agreement.objects.filter(
            unit=self.setting.unit,
            year=self.setting.year,
            state=State.IN_FORCE,
            position__reports_to__in=done,
            objectives__is_orphan=True,
        ).exclude(position__in=done)
        for agreement in orphans.select_related("position__reports_to").distinct():
            document = document_of(agreement)
            named = name_activities(document, agreement.position, self.setting)
            settle(document, named, agreement.position, self.plan, self.setting)


def called(unit: Unit, documents: Sequence[Document]) -> str:
    """Return the name the papers have for the unit: an earlier one, else its own.

    'CAMAT SUKAMAJU' is the camat of a unit that was once Kecamatan Sukamaju.
    """
    printed = [document.unit for document in documents if document.unit]
    earlier = {fold_unit(alias) for alias in unit.aliases}
    return next((name for name in printed if fold_unit(name) in earlier), unit.name)
