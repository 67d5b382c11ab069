"""What a worker carries out: one upload each; and what it takes up again by itself.

A task only says which upload to look at; the upload's own row says whether it still
waits, so a task too many does nothing.
"""

import datetime as dt
from functools import partial
from threading import Event

from django.db import transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from jenjang.apps.intake import services
from jenjang.apps.intake.models import Upload, UploadState

LEAVING = Event()  # set where this process is told to go


@task()
def read_one(upload_id: int) -> bool:
    """Read a waiting upload; False where there was nothing to do."""
    return services.read_waiting(upload_id=upload_id, is_leaving=LEAVING.is_set)


def enqueue_after_commit(upload: Upload) -> None:
    """Hand an upload to the workers once the transaction in hand has committed."""
    transaction.on_commit(partial(read_one.enqueue, upload.pk))


def take_up_stranded(now: dt.datetime) -> int:
    """Enqueue what waits and no task is about; return how many.

    What a dead worker was reading waits again first; what was put back when a worker
    left, or was restored from a backup, has no task either.
    """
    services.release_dead(now)
    waiting = Upload.objects.filter(state=UploadState.WAITING).order_by("queued_at")
    known = _in_hand()
    stranded = [pk for pk in waiting.values_list("pk", flat=True) if pk not in known]
    for upload_id in stranded:
        read_one.enqueue(upload_id)
    return len(stranded)


def _in_hand() -> set[int]:
    """Return the uploads that a task not yet begun is about."""
    ready = DBTaskResult.objects.ready().filter(task_path=read_one.module_path)
    return {said["args"][0] for said in ready.values_list("args_kwargs", flat=True)}
