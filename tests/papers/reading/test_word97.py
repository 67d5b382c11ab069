"""Word of before 2007, opened by LibreOffice where it is installed."""

import shutil
import subprocess

import pytest

from jenjang.papers.blocks import Table
from jenjang.papers.readers import word97
from jenjang.papers.readers.formats import read_blocks
from jenjang.papers.readers.refusal import Unreadable

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le")


def test_without_libreoffice_one_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Unreadable, match=r"LibreOffice.*simpan sebagai \.docx"):
        read_blocks(OLE2)


@pytest.mark.parametrize(
    "trouble",
    [
        subprocess.TimeoutExpired("soffice", 60),
        subprocess.CalledProcessError(1, "soffice"),
        FileNotFoundError("paper.docx"),
    ],
)
def test_a_document_that_libreoffice_cannot_open_is_refused(monkeypatch, trouble):
    def fail(*_args, **_kwargs):
        raise trouble

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(Unreadable, match="tidak dapat dibuka"):
        read_blocks(OLE2)


def test_libreoffice_runs_in_a_folder_of_its_own_with_macros_off(monkeypatch):
    seen = {}

    def note(command, *, cwd, timeout, **_kwargs):
        seen["settings"] = (cwd / "profile/user/registrymodifications.xcu").read_text()
        seen["command"], seen["timeout"], seen["folder"] = command, timeout, cwd
        raise subprocess.TimeoutExpired(command, timeout)

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", note)
    with pytest.raises(Unreadable):
        read_blocks(OLE2)
    assert "--headless" in seen["command"]
    assert "DisableMacrosExecution" in seen["settings"]
    assert seen["timeout"] == word97.LONGEST_S
    assert not seen["folder"].exists()


@pytest.mark.corpus
def test_a_real_old_word_document_gives_its_tables(corpus):
    content = (corpus / "jabar-pemprov-iku" / "document.doc").read_bytes()
    if any(map(shutil.which, word97.PROGRAMS)):
        blocks = read_blocks(content)
        assert sum(isinstance(block, Table) for block in blocks) >= 3
    else:
        with pytest.raises(Unreadable, match="LibreOffice"):
            read_blocks(content)
