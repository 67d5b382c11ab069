"""Two at once on one report: both are kept or one is told, and nothing is half done."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.reports import services
from jenjang.apps.reports.models import (
    Edition,
    Passage,
    PassageKind,
    PerformanceReport,
    ReportReview,
    ReviewPoint,
    Section,
    SectionVersion,
)
from jenjang.apps.reports.services import NewPassage, PointAnswer, ReviewFacts
from jenjang.core.values import Refused
from tests.apps.at_once import at_once, refused
from tests.apps.reports.sample import SMALL, a_kecamatan
from tests.apps.reports.written import made_ready, opened, paragraph
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def kecamatan(transactional_db):
    return a_kecamatan(programs=SMALL)


@pytest.fixture
def section(kecamatan):
    return opened(kecamatan).sections.get(key="ringkasan")


@pytest.fixture
def people(kecamatan):
    return UserFactory(), UserFactory()


def versions_are_whole(section):
    """Say whether every act left its version: numbers without a gap or a double."""
    section.refresh_from_db()
    numbers = list(section.versions.order_by("n").values_list("n", flat=True))
    return numbers == list(range(section.version - len(numbers) + 1, section.version + 1))


def test_two_who_open_a_report_at_once_open_one(kecamatan):
    year = Period.objects.get(year=2025, kind=PeriodKind.YEAR)

    def open_it() -> object:
        return services.open_report(unit_id=kecamatan.unit.pk, period_id=year.pk, by=None)

    assert refused(at_once(open_it, open_it)) == 1
    assert PerformanceReport.objects.count() == 1


def test_two_who_write_one_text_at_once_are_both_kept(section, people):
    passage = paragraph(section, "Semula")

    def write(person, text: str) -> Callable[[], object]:
        return lambda: services.write_passage(
            passage_id=passage.pk, version=1, text=text, by=person
        )

    given = at_once(*(write(one, f"Kata {n}") for n, one in enumerate(people)))

    assert sum(one.is_clash for one in given) == 1
    passage.refresh_from_db()
    lost = SectionVersion.objects.get(section=section, act="bentrok").lost
    assert {passage.text, lost["text"]} == {"Kata 0", "Kata 1"}
    assert versions_are_whole(section)


def test_passages_put_at_one_place_at_once_stand_beside_one_another(section, people):
    first = paragraph(section, "Satu")

    def insert(n: int) -> Callable[[], object]:
        return lambda: services.insert_passage(
            section_id=section.pk,
            after_id=first.pk,
            new=NewPassage(PassageKind.PARAGRAPH, f"Baru {n}"),
            by=people[n % 2],
        )

    at_once(*(insert(n) for n in range(4)))

    standing = list(section.passages.standing())
    assert {one.text for one in standing} >= {f"Baru {n}" for n in range(4)}
    assert len({one.order for one in standing}) == len(standing)
    assert versions_are_whole(section)


def test_a_text_removed_and_written_at_once_is_kept(section, people):
    passage = paragraph(section, "Semula")

    given = at_once(
        lambda: services.remove_passage(passage_id=passage.pk, version=1, by=people[0]),
        lambda: services.write_passage(
            passage_id=passage.pk, version=1, text="Kata Budi", by=people[1]
        ),
    )

    passage.refresh_from_db()
    written = given[1]
    assert passage.text == "Kata Budi" or written.lost == "Kata Budi"
    assert isinstance(given[0], Refused) == (passage.removed_at is None)
    assert versions_are_whole(section)


def test_a_proposal_accepted_twice_at_once_is_accepted_by_one(section, people):
    passage = Passage.objects.create(
        section=section, order=9, kind="paragraf", text="Usul", origin="usulan",
        proposal="p1",
    )  # fmt: skip

    def accept(person) -> Callable[[], object]:
        return lambda: services.accept_proposal(passage_id=passage.pk, version=1, by=person)

    assert refused(at_once(*map(accept, people))) == 1
    passage.refresh_from_db()
    assert passage.version == 2
    assert Entry.objects.filter(action="passage.accepted").count() == 1


def test_a_proposal_accepted_and_discarded_at_once_is_one_of_them(section, people):
    passage = Passage.objects.create(
        section=section, order=9, kind="paragraf", text="Usul", origin="usulan",
        proposal="p1",
    )  # fmt: skip
    about = {"passage_id": passage.pk, "version": 1}
    given = at_once(
        lambda: services.accept_proposal(by=people[0], **about),
        lambda: services.remove_passage(by=people[1], **about),
    )
    passage.refresh_from_db()
    assert refused(given) == 1
    assert (passage.removed_at is None) == (passage.accepted_at is not None)


def test_of_two_who_assign_at_once_the_history_tells_both(section, kecamatan, people):
    posts = (kecamatan.kasi.pk, kecamatan.camat.pk)

    def assign(n: int) -> Callable[[], object]:
        return lambda: services.assign_section(
            section_id=section.pk, responsible_id=posts[n], due_on=None, by=people[n]
        )

    at_once(assign(0), assign(1))

    section.refresh_from_db()
    told = list(Entry.objects.filter(action="section.assigned").order_by("pk"))
    assert [told[0].before["responsible"], told[0].after["responsible"]] == [
        None,
        told[1].before["responsible"],
    ]
    assert told[1].after["responsible"] == section.responsible_id


def test_assigning_and_writing_at_once_keep_both(section, kecamatan, people):
    passage = paragraph(section, "Semula")
    at_once(
        lambda: services.assign_section(
            section_id=section.pk, responsible_id=kecamatan.kasi.pk, due_on=None, by=None
        ),
        lambda: services.write_passage(
            passage_id=passage.pk, version=1, text="Baru", by=people[0]
        ),
    )
    section.refresh_from_db()
    passage.refresh_from_db()
    assert (section.responsible, passage.text) == (kecamatan.kasi, "Baru")
    assert versions_are_whole(section)


def test_a_report_frozen_twice_at_once_has_one_edition(kecamatan):
    report = made_ready(opened(kecamatan))

    def freeze() -> object:
        return services.freeze_report(report_id=report.pk, version=report.version, by=None)

    assert refused(at_once(freeze, freeze)) == 1
    assert Edition.objects.count() == 1
    assert Entry.objects.filter(action="edition.frozen").count() == 1


def test_a_text_written_while_it_is_frozen_is_in_it_or_refused(kecamatan, people):
    report = made_ready(opened(kecamatan))
    section = report.sections.get(key="ringkasan")

    frozen, written = at_once(
        lambda: services.freeze_report(
            report_id=report.pk, version=report.version, by=None
        ),
        lambda: paragraph(section, "Menyusul.", by=people[0]),
    )

    report.refresh_from_db()
    if isinstance(written, Refused):
        assert isinstance(frozen, Edition)
    elif isinstance(frozen, Edition):
        assert "Menyusul." in str(frozen.document)
    else:
        assert report.is_open
        assert Section.objects.get(pk=section.pk).passages.filter(text="Menyusul.").exists()


def submitted(kecamatan):
    report = made_ready(opened(kecamatan))
    edition = services.freeze_report(report_id=report.pk, version=report.version, by=None)
    PerformanceReport.objects.filter(pk=report.pk).update(state="disampaikan")
    report.refresh_from_db()
    return report, edition


def test_a_reviu_begun_twice_at_once_is_one(kecamatan):
    _, edition = submitted(kecamatan)

    def begin() -> object:
        return services.begin_review(edition_id=edition.pk, by=None)

    first, second = at_once(begin, begin)

    assert first == second == ReportReview.objects.get()
    keys = list(ReviewPoint.objects.values_list("key", flat=True))
    assert len(keys) == len(set(keys))


def test_of_two_who_answer_a_reviu_at_once_one_is_told(kecamatan, people):
    _, edition = submitted(kecamatan)
    review = services.begin_review(edition_id=edition.pk, by=None)
    key = review.points.first().key

    def answer(n: int) -> Callable[[], object]:
        return lambda: services.answer_review(
            review_id=review.pk,
            version=review.version,
            answers={key: PointAnswer("tidak", f"Sebab {n}")},
            facts=ReviewFacts(notes=f"Catatan {n}"),
            by=people[n],
        )

    assert refused(at_once(answer(0), answer(1))) == 1
    review.refresh_from_db()
    said = review.points.get(key=key)
    assert said.note[-1] == review.notes[-1]


def test_a_reviu_closed_twice_at_once_is_closed_by_one(kecamatan):
    _, edition = submitted(kecamatan)
    review = services.begin_review(edition_id=edition.pk, by=None)
    review.points.update(answer="ya")
    ReportReview.objects.update(
        reviewer=kecamatan.camat_holder, place="Suka Maju", reviewed_on=timezone.localdate()
    )

    def close() -> object:
        return services.close_review(
            review_id=review.pk,
            version=review.version,
            today=timezone.localdate(),
            by=None,
        )

    assert refused(at_once(close, close)) == 1
    assert Entry.objects.filter(action="review.closed").count() == 1


def test_a_report_published_twice_at_once_is_published_by_one(kecamatan, people):
    report, _ = submitted(kecamatan)
    PerformanceReport.objects.update(state="direviu")

    def publish(person) -> Callable[[], object]:
        return lambda: services.take_step(
            report_id=report.pk, version=report.version, key="publikasi", by=person
        )

    assert refused(at_once(*map(publish, people))) == 1
    assert Entry.objects.filter(action="edition.published").count() == 1


def test_publishing_and_asking_for_mending_at_once_leave_one_of_them(kecamatan, people):
    report, edition = submitted(kecamatan)
    PerformanceReport.objects.update(state="direviu")
    about = {"report_id": report.pk, "version": report.version}

    given = at_once(
        lambda: services.take_step(key="publikasi", by=people[0], **about),
        lambda: services.take_step(
            key="perbaiki", reason="Pagu keliru", by=people[1], **about
        ),
    )

    assert refused(given) == 1
    report.refresh_from_db()
    edition.refresh_from_db()
    assert (report.state == "dipublikasikan") == (edition.published_at is not None)
