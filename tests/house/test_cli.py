"""The command line: a table of commands, exit codes, one clear line where it refuses."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from jenjang.config.cli import COMMANDS, main


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_of_the_table_has_its_module(command):
    assert find_spec(command.module) is not None


def test_help_names_every_command(capsys):
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert [c.name for c in COMMANDS if f"  {c.name} " in shown] == [
        c.name for c in COMMANDS
    ]


def test_no_command_shows_the_help_and_is_wrong_use(capsys):
    assert main([]) == 2
    assert "Pemakaian: jenjang PERINTAH" in capsys.readouterr().out


def test_an_unknown_command_is_refused_in_one_line(capsys):
    assert main(["baca", "x.pdf"]) == 2
    known = ", ".join(command.name for command in COMMANDS)
    assert capsys.readouterr() == (
        "",
        f"jenjang: Perintah tidak dikenal: baca. Yang ada: {known}.\n",
    )


@pytest.mark.parametrize(
    "words", [["read"], ["write"], ["backup", "--x"], ["serve", "--x"], ["demo", "--x"]]
)
def test_wrong_words_are_refused_in_one_line_that_points_to_the_help(words, capsys):
    assert main(words) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert f"Lihat: jenjang {words[0]} --help" in shown.err


def test_reading_starts_no_django():
    program = (
        "import sys; from jenjang.config.cli import main; main(['read', '--help']);"
        "sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
