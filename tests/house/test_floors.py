"""The floors hold: every import-linter contract is broken by an import that it forbids."""

import re
import shutil
import subprocess
import sys
import tomllib
from itertools import pairwise
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
    "core and papers know no Django": ("core/values.py", "django"),
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
# folder -> the contract that must be told of a new one in it
NEWCOMERS = {
    "": "The five floors",
    "core": "Inside core",
    "papers": "Inside papers",
    "apps": "The order of the apps",
}


def copied(folder):
    """Return a copy of the house that can be spoilt."""
    shutil.copytree(
        ROOT / "src" / "jenjang",
        folder / "jenjang",
        ignore=shutil.ignore_patterns("*.pyc", "static", "templates", "fonts", "sample"),
    )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def complaints(house):
    """Return what the linter says of each contract that it finds broken, by its name."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo"],
        cwd=house,
        env={"PYTHONPATH": str(house), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    names = [line.removesuffix(" BROKEN") for line in done.stdout.splitlines()]
    broken = [name for name in names if f"{name} BROKEN" in done.stdout.splitlines()]
    assert (done.returncode == 0) == (not broken), done.stdout + done.stderr
    told = re.split(r"^(.+)\n-{3,}$", done.stdout, flags=re.MULTILINE)
    return {name: said for name, said in pairwise(told) if name in broken}


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory):
    """Return the complaints about a house in which everything forbidden was planted."""
    house = copied(tmp_path_factory.mktemp("house"))
    for sinner, imported in PLANTED.values():
        file = house / "jenjang" / sinner
        file.write_text(f"{file.read_text()}\nimport {imported}\n")
    for floor in NEWCOMERS:
        newcomer = house / "jenjang" / floor / "newcomer"
        newcomer.mkdir()
        (newcomer / "__init__.py").write_text("")
    return complaints(house)


def test_every_contract_has_its_planted_import():
    assert sorted(PLANTED) == sorted(CONTRACTS)


def test_the_house_as_it_stands_breaks_none(tmp_path):
    assert complaints(copied(tmp_path)) == {}


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_import_breaks_its_contract(contract, spoilt):
    sinner, imported = PLANTED[contract]
    module = sinner.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    assert f"jenjang.{module} -> {imported} (" in spoilt[contract]


@pytest.mark.parametrize(("floor", "contract"), NEWCOMERS.items())
def test_a_new_folder_must_be_given_its_place(floor, contract, spoilt):
    newcomer = ".".join(filter(None, ("jenjang", floor, "newcomer")))

    assert f"not listed as layers:\n\n- {newcomer}\n" in spoilt[contract]


def test_no_test_of_core_and_papers_asks_for_a_database():
    """They run once, not once a database (decision 15)."""
    marked = [
        file.relative_to(ROOT).as_posix()
        for folder in ("core", "papers")
        for file in (ROOT / "tests" / folder).rglob("*.py")
        if "django_db" in file.read_text(encoding="utf-8")
    ]
    assert marked == []
