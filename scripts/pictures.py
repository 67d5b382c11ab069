"""Take the pictures of the pages, from the sample, for the README: docs/pictures/*.png."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.error import URLError

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from jenjang.papers.reading import read
from jenjang.papers.writing import write

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PAGES = {  # picture -> address
    "beranda": "/",
    "pohon": "/pohon/",
    "perjanjian": "/perjanjian/",
    "pengukuran": "/pengukuran/",
    "realisasi": "/realisasi/",
    "rpjmd": "/rpjmd/",
}
SECTION = "Target dan Realisasi Kinerja"  # of the report that the sample has begun
REVIEWED = "pk-sekretariat-2026.pdf"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 760}
COLOURS = 128  # a page has few: a palette makes the file a third


@contextmanager
def sample() -> Iterator[tuple[str, str]]:
    """Serve the sample from a folder of its own; yield its address and password."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    with tempfile.TemporaryDirectory(prefix="jenjang-pictures-") as folder:
        own = {"JENJANG_DATA": folder, "JENJANG_BIND": address, "JENJANG_DATABASE": ""}
        words = [sys.executable, "-m", "jenjang.config.cli", "demo"]
        with subprocess.Popen(words, env={**os.environ, **own}) as running:
            try:
                wait_for(f"http://{address}/healthz")
                yield f"http://{address}", (Path(folder) / "demo-password").read_text()
            finally:
                running.terminate()


def wait_for(url: str, patience_seconds: int = 600) -> None:
    """Return when the address answers."""
    until = time.monotonic() + patience_seconds
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own server
        except (URLError, ConnectionError, TimeoutError):
            if time.monotonic() > until:
                raise
            time.sleep(0.3)
        else:
            return


def sign_in(page: Page, address: str, password: str, who: str = "camat") -> None:
    """Enter as one of the sample's people."""
    page.goto(f"{address}/masuk/")
    page.fill("input[name=login]", who)
    page.fill("input[name=password]", password)
    page.click("main button[type=submit], main form button")
    page.wait_for_load_state("networkidle")


def doubtful() -> bytes:
    """Return a paper of the sample's, a year on, whose ceilings do not add up."""
    sample_paper = ROOT / "src" / "jenjang" / "config" / "sample" / "2-sekretariat.pdf"
    first = read(sample_paper).documents[0]
    first_line, *rest = first.budgets
    raised = replace(first_line, amount_idr=(first_line.amount_idr or 0) + 9_000_000)
    return write(replace(first, year=2026, budgets=(raised, *rest)), to="pdf")


def review(page: Page, address: str) -> None:
    """Give the paper to be read, and open it once a worker has."""
    page.goto(f"{address}/dokumen/")
    given = {"name": REVIEWED, "mimeType": "application/pdf", "buffer": doubtful()}
    page.set_input_files("input[type=file]", [given])
    page.get_by_role("button", name="Baca berkas").click()
    page.get_by_role("link", name=f"Periksa {REVIEWED}").click(timeout=120_000)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    page.wait_for_timeout(1000)  # the page glides to where the fact stands


def section(page: Page, address: str) -> None:
    """Open a section of the sample's report, with its table."""
    page.goto(f"{address}/lkjip/")
    page.locator("main .todo a").first.click()
    page.get_by_role("link", name=SECTION).first.click()
    page.wait_for_load_state("networkidle")


def keep(picture: bytes, name: str) -> None:
    """Store a picture with few colours."""
    image = Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS)
    image.save(PICTURES / f"{name}.png", optimize=True)


def main() -> int:
    """Take every page wide, and the entry page as on a telephone."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sample() as (address, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport=WIDE, locale="id-ID")
        sign_in(page, address, password)
        for name, path in PAGES.items():
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
            keep(page.screenshot(), name)
        page.set_viewport_size(NARROW)
        page.goto(address)
        keep(page.screenshot(), "beranda-360")
        clerk = browser.new_page(viewport=WIDE, locale="id-ID")
        sign_in(clerk, address, password, "operator")
        section(clerk, address)
        keep(clerk.screenshot(), "lkjip")
        review(clerk, address)
        keep(clerk.screenshot(), "periksa")
        clerk.set_viewport_size(NARROW)
        clerk.reload()
        clerk.wait_for_load_state("networkidle")
        clerk.keyboard.press("j")
        clerk.wait_for_timeout(1000)
        keep(clerk.screenshot(), "periksa-360")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
