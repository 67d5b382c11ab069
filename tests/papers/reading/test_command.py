"""`jenjang read`: what it prints and how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.papers.reading.invented import paper

from jenjang.config.commands.read import run, said_apart
from jenjang.core.values import Refused
from jenjang.papers.readers.apart import Limits


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    file = tmp_path / "pk.txt"
    file.write_text(paper(), encoding="utf-8")
    return file


def test_a_sound_file_ends_with_0_and_prints_json(sound, capsys):
    assert run([str(sound), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["problems"] == []
    assert said["documents"][0]["first_party"]["name"] == "SRI LESTARI, S.Sos"
    assert said["documents"][0]["at"]["budgets[0].amount"]["cell"] == "2.2.3"


def test_without_json_a_person_reads_it(sound, capsys):
    assert run([str(sound)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "PK 2024"
    assert "  Sasaran strategis: Meningkatnya mutu pelayanan" in lines
    assert "    - Indeks Kepuasan Masyarakat: 87,50" in lines
    assert "  Program: Program Pelayanan Publik: Rp 10.745.500" in lines


def test_any_doubt_ends_with_1_and_is_said(tmp_path, capsys):
    file = tmp_path / "pk.txt"
    file.write_text(paper(title="PERJANJIAN KINERJA TAHUN 2999"), encoding="utf-8")
    assert run([str(file)]) == 1
    assert (
        "? year: Tahun 2999 di luar 2000-2100; perbaiki tahunnya."
        in capsys.readouterr().out
    )


def test_an_unreadable_file_is_refused(tmp_path):
    file = tmp_path / "kosong.txt"
    file.write_bytes(b"")
    with pytest.raises(Refused, match="Berkas ini kosong"):
        run([str(file)])


@pytest.mark.parametrize("words", [[], ["a", "b"], ["--xml"]])
def test_wrong_use_is_refused(words):
    with pytest.raises(Refused, match="--help"):
        run(words)


def test_the_module_alone_ends_with_2_and_one_line_on_stderr(tmp_path):
    command = [sys.executable, "-m", "jenjang.config.commands.read", str(tmp_path / "x")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "tidak ditemukan" in ended.stderr


def test_a_file_that_asks_for_too_much_is_refused_in_one_sentence(sound):
    sound.write_text(paper() * 800, encoding="utf-8")
    with pytest.raises(Refused, match="terlalu rumit"):
        said_apart(str(sound), limits=Limits(memory_mb=20))


def test_nothing_is_imported_from_the_folder_one_stands_in(sound, monkeypatch):
    (sound.parent / "json.py").write_text("raise SystemExit('a stranger ran')")
    monkeypatch.chdir(sound.parent)
    assert said_apart(sound.name)["doubtful"] is False


def test_who_prints_imports_no_reader():
    asked = "import sys, jenjang.config.commands.read; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert not {"pypdfium2", "docx", "lxml", "django"} & set(done.stdout.split())
    assert "jenjang.config.commands.read" in done.stdout.split()


@pytest.mark.parametrize(
    "first", ["papers.pictures", "papers.readers.scan", "papers.reading"]
)
def test_what_reads_can_be_imported_first(first):
    asked = [sys.executable, "-c", f"import jenjang.{first}"]
    assert subprocess.run(asked, check=False).returncode == 0
