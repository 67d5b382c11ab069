"""Compile the hashed requirements from pyproject.toml, or check that they are up to date.

``lock.py`` writes them anew (it asks the package registry); ``lock.py --check`` needs no
network: every file carries a fingerprint of the names and ranges it was compiled from.
"""

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# file -> the extras of pyproject.toml that it holds beside the dependencies themselves
FILES = {
    "requirements.txt": ("postgres", "build"),
    "requirements-ocr.txt": ("postgres", "build", "ocr"),
    "requirements-dev.txt": ("postgres", "build", "ocr", "dev"),
}
NODE = "requirements-node.txt"  # the dependency group `node` alone
OPTIONS = (
    *("--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-header", "--no-emit-index-url", "--no-emit-find-links"),
)


def asked() -> dict[str, object]:
    """Return what pyproject.toml asks for, by the file that is compiled from it."""
    facts = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project, groups = facts["project"], facts["dependency-groups"]
    base = [project["requires-python"], project["dependencies"]]
    extras = project["optional-dependencies"]
    found: dict[str, object] = {
        name: [base, {extra: extras[extra] for extra in chosen}]
        for name, chosen in FILES.items()
    }
    return found | {NODE: groups["node"]}


def fingerprint(facts: object) -> str:
    """Return the first line of a file compiled from these facts."""
    digest = hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
    return f"# compiled by `make lock` from pyproject.toml, {digest[:16]}\n"


def compile_file(name: str, facts: object) -> None:
    """Write one file: names, versions and hashes, no address of a registry."""
    extras = [word for extra in FILES.get(name, ()) for word in ("--extra", extra)]
    source = ["--group", "node"] if name == NODE else [*extras, "pyproject.toml"]
    subprocess.run(
        [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, "-o", name, *source],
        check=True,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    target = ROOT / name
    target.write_text(fingerprint(facts) + target.read_text())


def is_current(name: str, facts: object) -> bool:
    """Return whether the file was compiled from today's names and ranges."""
    file = ROOT / name
    return file.exists() and file.read_text().startswith(fingerprint(facts))


def main() -> int:
    """Compile, or check; 1 where a file is behind."""
    if sys.argv[1:] == ["--check"]:
        behind = [name for name, facts in asked().items() if not is_current(name, facts)]
        for name in behind:
            print(f"{name} is behind pyproject.toml: make lock", file=sys.stderr)
        return 1 if behind else 0
    for name, facts in asked().items():
        compile_file(name, facts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
