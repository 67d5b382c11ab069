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
from io import BytesIO
from pathlib import Path
from urllib.error import URLError

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PAGES = {  # picture -> address
    "beranda": "/",
    "pohon": "/pohon/",
    "perjanjian": "/perjanjian/",
    "pengukuran": "/pengukuran/",
    "realisasi": "/realisasi/",
}
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


def wait_for(url: str, patience_seconds: int = 120) -> None:
    """Return when the address answers."""
    until = time.monotonic() + patience_seconds
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own server
        except (URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.3)
        else:
            return


def sign_in(page: Page, address: str, password: str) -> None:
    """Enter as the camat."""
    page.goto(f"{address}/masuk/")
    page.fill("input[name=login]", "camat")
    page.fill("input[name=password]", password)
    page.click("main button[type=submit], main form button")
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
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
