"""The documents of the house stay true: settings, folders, terms, dependencies."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest
from django.apps import apps

from jenjang.config.cli import COMMANDS
from jenjang.config.environment import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "jenjang"
# Between a reading process and the one that started it: nobody sets them by hand.
NOT_SETTINGS = {"JENJANG_READ_CPU", "JENJANG_READ_MB"}
APP_PARTS = {"models", "services", "forms", "views", "snapshots", "permissions"}


def committed_files():
    """Return the files that git keeps, but those that are pictures or papers."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    binary = {".png", ".pdf", ".docx", ".xlsx", ".ttf", ".woff2"}
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix not in binary]


def rows(document, heading=None):
    """Return the cells of the rows of a document's tables, below a heading if given."""
    text = (ROOT / document).read_text()
    part = text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0] if heading else text
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_operating_lists_every_setting_with_its_default_and_meaning():
    written = [row for row in rows("docs/operating.md", "Settings") if "`" in row[0]]
    assert written == [
        [f"`{s.name}`", f"`{s.default}`" if s.default else "empty", s.meaning]
        for s in SETTINGS
    ]


def test_no_setting_is_read_past_the_list():
    asked = re.compile(r"JENJANG_[A-Z_]+")
    named = {
        name
        for path in PACKAGE.rglob("*.py")
        if "bench" not in path.parts
        for name in asked.findall(path.read_text())
    }
    assert named - NOT_SETTINGS - {setting.name for setting in SETTINGS} == set()


def folders_with_code():
    """Return the folders of the package, but files of an app that became folders."""
    for folder in sorted({path.parent for path in PACKAGE.rglob("*.py")} - {PACKAGE}):
        parts = folder.relative_to(PACKAGE).parts
        inside_app = parts[0] == "apps" and len(parts) > 2
        if not inside_app or parts[2] not in {*APP_PARTS, "migrations"}:
            yield parts


def folders_of_the_tree():
    """Return the folders that the tree of architecture.md draws, by their indent."""
    text = (ROOT / "docs" / "architecture.md").read_text()
    tree = text.split("src/jenjang/\n", 1)[1].split("```", 1)[0]
    path = []
    for line in tree.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2 - 1
        path = [*path[:depth], line.split()[0].rstrip("/")]
        yield tuple(path)


def test_the_tree_of_the_architecture_draws_every_folder():
    drawn = set(folders_of_the_tree())
    assert [parts for parts in folders_with_code() if parts not in drawn] == []


def test_the_tree_of_the_architecture_draws_nothing_that_is_gone():
    gone = [
        parts for parts in folders_of_the_tree() if not PACKAGE.joinpath(*parts).is_dir()
    ]
    assert gone == []


def test_the_glossary_has_the_term_of_every_model():
    terms = {row[0] for row in rows("docs/glossary.md")}
    ours = [m for m in apps.get_models() if m.__module__.startswith("jenjang.")]
    assert [m.__name__ for m in ours if m.__name__ not in terms] == []


def test_the_glossary_is_in_the_order_of_the_alphabet():
    terms = [row[0].lower() for row in rows("docs/glossary.md")[1:]]
    assert terms == sorted(terms)


def test_every_dependency_has_its_line_of_why():
    facts = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = [facts["project"]["optional-dependencies"], facts["dependency-groups"]]
    extras = [group for named in groups for group in named.values()]
    asked = chain(facts["project"]["dependencies"], *extras)
    names = {re.match(r"[\w.-]+", line)[0] for line in asked}
    table = rows("docs/decisions/0012-dependencies.md")
    assert {row[0] for row in table if row[0] != "package"} == names
    assert [row[0] for row in table if not row[1]] == []


def test_what_runs_needs_no_package_of_development():
    # What reads pictures is asked for by its extra, and imported only where it is there.
    files = ("requirements.txt", "requirements-ocr.txt")
    pinned = "\n".join((ROOT / name).read_text() for name in files)
    installed = {name.lower() for name in re.findall(r"^([\w.-]+)==", pinned, re.MULTILINE)}
    offered_by = packages_distributions()
    asked = {
        name.split(".")[0]
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        for name in imported(node)
    } - {"jenjang", *sys.stdlib_module_names}
    assert [
        name
        for name in sorted(asked)
        if not {dist.lower() for dist in offered_by.get(name, [])} & installed
    ] == []


def imported(node):
    """Return the modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def test_contributing_names_every_command_of_make():
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    told = {row[0] for row in rows("CONTRIBUTING.md")}
    assert [t for t in targets[1].split() if f"`make {t}`" not in told] == []


def test_the_changelog_names_every_command_of_jenjang():
    text = (ROOT / "CHANGELOG.md").read_text()
    assert [
        c.name for c in COMMANDS if not re.search(rf"`(jenjang )?{c.name}`", text)
    ] == []


@pytest.mark.parametrize(
    "forbidden",
    [
        pytest.param(
            r"\b(?:files\.)?pypi\.(?:org|pythonhosted)|pythonhosted\.org", id="pypi"
        ),
        pytest.param(r"registry\.(?:npmjs|yarnpkg)\.", id="npm"),
        pytest.param(
            r"\b(?:deb|archive|security)\.(?:debian|ubuntu)\.(?:org|com)", id="deb"
        ),
        pytest.param(r"(?<![\w./])/(?:work|root|opt/pypi)\b/?", id="path of a machine"),
        pytest.param(r"/home/\w+", id="home folder"),
    ],
)
def test_no_committed_file_names_a_registry_or_a_path_of_one_machine(forbidden):
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in committed_files()
        if path != Path(__file__)
        for match in re.finditer(forbidden, path.read_text(errors="replace"))
    ]
    assert found == []


def test_links_between_documents_lead_somewhere():
    documents = [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").rglob("*.md"),
    ]
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in documents
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text())
        if not (document.parent / target).exists()
    ]
    assert broken == []
