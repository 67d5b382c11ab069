"""Passages are written, moved, removed; two people lose nothing of one another."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jenjang.apps.history.models import Entry
from jenjang.apps.reports import services
from jenjang.apps.reports.models import (
    Passage,
    PassageDraft,
    PassageKind,
    SectionVersion,
)
from jenjang.apps.reports.services import NewPassage
from jenjang.core.values import Refused
from tests.apps.reports.written import opened, paragraph, texts
from tests.factories import UserFactory


@pytest.fixture(scope="module")
def furnished(furnished):
    """Return the kecamatan with the report of its year opened, once for this file."""
    furnished.report = opened(furnished)
    return furnished


@pytest.fixture
def section(kecamatan):
    return kecamatan.report.sections.get(key="ringkasan")


@pytest.fixture
def ani(db):
    return UserFactory()


@pytest.fixture
def budi(db):
    return UserFactory()


def write(passage, text, by, version=None):
    return services.write_passage(
        passage_id=passage.pk, version=version or passage.version, text=text, by=by
    )


def test_a_paragraph_is_put_between_two_passages(section, ani):
    first = paragraph(section, "Satu", by=ani)
    paragraph(section, "Tiga", after=first, by=ani)
    paragraph(section, "Dua", after=first, by=ani)
    assert texts(section) == ["Satu", "Dua", "Tiga", "ringkasan-capaian"]


def test_a_text_is_stored_and_the_one_before_stays_in_the_versions(section, ani):
    passage = paragraph(section, "Lama")
    done = write(passage, "Baru\r\nsekali \r\n", ani)
    assert done.passage.text == "Baru\nsekali"
    assert not done.is_clash
    kept = [row.content[0]["text"] for row in section.versions.order_by("n")]
    assert kept == ["Lama", "Baru\nsekali"]


def test_an_act_is_written_in_the_history_with_its_version(section, ani):
    passage = paragraph(section, by=ani)
    entry = Entry.objects.of_subject(passage).get()
    assert (entry.actor, entry.action) == (ani, "passage.inserted")
    assert entry.after == {"section": section.pk, "version": 2}


def test_a_text_over_a_newer_one_changes_nothing_and_is_kept(section, ani, budi):
    passage = paragraph(section, "Semula")
    write(passage, "Kata Ani", ani)

    done = write(passage, "Kata Budi", budi, version=passage.version)

    assert (done.lost, done.passage.text) == ("Kata Budi", "Kata Ani")
    assert section.versions.first().lost["text"] == "Kata Budi"
    assert PassageDraft.objects.get(passage=passage, user=budi).text == "Kata Budi"


def test_the_same_text_twice_is_no_clash(section, ani, budi):
    passage = paragraph(section, "Semula")
    write(passage, "Sama", ani)
    assert not write(passage, "Sama", budi, version=passage.version).is_clash


def test_a_text_for_a_removed_passage_is_kept(section, ani, budi):
    passage = paragraph(section, "Semula")
    services.remove_passage(passage_id=passage.pk, version=1, by=ani)
    done = write(passage, "Kata Budi", budi, version=1)
    assert done.lost == "Kata Budi"
    assert texts(section) == ["ringkasan-capaian"]


def test_a_removed_passage_comes_back(section, ani):
    passage = paragraph(section, "Semula")
    services.remove_passage(passage_id=passage.pk, version=1, by=ani)
    services.restore_passage(passage_id=passage.pk, by=ani)
    assert texts(section) == ["ringkasan-capaian", "Semula"]


def test_what_was_changed_meanwhile_is_not_removed(section, ani, budi):
    passage = paragraph(section, "Semula")
    write(passage, "Kata Ani", ani)
    with pytest.raises(Refused, match="baca isinya dulu"):
        services.remove_passage(passage_id=passage.pk, version=1, by=budi)


def test_a_passage_moves_within_its_section_and_to_another(section, ani):
    first, second = paragraph(section, "Satu"), None
    second = paragraph(section, "Dua", after=first)
    services.move_passage(passage_id=second.pk, after_id=None, by=ani)
    assert texts(section) == ["Dua", "Satu", "ringkasan-capaian"]

    other = section.report.sections.get(key="4.kesimpulan")
    services.move_passage(passage_id=second.pk, after_id=None, section_id=other.pk, by=ani)
    assert texts(section) == ["Satu", "ringkasan-capaian"]
    assert texts(other) == ["Dua"]


def test_a_passage_does_not_move_into_another_report(section, kecamatan):
    passage = paragraph(section)
    other = opened(kecamatan, "quarter").sections.get(key="4.kesimpulan")
    with pytest.raises(Refused, match="laporan yang sama"):
        services.move_passage(
            passage_id=passage.pk, after_id=None, section_id=other.pk, by=None
        )


def test_a_part_is_moved_and_removed_but_never_written(section):
    part = section.passages.get(part="ringkasan-capaian")
    with pytest.raises(Refused, match="ubah datanya"):
        write(part, "Angka saya", None)


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (NewPassage(PassageKind.PART), "Pilih dulu tabel"),
        (NewPassage(PassageKind.PICTURE), "Pilih dulu berkas"),
        (NewPassage(PassageKind.PARAGRAPH, "a" * 20_001), "20001 huruf"),
    ],
)
def test_a_passage_without_what_it_needs_is_refused(section, new, why):
    with pytest.raises(Refused, match=why):
        services.insert_passage(section_id=section.pk, after_id=None, new=new, by=None)


def test_what_is_being_written_is_kept_until_it_is_stored(section, ani):
    passage = paragraph(section, "Semula")
    services.keep_draft(passage_id=passage.pk, version=1, text="Setengah", by=ani)
    services.keep_draft(passage_id=passage.pk, version=1, text="Setengah kal", by=ani)
    assert PassageDraft.objects.get().text == "Setengah kal"
    passage.refresh_from_db()
    assert passage.text == "Semula"
    write(passage, "Kalimat utuh", ani)
    assert not PassageDraft.objects.exists()


def test_nothing_is_written_in_a_frozen_report(section, ani):
    passage = paragraph(section)
    type(section.report).objects.update(state="disetujui")
    with pytest.raises(Refused, match="sudah disetujui"):
        write(passage, "Terlambat", ani)


def test_a_proposal_is_a_draft_until_it_is_accepted_or_written_over(section, ani):
    one, two = (
        Passage.objects.create(
            section=section, order=n, kind=PassageKind.PARAGRAPH, text=f"Usul {n}",
            origin="usulan", proposal=f"p{n}",
        )
        for n in (5, 6)
    )  # fmt: skip
    assert list(section.passages.drafts()) == [one, two]
    services.accept_proposal(passage_id=one.pk, version=1, by=ani)
    write(two, "Usul 2 yang diperbaiki", ani)
    assert not section.passages.drafts()
    assert section.passages.printed().count() == 3


def test_a_remark_is_open_until_somebody_settles_it(section, ani, budi):
    passage = paragraph(section)
    remark = services.add_comment(
        section_id=section.pk, passage_id=passage.pk, text=" Sumbernya? ", by=ani
    )
    services.settle_comment(comment_id=remark.pk, by=budi)
    services.settle_comment(comment_id=remark.pk, by=ani)
    remark.refresh_from_db()
    assert (remark.text, remark.settled_by) == ("Sumbernya?", budi)


def test_a_section_is_assigned_to_a_position_of_the_unit(section, kecamatan, ani):
    services.assign_section(
        section_id=section.pk, responsible_id=kecamatan.kasi.pk, due_on="2026-01-20", by=ani
    )
    section.refresh_from_db()
    assert section.responsible == kecamatan.kasi


def test_a_section_is_not_assigned_to_a_stranger(section):
    with pytest.raises(Refused, match="jabatan unit ini"):
        services.assign_section(
            section_id=section.pk, responsible_id=99_999, due_on=None, by=None
        )


ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["insert", "write", "move", "elsewhere", "remove", "restore", "accept", "keep"]
        ),
        st.integers(0, 1),  # who
        st.integers(0, 7),  # which passage
        st.integers(0, 7),  # after which
        st.booleans(),  # over the version he saw at the beginning
    ),
    max_size=20,
)


class Editing:
    """Two people at two sections: what they typed, and the versions they saw first."""

    def __init__(self, section, people):
        self.section, self.people = section, people
        self.sections = (section, section.report.sections.get(key="4.kesimpulan"))
        self.typed, self.passages = [], []
        self.kept = {}  # what each is writing where, and did not store yet

    def do(self, act, who, which, after, is_stale):
        by = self.people[who]
        anchor = self._nth(after)
        if act == "insert" or not self.passages:
            new = NewPassage(PassageKind.PARAGRAPH, self._words())
            self.passages.append(
                services.insert_passage(
                    section_id=self.section.pk,
                    after_id=anchor and anchor.pk,
                    new=new,
                    by=by,
                )
            )
            return
        passage = self._nth(which)
        passage.refresh_from_db()
        version = 1 if is_stale else passage.version
        if act == "write":
            self._write(passage, version, by)
            return
        if act == "keep":
            self._keep(passage, version, by)
            return
        self._other(act, passage, version, anchor, by)

    def _nth(self, n):
        return self.passages[n % len(self.passages)] if self.passages else None

    def _words(self):
        self.typed.append(f"Teks {len(self.typed)}")
        return self.typed[-1]

    def _write(self, passage, version, by):
        words = self._words()
        self.kept.pop((passage.pk, by), None)
        done = write(passage, words, by, version=version)
        assert done.is_clash == (done.passage.text != words)

    def _keep(self, passage, version, by):
        words = f"Draf {len(self.kept)} {by.pk}"
        services.keep_draft(passage_id=passage.pk, version=version, text=words, by=by)
        self.kept[passage.pk, by] = words

    def _other(self, act, passage, version, anchor, by):
        known, seen = {"passage_id": passage.pk, "by": by}, {"version": version}
        acts = {
            "move": lambda: services.move_passage(after_id=anchor.pk, **known),
            "elsewhere": lambda: services.move_passage(
                after_id=anchor.pk, section_id=self._other_than(passage), **known
            ),
            "remove": lambda: services.remove_passage(**known, **seen),
            "restore": lambda: services.restore_passage(**known),
            "accept": lambda: services.accept_proposal(**known, **seen),
        }
        with suppress(Refused):
            acts[act]()

    def _other_than(self, passage):
        return next(one.pk for one in self.sections if one.pk != passage.section_id)

    def everything(self):
        """Return every text in the passages and in the versions."""
        report = self.section.report
        rows = Passage.objects.filter(section__report=report)
        found = set(rows.values_list("text", flat=True))
        for version in SectionVersion.objects.filter(section__report=report):
            found |= {one["text"] for one in version.content}
            found |= {version.lost["text"]} if version.lost else set()
        return found


def lose_nothing(section, people, acts):
    Passage.objects.filter(section__report=section.report).delete()
    SectionVersion.objects.filter(section__report=section.report).delete()
    editing = Editing(section, people)
    for act in acts:
        editing.do(*act)
    assert set(editing.typed) <= editing.everything()
    drafts = set(PassageDraft.objects.values_list("text", flat=True))
    assert set(editing.kept.values()) <= drafts
    for one in editing.sections:
        orders = list(one.passages.standing().values_list("order", flat=True))
        assert len(orders) == len(set(orders))


@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(acts=ACTS)
def test_any_order_of_edits_by_two_people_loses_nothing(section, ani, budi, acts):
    lose_nothing(section, (ani, budi), acts)


@pytest.mark.proof
@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(acts=ACTS)
def test_proof_that_no_order_of_edits_loses_anything(section, ani, budi, acts):
    lose_nothing(section, (ani, budi), acts)
