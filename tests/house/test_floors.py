"""The floors hold: every import-linter contract is broken by an import that it forbids."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"][
        "importlinter"
    ]["contracts"]
]
# contract -> the module that sins, and what it imports
PLANTED = {
    "The five floors": ("papers/blocks.py", "jenjang.web"),
    "core and papers know no Django": ("core/values.py", "django.utils.html"),
    "Inside core": ("core/values.py", "jenjang.core.formulas"),
    "Inside papers": ("papers/blocks.py", "jenjang.papers.document"),
    "The order of the apps": ("apps/history/models.py", "jenjang.apps.intake.models"),
    "Inside an app": ("apps/files/models.py", "jenjang.apps.files.services"),
    "An app's views are reached by addresses alone": (
        "apps/intake/services/__init__.py",
        "jenjang.apps.organisation.views",
    ),
    "An app's forms serve its views": ("config/wsgi.py", "jenjang.apps.accounts.forms"),
}


@pytest.fixture
def house(tmp_path):
    """Return a copy of the house that can be spoilt."""
    shutil.copytree(
        ROOT / "src" / "jenjang",
        tmp_path / "jenjang",
        ignore=shutil.ignore_patterns("*.pyc", "static", "templates", "fonts", "sample"),
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def broken_contracts(house):
    """Return the names of the contracts that the linter finds broken."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo"],
        cwd=house,
        env={"PYTHONPATH": str(house), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    shown = done.stdout.splitlines()
    broken = {line.removesuffix(" BROKEN") for line in shown if line.endswith(" BROKEN")}
    assert (done.returncode == 0) == (not broken), done.stdout + done.stderr
    return broken


def test_every_contract_has_its_planted_import():
    assert sorted(PLANTED) == sorted(CONTRACTS)


def test_the_house_as_it_stands_breaks_none(house):
    assert broken_contracts(house) == set()


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_import_breaks_its_contract(contract, house):
    sinner, imported = PLANTED[contract]
    file = house / "jenjang" / sinner
    file.write_text(f"{file.read_text()}\nimport {imported}\n")
    assert contract in broken_contracts(house)


@pytest.mark.parametrize(
    ("floor", "contract"),
    [
        ("", "The five floors"),
        ("core", "Inside core"),
        ("papers", "Inside papers"),
        ("apps", "The order of the apps"),
    ],
)
def test_a_new_folder_must_be_given_its_place(floor, contract, house):
    newcomer = house / "jenjang" / floor / "newcomer"
    newcomer.mkdir()
    (newcomer / "__init__.py").write_text("")
    assert contract in broken_contracts(house)


def test_no_test_of_core_and_papers_asks_for_a_database():
    """They run once, not once a database (decision 15)."""
    marked = [
        file.relative_to(ROOT).as_posix()
        for folder in ("core", "papers")
        for file in (ROOT / "tests" / folder).rglob("*.py")
        if "django_db" in file.read_text(encoding="utf-8")
    ]
    assert marked == []
