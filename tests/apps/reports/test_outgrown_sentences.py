"""A sentence taken from the record is read again where the record now says another."""

import pytest

from jenjang.apps.reports.checks import check
from jenjang.apps.reports.checks.lacks import Looked
from jenjang.apps.reports.models import COPIED, Passage
from jenjang.apps.reports.services import accept_proposal, mark_seen, write_passage
from jenjang.apps.reports.snapshots.written.composing import drawn_sections
from jenjang.apps.reports.snapshots.written.material import read_material
from jenjang.apps.reports.snapshots.written.rows import read_written
from tests.apps.reports.written import fill_in, opened_with_proposals, paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(kecamatan):
    """Return a report whose drafts were all accepted before every figure was filed."""
    report = opened_with_proposals(kecamatan)
    for one in Passage.objects.drafts():
        accept_proposal(passage_id=one.pk, version=one.version, by=None)
    return report


def drawn(report):
    sections = drawn_sections(read_written(report), read_material(report))
    return [one for section in sections for one in section.passages]


def outgrown(report):
    return {
        one.passage.pk: one.outgrown for one in drawn(report) if one.outgrown is not None
    }


def lacks(report):
    material = read_material(report)
    sections = list(drawn_sections(read_written(report), material))
    looked = Looked(report, sections, material, "")
    return {one.check.key: one.lacks for one in check(looked)}["kalimat-berubah"]


def test_what_was_just_accepted_reads_as_the_record_does(report):
    assert outgrown(report) == {}
    assert lacks(report) == ()


def test_a_sentence_the_record_would_say_otherwise_is_told_and_stops_the_report(report):
    fill_in(report.unit_id)

    told = outgrown(report)

    assert told
    assert all("{" not in text for text in told.values())
    assert all(lack.stops for lack in lacks(report))
    assert lacks(report)


def test_who_read_it_again_is_not_told_of_it_twice(report):
    fill_in(report.unit_id)
    found = drawn(report)
    for section_id in {one.passage.section_id for one in found}:
        here = {
            one.passage.pk: one.seen
            for one in found
            if one.passage.section_id == section_id
        }
        mark_seen(section_id=section_id, seen=here, by=None)

    assert outgrown(report) == {}


def test_a_text_somebody_typed_is_never_outgrown(report):
    typed = paragraph(report.sections.get(key="pengantar"))
    fill_in(report.unit_id)

    assert typed.pk not in outgrown(report)


def test_a_draft_written_over_is_told_too_for_its_data_changed(report):
    one = Passage.objects.get(pk=min(outgrown_after_filing(report)))

    write_passage(passage_id=one.pk, version=one.version, text="Kata sendiri.", by=None)

    assert one.pk in outgrown(report)


def outgrown_after_filing(report):
    fill_in(report.unit_id)
    return outgrown(report)


def test_what_was_copied_from_last_year_is_measured_by_no_proposal(kecamatan):
    report = opened_with_proposals(kecamatan)
    Passage.objects.filter(pk=Passage.objects.drafts()[0].pk).update(proposal=f"{COPIED}7")
    copied = Passage.objects.get(proposal=f"{COPIED}7")
    accept_proposal(passage_id=copied.pk, version=copied.version, by=None)

    fill_in(report.unit_id)

    assert outgrown(report) == {}
