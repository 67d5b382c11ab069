"""Corrections: confirmed, typed, taken back, kept with who and when; two people notice."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from jenjang.apps.history.models import Entry
from jenjang.apps.intake.models import CorrectionKind, Upload, UploadState
from jenjang.apps.intake.services import adopt, corrections, documents_of
from jenjang.apps.intake.services.corrections import (
    ChangedMeanwhile,
    NotTyped,
    add_row,
    confirm,
    corrected_reading,
    open_doubts,
    remove_row,
    settle_fact,
    take_back,
)
from jenjang.apps.organisation.models import Role
from jenjang.apps.plans.models import Target
from jenjang.core.values import Refused
from jenjang.papers.correcting import at_path
from tests import office
from tests.apps.intake.readings import AMOUNT, NUMBER, TARGET, uploaded
from tests.factories import GovernmentFactory, granted

pytestmark = pytest.mark.django_db

INSIDE_TARGET = TARGET.removeprefix("documents[0].")


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path
    GovernmentFactory()


def settle(upload: Upload, path: str, typed: str, version: int = 0, by=None) -> None:
    settle_fact(upload_id=upload.pk, path=path, typed=typed, version=version, by=by)


def test_typing_nothing_new_confirms_what_was_read():
    upload = uploaded(doubts=(INSIDE_TARGET,))

    settle(upload, TARGET, "87,50")

    kept = upload.corrections.get()
    assert (kept.kind, kept.value, kept.version) == (CorrectionKind.CONFIRM, "87,50", 1)
    assert open_doubts(upload) == 0


def test_typing_something_else_corrects_it_and_keeps_what_was_read():
    upload = uploaded(doubts=("budgets[0].amount",))

    settle(upload, AMOUNT, "Rp 505.000.000")

    kept = upload.corrections.get()
    assert (kept.kind, kept.value, kept.was) == (
        CorrectionKind.CORRECT,
        505_000_000,
        500_000_000,
    )
    assert documents_of(upload)[0].budgets[0].amount_idr == 505_000_000
    upload.refresh_from_db()
    assert at_path(upload.reading, AMOUNT) == 500_000_000


def test_confirming_what_nobody_doubts_leaves_no_trace():
    upload = uploaded()

    settle(upload, TARGET, "87,50")

    assert not upload.corrections.exists()


def test_a_corrected_target_is_what_is_adopted():
    upload = uploaded()

    settle(upload, TARGET, "88,25")
    adopt(upload_id=upload.pk, by=None)

    assert Target.objects.filter(text="88,25").exists()
    assert not Target.objects.filter(text="87,50").exists()


def test_a_number_typed_before_the_target_is_read_anew_with_it():
    upload = uploaded()
    settle(upload, NUMBER, "90")

    settle(upload, TARGET, "91,00")

    assert at_path(corrected_reading(upload), NUMBER) == 91


def test_every_change_is_in_the_history_with_who_made_it():
    clerk = granted(Role.PEMBINA)
    upload = uploaded()

    settle(upload, AMOUNT, "1.000.000", by=clerk)
    take_back(upload_id=upload.pk, path=AMOUNT, version=1, by=clerk)

    told = Entry.objects.filter(action__startswith="upload.").order_by("pk")
    assert [(one.action, one.actor, one.before, one.after) for one in told] == [
        ("upload.fact_correct", clerk, {AMOUNT: 500_000_000}, {AMOUNT: 1_000_000}),
        ("upload.correction_taken_back", clerk, {AMOUNT: 1_000_000}, {AMOUNT: 500_000_000}),
    ]


def test_what_was_read_stands_again_once_a_correction_is_taken_back():
    upload = uploaded(doubts=("budgets[0].amount",))
    settle(upload, AMOUNT, "1.000.000")

    take_back(upload_id=upload.pk, path=AMOUNT, version=1, by=None)

    assert documents_of(upload)[0].budgets[0].amount_idr == 500_000_000
    assert open_doubts(upload) == 1


def test_the_later_of_two_people_sees_both():
    first, second = granted(Role.PEMBINA, full_name="Sri Rahayu"), granted(Role.PEMBINA)
    upload = uploaded()
    settle(upload, TARGET, "88,00", by=first)

    with pytest.raises(ChangedMeanwhile) as caught:
        settle(upload, TARGET, "89,00", by=second)

    assert str(caught.value) == (
        "Sri Rahayu lebih dahulu menyimpan “88,00” di sini; simpan lagi bila isian Anda "
        "yang benar."
    )
    settle(upload, TARGET, "89,00", version=1, by=second)
    assert at_path(corrected_reading(upload), TARGET) == "89,00"


def test_two_people_who_type_the_same_do_not_quarrel():
    upload = uploaded()
    settle(upload, TARGET, "88,00")

    settle(upload, TARGET, "88,00")

    assert upload.corrections.get().version == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_told():
    upload = uploaded()
    told: list[str] = []
    start = Barrier(2)

    def attempt(typed: str) -> None:
        start.wait()
        try:
            settle(upload, TARGET, typed)
        except ChangedMeanwhile:
            told.append(typed)
        finally:
            connection.close()

    threads = [Thread(target=attempt, args=(typed,)) for typed in ("88,00", "89,00")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(told) == 1
    assert upload.corrections.get().value != told[0]


@pytest.mark.parametrize(
    ("path", "typed"),
    [(AMOUNT, "lima ratus juta"), (NUMBER, "1.200"), ("documents[0].year", "tahun ini")],
)
def test_what_does_not_read_is_refused_and_nothing_kept(path, typed):
    upload = uploaded(doubts=("budgets[0].amount",))

    with pytest.raises(Refused) as caught:
        settle(upload, path, typed)

    assert str(caught.value).endswith(".")
    assert not upload.corrections.exists()


@pytest.mark.parametrize(
    "path",
    ["", "documents[0].at", "documents[7].year", "state", "documents[0].budgets[9].name"],
)
def test_what_is_no_fact_of_an_agreement_is_not_corrected(path):
    upload = uploaded()

    with pytest.raises(Refused, match="muat ulang halaman"):
        settle(upload, path, "x")


def test_a_title_without_a_name_asks_for_the_name_first():
    said = uploaded().reading
    said["documents"][0]["second_party"] = None
    Upload.objects.all().delete()
    upload = uploaded(said=said)

    with pytest.raises(Refused, match="Isi dahulu nama"):
        settle(upload, "documents[0].second_party.title", "BUPATI TIRTAJAYA")
    settle(upload, "documents[0].second_party.name", "RATNA KOMALA")
    settle(upload, "documents[0].second_party.title", "BUPATI TIRTAJAYA")

    party = documents_of(upload)[0].second_party
    assert (party.name, party.title) == ("RATNA KOMALA", "BUPATI TIRTAJAYA")


def test_a_doubt_about_a_table_is_settled_by_looking():
    upload = uploaded(doubts=("objectives",))

    confirm(upload_id=upload.pk, path="documents[0].objectives", by=None)

    assert open_doubts(upload) == 0
    assert len(documents_of(upload)[0].objectives) == 2


def test_a_missing_indicator_is_added_and_adopted():
    upload = uploaded()

    path = add_row(
        upload_id=upload.pk,
        rows="documents[0].objectives[1].indicators",
        typed={"text": "Nilai SAKIP", "target_text": "75,10", "unit": "Nilai"},
        by=None,
    )

    added = documents_of(upload)[0].objectives[1].indicators[1]
    assert path == "documents[0].objectives[1].indicators[1]"
    assert (added.text, added.target_text, str(added.target_number)) == (
        "Nilai SAKIP",
        "75,10",
        "75.1",
    )


def test_an_objective_and_a_budget_line_are_added():
    upload = uploaded()
    objective = {"level": "sasaran program", "text": "Meningkatnya layanan"}
    line = {"level": "program", "name": "Program Baru", "amount": "7.500.000"}

    add_row(upload_id=upload.pk, rows="documents[0].objectives", typed=objective, by=None)
    add_row(upload_id=upload.pk, rows="documents[0].budgets", typed=line, by=None)

    document = documents_of(upload)[0]
    assert document.objectives[2].text == "Meningkatnya layanan"
    assert document.budgets[2].amount_idr == 7_500_000


def test_a_row_that_does_not_read_names_the_field():
    upload = uploaded()

    with pytest.raises(NotTyped) as caught:
        add_row(
            upload_id=upload.pk,
            rows="documents[0].budgets",
            typed={"level": "program", "name": "Program Baru", "amount": "banyak"},
            by=None,
        )

    assert caught.value.field == "amount"
    assert not upload.corrections.exists()


def test_a_wrong_row_is_removed_and_comes_back():
    upload = uploaded()
    gone = "documents[0].budgets[0]"

    remove_row(upload_id=upload.pk, path=gone, version=0, by=None)
    assert [line.name for line in documents_of(upload)[0].budgets] == [office.GENERAL]

    take_back(upload_id=upload.pk, path=gone, version=1, by=None)
    assert len(documents_of(upload)[0].budgets) == 2


def test_an_added_row_that_was_removed_comes_back_too():
    upload = uploaded()
    line = {"level": "program", "name": "Program Baru", "amount": "7.500.000"}
    path = add_row(upload_id=upload.pk, rows="documents[0].budgets", typed=line, by=None)

    remove_row(upload_id=upload.pk, path=path, version=1, by=None)
    assert len(documents_of(upload)[0].budgets) == 2
    take_back(upload_id=upload.pk, path=path, version=2, by=None)

    assert documents_of(upload)[0].budgets[2].name == "Program Baru"


def test_an_adopted_upload_is_not_corrected_any_more():
    upload = uploaded()
    adopt(upload_id=upload.pk, by=None)
    assert Upload.objects.get().state == UploadState.ADOPTED

    for act in (
        lambda: settle(upload, TARGET, "88,00"),
        lambda: remove_row(
            upload_id=upload.pk, path="documents[0].budgets[0]", version=0, by=None
        ),
        lambda: add_row(
            upload_id=upload.pk, rows="documents[0].budgets", typed={}, by=None
        ),
        lambda: confirm(upload_id=upload.pk, path=TARGET, by=None),
    ):
        with pytest.raises(Refused, match="sudah diadopsi"):
            act()


def test_only_so_many_rows_are_added(monkeypatch):
    monkeypatch.setattr(corrections, "MOST_ROWS", 2)

    with pytest.raises(Refused, match="2 baris"):
        add_row(
            upload_id=uploaded().pk,
            rows="documents[0].budgets",
            typed={"level": "program", "name": "x"},
            by=None,
        )
