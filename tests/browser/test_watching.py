"""Papers are dropped and watched while a real worker reads them; it dies and comes back."""

import os
import re
import signal
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Page, expect

from jenjang.apps.history.models import Entry
from jenjang.apps.intake.models import Upload, UploadState
from jenjang.apps.organisation.models import Role
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.writers.pdf import write as write_pdf
from jenjang.papers.writing import write
from tests import office
from tests.browser.conftest import DESK, PHONE
from tests.conftest import ROOT
from tests.factories import granted
from tests.web.place import Place, paper_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NATIONAL = next(layout for layout in LAYOUTS if layout.key == "national")
PAPERS = 160  # pages enough for a reading of many seconds
PATIENCE_MS = 90_000
GOING = re.compile(r"Halaman \d+ dari \d+")  # a name may hold "dari" too
DROP = """([files]) => {
  const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const how = { bubbles: true, cancelable: true };
  const carried = new DataTransfer();
  for (const { name, content } of files)
    carried.items.add(new File([bytes(content)], name));
  const over = document.querySelector("main");
  for (const kind of ["dragover", "drop"])
    over.dispatchEvent(new DragEvent(kind, { ...how, dataTransfer: carried }));
}"""

Worker = subprocess.Popen[bytes]


@pytest.fixture
def start_worker(transactional_db: None) -> Iterator[Callable[[], Worker]]:
    """Return a function that starts `jenjang worker` on the database of the test."""
    started: list[Worker] = []

    def start() -> Worker:
        own = {
            "DJANGO_SETTINGS_MODULE": "tests.worker_settings",
            "JENJANG_DATA": str(settings.DATA),
            "TESTS_DATABASE_FILE": str(connection.settings_dict["NAME"]),
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }
        words = [sys.executable, "-m", "jenjang.config.cli", "worker", "--attached"]
        worker = subprocess.Popen(
            words, env={**os.environ, **own}, cwd=ROOT, stdin=subprocess.PIPE
        )
        started.append(worker)
        return worker

    yield start
    for worker in started:
        worker.communicate()  # closes its stdin, at which it leaves


def word(place: Place) -> bytes:
    document = paper_of(place.unit, place.camat, place.appointment, year=2026)
    return write(document, to="docx")


def long_pdf() -> bytes:
    one = tuple(NATIONAL.blocks(office.camats()))
    return write_pdf(one * PAPERS, "Perjanjian Kinerja")


def drop(page: Page, files: dict[str, bytes]) -> None:
    """Let files go over the page, beside the field."""
    carried: list[dict[str, Any]] = [
        {"name": name, "content": b64encode(content).decode()}
        for name, content in files.items()
    ]
    page.evaluate(DROP, [carried])


def row(page: Page, name: str) -> Any:
    return page.locator("#masuk tbody tr", has_text=name)


def has_state(name: str, state: UploadState) -> bool:
    return Upload.objects.filter(name=name, state=state).exists()


@pytest.mark.parametrize(
    "viewport",
    [DESK, pytest.param(PHONE, marks=pytest.mark.proof)],
    ids=["on a desk", "on a phone"],
)
def test_three_papers_are_watched_stopped_and_started_again(
    open_page, place, start_worker, viewport
):
    page = open_page(granted(Role.OPERATOR, place.unit), viewport=viewport)
    page.goto("/dokumen/")
    drop(page, {"panjang.pdf": long_pdf(), "pk.docx": word(place), "rusak.pdf": b"%PDF-1"})
    expect(page.locator("#terpilih li")).to_have_count(3)
    page.get_by_role("button", name="Baca berkas").click()
    expect(page.get_by_role("status")).to_contain_text("3 berkas diterima")
    expect(row(page, "panjang.pdf")).to_contain_text("Menunggu, giliran ke-1")

    start_worker()
    counted = re.compile(r"Halaman [1-9]\d* dari \d+")
    expect(row(page, "panjang.pdf")).to_contain_text(counted, timeout=PATIENCE_MS)
    row(page, "panjang.pdf").get_by_role("button", name="Hentikan").click()
    expect(row(page, "panjang.pdf")).to_contain_text("Dihentikan")

    expect(row(page, "pk.docx")).to_contain_text("perlu diperiksa", timeout=PATIENCE_MS)
    expect(row(page, "rusak.pdf")).to_contain_text(
        "Ditolak. PDF ini rusak atau bukan PDF", timeout=PATIENCE_MS
    )
    assert has_state("panjang.pdf", UploadState.STOPPED)

    row(page, "panjang.pdf").get_by_role("button", name="Mulai lagi").click()
    expect(row(page, "panjang.pdf")).to_contain_text("perlu diperiksa", timeout=PATIENCE_MS)
    row(page, "rusak.pdf").get_by_role("button", name="Singkirkan").click()
    expect(row(page, "rusak.pdf")).to_have_count(0)
    row(page, "pk.docx").get_by_role("link", name="Periksa").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("pk.docx")


@pytest.mark.proof  # without a browser: tests/apps/intake/test_queue.py
def test_a_paper_whose_worker_was_killed_is_read_by_the_next_one(
    open_page, place, start_worker
):
    page = open_page(granted(Role.OPERATOR, place.unit))
    page.goto("/dokumen/")
    page.get_by_label("Berkas Perjanjian Kinerja").set_input_files(
        [{"name": "panjang.pdf", "mimeType": "application/pdf", "buffer": long_pdf()}]
    )
    page.get_by_role("button", name="Baca berkas").click()
    worker = start_worker()
    expect(row(page, "panjang.pdf")).to_contain_text(GOING, timeout=PATIENCE_MS)

    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert has_state("panjang.pdf", UploadState.READING)
    long_ago = timezone.now() - timedelta(minutes=1)
    Upload.objects.filter(name="panjang.pdf").update(seen_at=long_ago)
    start_worker()

    expect(row(page, "panjang.pdf")).to_contain_text("perlu diperiksa", timeout=PATIENCE_MS)
    assert Upload.objects.get(name="panjang.pdf").attempts == 2
    assert Entry.objects.filter(action="upload.read").count() == 1


def test_a_worker_that_is_told_to_leave_puts_its_paper_back(place, start_worker, open_page):
    page = open_page(granted(Role.OPERATOR, place.unit))
    page.goto("/dokumen/")
    page.get_by_label("Berkas Perjanjian Kinerja").set_input_files(
        [{"name": "panjang.pdf", "mimeType": "application/pdf", "buffer": long_pdf()}]
    )
    page.get_by_role("button", name="Baca berkas").click()
    worker = start_worker()
    expect(row(page, "panjang.pdf")).to_contain_text(GOING, timeout=PATIENCE_MS)

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(timeout=15) == 0
    assert has_state("panjang.pdf", UploadState.WAITING)
