"""Uploads wait, are claimed by one worker, stopped, lost with a worker, taken up again."""

import datetime as dt
import uuid
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jenjang.apps.files.models import StoredFile
from jenjang.apps.files.services import path_of
from jenjang.apps.history.models import Entry
from jenjang.apps.intake import services, tasks
from jenjang.apps.intake.models import Upload, UploadState
from jenjang.apps.intake.reading import Ended
from jenjang.apps.intake.services import readings
from jenjang.core.values import Refused
from tests.factories import GovernmentFactory, UnitFactory

READING = {"documents": [{"kind": "PK"}], "problems": []}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path
    GovernmentFactory()


def given(content: bytes = b"perjanjian", name: str = "pk.txt", **rest) -> Upload:
    upload, waits = services.give_upload(content=content, name=name, by=None, **rest)
    assert waits
    return upload


def begun(upload: Upload) -> Upload:
    claimed = services.begin_reading(upload_id=upload.pk)
    assert claimed is not None
    return claimed


def state(upload: Upload) -> str:
    return Upload.objects.get(pk=upload.pk).state


def acts() -> list[str]:
    mine = Entry.objects.filter(action__startswith="upload.").order_by("pk")
    return list(mine.values_list("action", flat=True))


@pytest.fixture
def reader(monkeypatch):
    """Return a stand-in for the child: it answers what the test tells it to."""

    def instead(answer):
        def read(_content, _name, _limits, watch):
            return answer(watch)

        monkeypatch.setattr(readings, "read_apart", read)

    return instead


def test_an_upload_waits_with_its_bytes_and_without_a_stored_file():
    upload = given()

    assert (upload.state, upload.file, upload.size_bytes) == (UploadState.WAITING, None, 10)
    assert path_of(upload.sha256).read_bytes() == b"perjanjian"
    assert not StoredFile.objects.exists()
    assert acts() == ["upload.given"]


def test_a_reading_is_stored_with_its_file_and_its_pages(reader):
    upload = given()

    def answer(watch):
        assert watch(2, 3)
        assert Upload.objects.get(pk=upload.pk).pages_read == 2
        return READING

    reader(answer)
    assert services.read_waiting(upload_id=upload.pk)

    read = Upload.objects.get(pk=upload.pk)
    assert (read.state, read.reading, read.claim) == (UploadState.READ, READING, None)
    assert (read.pages_read, read.pages_total) == (3, 3)
    assert read.file.sha256 == upload.sha256
    assert acts() == ["upload.given", "upload.read"]


def test_a_refusal_is_kept_with_its_sentence_and_without_the_bytes(reader):
    upload = given()

    def answer(_watch):
        raise Refused("Berkas ini rusak.")

    reader(answer)
    assert services.read_waiting(upload_id=upload.pk)

    refused = Upload.objects.get(pk=upload.pk)
    assert (refused.state, refused.problem) == (UploadState.REFUSED, "Berkas ini rusak.")
    assert not path_of(upload.sha256).exists()
    assert Entry.objects.get(action="upload.refused").after == {
        "problem": "Berkas ini rusak."
    }


def test_the_bytes_stay_while_another_unit_still_waits_for_them(reader):
    first, second = given(unit=UnitFactory()), given(unit=UnitFactory())

    def answer(_watch):
        raise Refused("Berkas ini rusak.")

    reader(answer)
    services.read_waiting(upload_id=first.pk)
    assert path_of(second.sha256).exists()
    services.read_waiting(upload_id=second.pk)
    assert not path_of(second.sha256).exists()


def test_what_was_read_for_another_unit_is_not_dropped_with_a_dismissal(reader):
    reader(lambda _watch: READING)
    read, stopped = given(unit=UnitFactory()), given(unit=UnitFactory())
    services.read_waiting(upload_id=read.pk)
    services.stop_reading(upload_id=stopped.pk, by=None)

    services.dismiss_upload(upload_id=stopped.pk, by=None)

    assert path_of(read.sha256).exists()
    assert not Upload.objects.filter(pk=stopped.pk).exists()
    assert acts()[-1] == "upload.dismissed"


def test_only_one_of_two_workers_gets_an_upload():
    upload = given()

    assert services.begin_reading(upload_id=upload.pk) is not None
    assert services.begin_reading(upload_id=upload.pk) is None


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_at_once_each_upload_has_one():
    uploads = [given(b"%d" % n, f"{n}.txt").pk for n in range(6)]
    won: list[int] = []
    start = Barrier(4)

    def work() -> None:
        start.wait()
        try:
            won.extend(pk for pk in uploads if services.begin_reading(upload_id=pk))
        finally:
            connection.close()

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(won) == uploads
    assert set(Upload.objects.values_list("attempts", flat=True)) == {1}


def test_stopping_while_it_is_read_ends_the_reading_and_stores_nothing(reader):
    upload = given()

    def answer(watch):
        assert watch(4, 9)
        services.stop_reading(upload_id=upload.pk, by=None)
        assert not watch(5, 9)
        raise Ended

    reader(answer)
    assert not services.read_waiting(upload_id=upload.pk)

    stopped = Upload.objects.get(pk=upload.pk)
    assert stopped.state == UploadState.STOPPED
    assert (stopped.pages_read, stopped.pages_total) == (4, 9)
    assert path_of(upload.sha256).exists()
    assert acts() == ["upload.given", "upload.stopped"]


