"""The loop of `jenjang worker`: django-tasks' own, and a look around every few seconds.

Beside it the reminders of the day are made, once, e-mails that are due are sent, and links
that stand as evidence are looked at again each month.

Told to go (Ctrl+C, SIGTERM), a worker ends the reading in hand and lets the upload wait
for the next one, so that stopping takes a second and loses nothing.
"""

import logging
import os
from threading import Event, Thread
from types import FrameType

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker

from jenjang.apps.files.services import drop_expired
from jenjang.apps.intake.tasks import LEAVING, take_up_stranded
from jenjang.apps.measurement.tasks import revisit_links
from jenjang.apps.notices.tasks import remind

__all__ = ["LEAVING", "work"]

LOOK_SECONDS = 1.0
LOOK_AROUND_SECONDS = 10.0
KEEP_UP_SECONDS = 600.0
POLITE = 5  # pages are answered before papers are read
REST_SECONDS = 5.0  # before a database that is gone is asked again

logger = logging.getLogger(__name__)


class PaperWorker(TaskWorker):
    """A worker of django-tasks that also lets go of the paper it is reading."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Leave after the task in hand, which now ends in a second."""
        LEAVING.set()
        super().shutdown(signum, frame)


def work() -> None:
    """Carry out tasks until told to go; a database that is gone for a while is awaited."""
    if hasattr(os, "nice"):
        os.nice(POLITE)
    Thread(target=_look_around, args=(LEAVING,), daemon=True).start()
    Thread(target=_keep_up, args=(LEAVING,), daemon=True).start()
    while not LEAVING.is_set():
        try:
            _worker().run()
        except DatabaseError:
            logger.exception("Basis data tidak menjawab; dicoba lagi sebentar lagi.")
            connection.close()
            LEAVING.wait(REST_SECONDS)


def _worker() -> PaperWorker:
    worker = PaperWorker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=LOOK_SECONDS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )
    worker.configure_signals()
    return worker


def _look_around(leaving: Event) -> None:
    """Take up what was left behind, forget what nobody finished, and tasks long done."""
    prunes = True
    while True:
        try:
            take_up_stranded(timezone.now())
            drop_expired(timezone.now())
            if prunes:
                call_command("prune_db_task_results", verbosity=0)
                prunes = False
        except DatabaseError:
            logger.warning("Basis data tidak menjawab.", exc_info=True)
        finally:
            connection.close()
        if leaving.wait(LOOK_AROUND_SECONDS):
            return


def _keep_up(leaving: Event) -> None:
    """Remind when the day's hour has come, look at old links; again every ten minutes.

    A mail server that is away, or a file of its password, must not end the thread.
    """
    wait = LOOK_AROUND_SECONDS  # a server that just started is left alone for a moment
    while not leaving.wait(wait):
        wait = KEEP_UP_SECONDS
        try:
            remind(timezone.now())
            revisit_links(timezone.now())
        except (DatabaseError, OSError):
            logger.warning("Pengingat atau tautan belum selesai.", exc_info=True)
        finally:
            connection.close()
