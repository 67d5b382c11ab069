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
    "requirements-dev.txt": ("postgres", "build", "dev"),
}


def fingerprint(extras: tuple[str, ...]) -> str:
    """Return the first line of a file compiled from what pyproject.toml says now."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = {extra: project["optional-dependencies"][extra] for extra in extras}
    facts = [project["requires-python"], project["dependencies"], asked]
    digest = hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
    return f"# compiled by `make lock` from pyproject.toml, {digest[:16]}\n"


def compile_file(name: str, extras: tuple[str, ...]) -> None:
    """Write one file: names, versions and hashes, no address of a registry."""
    target = ROOT / name
    subprocess.run(
        [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal"]
        + ["--python-version", "3.11", "--generate-hashes", "--no-header"]
        + ["--no-emit-index-url", "--no-emit-find-links", "--output-file", name]
        + [word for extra in extras for word in ("--extra", extra)]
        + [*sys.argv[1:], "pyproject.toml"],
        check=True,
        cwd=ROOT,
    )
    target.write_text(fingerprint(extras) + target.read_text())


def is_current(name: str, extras: tuple[str, ...]) -> bool:
    """Return whether the file was compiled from today's names and ranges."""
    return (ROOT / name).read_text().startswith(fingerprint(extras))


def main() -> int:
    """Compile, or check; 1 where a file is behind."""
    if sys.argv[1:] == ["--check"]:
        behind = [name for name, extras in FILES.items() if not is_current(name, extras)]
        for name in behind:
            print(f"{name} is behind pyproject.toml: make lock", file=sys.stderr)
        return 1 if behind else 0
    for name, extras in FILES.items():
        compile_file(name, extras)
    return 0


if __name__ == "__main__":
    sys.exit(main())