def test_a_reading_that_ends_after_it_was_stopped_is_not_stored(reader):
    upload = given()

    def answer(_watch):
        services.stop_reading(upload_id=upload.pk, by=None)
        return READING

    reader(answer)
    assert not services.read_waiting(upload_id=upload.pk)
    assert state(upload) == UploadState.STOPPED
    assert not StoredFile.objects.exists()


def test_stopped_and_started_again_it_is_the_second_reading_that_counts(reader):
    upload = given()
    first = begun(upload)
    services.stop_reading(upload_id=upload.pk, by=None)
    services.start_again(upload_id=upload.pk, by=None)
    second = begun(upload)

    late = {"upload_id": upload.pk, "claim": first.claim}
    assert not services.note_progress(**late, pages_read=1, pages_total=2)
    assert not services.finish_reading(**late, content=b"perjanjian", reading=READING)
    services.put_back(**late)
    assert state(upload) == UploadState.READING
    assert services.finish_reading(
        upload_id=upload.pk, claim=second.claim, content=b"perjanjian", reading=READING
    )
    assert acts().count("upload.read") == 1


def test_a_worker_told_to_leave_lets_the_upload_wait_again(reader):
    upload = given()

    def answer(watch):
        assert not watch(1, 2)
        raise Ended

    reader(answer)
    assert not services.read_waiting(upload_id=upload.pk, is_leaving=lambda: True)

    waiting = Upload.objects.get(pk=upload.pk)
    assert (waiting.state, waiting.attempts) == (UploadState.WAITING, 0)
    assert tasks.take_up_stranded(timezone.now()) == 1


def test_a_reading_whose_worker_died_is_taken_up_again():
    upload = begun(given())
    soon, late = (timezone.now() + dt.timedelta(seconds=n) for n in (20, 40))

    assert tasks.take_up_stranded(soon) == 0
    assert state(upload) == UploadState.READING
    assert tasks.take_up_stranded(late) == 1
    assert tasks.take_up_stranded(late) == 0

    assert state(upload) == UploadState.WAITING
    assert DBTaskResult.objects.get().args_kwargs["args"] == [upload.pk]
    assert acts() == ["upload.given", "upload.taken_up_again"]
    dead = {"upload_id": upload.pk, "claim": upload.claim}
    assert not services.note_progress(**dead, pages_read=1, pages_total=None)


def test_a_file_that_kills_its_worker_three_times_is_refused():
    upload = given()
    for _ in range(3):
        begun(upload)
        services.release_dead(timezone.now() + dt.timedelta(minutes=1))

    refused = Upload.objects.get(pk=upload.pk)
    assert refused.state == UploadState.REFUSED
    assert refused.problem.startswith("Pembacaan berkas ini sudah 3 kali terputus")
    assert not path_of(upload.sha256).exists()


def test_bytes_that_are_gone_are_said_so_and_nothing_hangs():
    upload = given()
    path_of(upload.sha256).unlink()

    assert services.read_waiting(upload_id=upload.pk)

    assert Upload.objects.get(pk=upload.pk).problem == (
        "Berkas ini tidak ada lagi di folder data; unggah sekali lagi."
    )


@pytest.mark.django_db(transaction=True)
def test_two_who_give_the_same_file_at_once_share_one_upload():
    unit = UnitFactory()
    outcomes: list[tuple[int, bool]] = []
    start = Barrier(2)

    def give() -> None:
        start.wait()
        try:
            upload, waits = services.give_upload(
                content=b"sama", name="pk.txt", by=None, unit=unit
            )
            outcomes.append((upload.pk, waits))
        finally:
            connection.close()

    threads = [Thread(target=give) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    [upload] = Upload.objects.all()
    assert sorted(outcomes) == [(upload.pk, False), (upload.pk, True)]


def test_a_task_is_enqueued_only_once_the_upload_is_there(
    django_capture_on_commit_callbacks,
):
    with django_capture_on_commit_callbacks(execute=True):
        upload = given()
        tasks.enqueue_after_commit(upload)
        assert not DBTaskResult.objects.exists()

    assert DBTaskResult.objects.get().args_kwargs["args"] == [upload.pk]


def test_a_task_about_what_waits_no_more_does_nothing(reader):
    reader(lambda _watch: READING)
    upload = given()

    assert tasks.read_one.call(upload.pk)
    assert not tasks.read_one.call(upload.pk)
    assert not tasks.read_one.call(4711)
    assert acts().count("upload.read") == 1


@pytest.mark.parametrize(
    "nonsense",
    [
        {"state": UploadState.READ},
        {"state": UploadState.REFUSED},
        {"state": UploadState.READING},
        {"problem": "Rusak."},
        {"claim": uuid.uuid4()},
        {"pages_read": 3, "pages_total": 2},
        {"finished_at": dt.datetime(2025, 1, 1, tzinfo=dt.UTC)},
    ],
    ids=[
        "read without a file", "refused without a reason", "read by nobody",
        "a reason without refusal", "claimed while it waits", "more pages than there are",
        "finished while it waits",
    ],
)  # fmt: skip
def test_the_database_refuses_nonsense(nonsense):
    upload = given()

    with pytest.raises(IntegrityError), transaction.atomic():
        Upload.objects.filter(pk=upload.pk).update(**nonsense)
