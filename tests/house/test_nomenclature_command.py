"""`jenjang nomenclature`: names of a file judged, the lists that come along loaded."""

import os
import shutil
import subprocess
import sys

import pytest
from tests.conftest import CORPUS, NO_CORPUS

from jenjang.config.cli import main

CHECKED = CORPUS.parent / "data" / "seed_nomenclature_check.csv"
PRINTING = "Penyediaan Barang Cetakan dan Penggandaan"


def written(tmp_path, *lines: str) -> str:
    file = tmp_path / "nama.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


def test_names_are_judged_and_counted(tmp_path, capsys):
    file = written(tmp_path, "level,name", f"sub_kegiatan,{PRINTING}", "program,Kebun")

    assert main(["nomenclature", "check", file]) == 0
    assert capsys.readouterr().out.split() == ["exact", "1", "none", "1"]


def test_a_verdict_that_differs_from_the_one_stated_is_told(tmp_path, capsys):
    file = written(
        tmp_path, "level,name,match_2026", f"kegiatan,{PRINTING},exact", "program,Kebun,x"
    )

    assert main(["nomenclature", "check", file]) == 1
    assert "0 dari 2" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["check"], ["check", "tidak-ada.csv"], ["apa"]])
def test_wrong_use_is_one_line(words, capsys):
    assert main(["nomenclature", *words]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.corpus
@pytest.mark.skipif(not CHECKED.exists(), reason=NO_CORPUS)
@pytest.mark.parametrize("key", ["2023", "2026"])
def test_every_name_of_the_seeds_gets_the_verdict_stated(key, capsys):
    assert main(["nomenclature", "check", str(CHECKED), "--list", key]) == 0
    assert "135 dari 135" in capsys.readouterr().out


@pytest.mark.sqlite
def test_the_lists_are_loaded_into_a_fresh_database(migrated_folder, tmp_path):
    data = tmp_path / "data"
    env = os.environ | {"JENJANG_DATA": str(data), "JENJANG_DATABASE": ""}
    env["DJANGO_SETTINGS_MODULE"] = "jenjang.config.settings"
    env |= {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

    def ran(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "jenjang.config.cli", *words]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    assert "manage migrate" in ran("nomenclature", "load").stderr
    shutil.copytree(migrated_folder, data, dirs_exist_ok=True)
    first, second = ran("nomenclature", "load"), ran("nomenclature", "load")

    assert first.stdout.count("Dimuat:") == 3
    assert second.stdout == "Satuan baru: 0\n"
