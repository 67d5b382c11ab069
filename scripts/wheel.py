"""Build the wheel that carries static files, under hashed names, and fonts: dist/*.whl.

The source is copied first, so that the checkout keeps no collected files: a package with a
folder `staticfiles` serves from it, one without serves what it finds.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TAKEN = ("src", "pyproject.toml", "README.md", "LICENSE", "NOTICE")
COLLECT = ("manage", "collectstatic", "--noinput", "--verbosity", "0")
BUILD = ("build", "--wheel", "--no-isolation")
LEFT = shutil.ignore_patterns("__pycache__", "*.egg-info", "staticfiles")


def copy_source(to: Path) -> None:
    """Copy what the wheel is made from."""
    for name in TAKEN:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, to / name, ignore=LEFT)
        else:
            shutil.copy(source, to)


def collect_static_files(source: Path) -> None:
    """Gather every app's static files in the package, hashed and compressed."""
    (source / "src" / "jenjang" / "staticfiles").mkdir()
    with tempfile.TemporaryDirectory(prefix="jenjang-data-") as data:
        own = {
            "PYTHONPATH": str(source / "src"),
            "DJANGO_SETTINGS_MODULE": "jenjang.config.settings",
            "JENJANG_DATA": data,
            "JENJANG_DATABASE": "",
        }
        subprocess.run(
            [sys.executable, "-m", "jenjang.config.cli", *COLLECT],
            check=True,
            cwd=source,
            env={**os.environ, **own},
        )


def main() -> int:
    """Build and say what was built."""
    with tempfile.TemporaryDirectory(prefix="jenjang-wheel-") as folder:
        source = Path(folder)
        copy_source(source)
        collect_static_files(source)
        subprocess.run(
            [sys.executable, "-m", *BUILD, "--outdir", ROOT / "dist", source],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    wheel = max((ROOT / "dist").glob("*.whl"), key=lambda path: path.stat().st_mtime)
    print(f"{wheel.relative_to(ROOT)}  {wheel.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
