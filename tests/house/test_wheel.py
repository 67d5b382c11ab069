"""The wheel runs the demo with nothing but pip; slow, so `make proof` runs it."""

import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

import pytest

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "127.0.0.1:8765"
pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return the bin folder of an environment that holds the wheel and no checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, ROOT / "scripts" / "wheel.py"], check=True, cwd=ROOT)
    wheel = max((ROOT / "dist").glob("*.whl"), key=lambda path: path.stat().st_mtime)
    subprocess.run([sys.executable, "-m", "venv", folder / "env"], check=True)
    pip = [folder / "env" / "bin" / "pip", "install", "-q"]
    requirements = ROOT / "requirements.txt"
    subprocess.run([*pip, "--require-hashes", "-r", requirements], check=True)
    subprocess.run([*pip, "--no-deps", wheel], check=True)
    return folder / "env" / "bin"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Return the environment and the folder of an office without a checkout."""
    folder = tmp_path_factory.mktemp("office")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("JENJANG_", "DJANGO"))}
    return {**kept, "JENJANG_DATA": str(folder / "data"), "JENJANG_BIND": ADDRESS}, folder


def fetch(path, patience_seconds=60):
    """Return the answer of the office's server: headers and body."""
    until = time.monotonic() + patience_seconds
    while True:
        try:
            with urllib.request.urlopen(f"http://{ADDRESS}{path}", timeout=5) as answer:
                return answer.headers, answer.read().decode()
        except (URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.3)


@pytest.fixture(scope="module")
def server(installed, office):
    """Run the demo as a newcomer does, and stop it."""
    environment, folder = office
    words = [installed / "jenjang", "demo"]
    with subprocess.Popen(words, env=environment, cwd=folder) as running:
        try:
            fetch("/healthz")
            yield
        finally:
            running.terminate()


def test_the_demo_shows_the_sign_in_page_with_hashed_and_cached_static_files(server):
    _, page = fetch("/")
    found = re.search(r'href="(/static/jenjang/jenjang\.[0-9a-f]{12}\.css)"', page)
    assert found is not None
    headers, _ = fetch(found[1])
    assert "immutable" in headers["Cache-Control"]


def test_a_paper_of_the_sample_is_read_and_written_again(server, installed, office):
    environment, folder = office
    place = [installed / "python", "-c", "import jenjang; print(jenjang.__path__[0])"]
    package = subprocess.run(
        place, env=environment, capture_output=True, text=True, check=True
    )
    samples = Path(package.stdout.strip()) / "config" / "sample"
    for sample in sorted(samples.glob("*.pdf")):
        read = subprocess.run(
            [installed / "jenjang", "read", sample, "--json"],
            env=environment,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert read.returncode in {0, 1}, read.stderr
        (folder / "pk.json").write_text(read.stdout)
        write = [installed / "jenjang", "write", "pk.json", "--to", "pk.pdf"]
        subprocess.run(write, env=environment, cwd=folder, check=True)
        assert (folder / "pk.pdf").read_bytes().startswith(b"%PDF-")
