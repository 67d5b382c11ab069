"""Pages of an upload as they are looked at, drawn once and kept beside the data.

A stranger's file is drawn where it is read: in another process, with limits. What is drawn
is a cache (folder ``pages``) that may be thrown away; it is made again when looked at.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from jenjang.apps.files.models import StoredFile
from jenjang.apps.files.services import open_stored, path_of
from jenjang.core.values import Refused
from jenjang.papers.pictures import is_pictured_file
from jenjang.papers.readers.apart import Limits, environment

EDITION = "1"  # counts up when pages are drawn in another way
LIMITS = Limits(cpu_seconds=30, wall_seconds=45, memory_mb=2048)
BEGINNING = 4096  # bytes
NOT_DRAWN = "Halaman ini tidak dapat ditampilkan; unduh berkas asal untuk melihatnya."

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its picture's size in points, or what its blocks say (`pieces`)."""

    number: int
    count: int
    width: float = 0
    height: float = 0
    pieces: tuple[Json, ...] = ()

    @property
    def is_picture(self) -> bool:
        """Return whether the page is a picture."""
        return self.width > 0

    @property
    def before(self) -> int:
        """Return the number of the page before; 0 on the first."""
        return self.number - 1

    @property
    def after(self) -> int:
        """Return the number of the page after; 0 on the last."""
        return 0 if self.number >= self.count else self.number + 1


@dataclass(frozen=True, slots=True)
class Leaves:
    """The pages of one stored file."""

    file: StoredFile

    def leaf(self, number: int) -> Leaf:
        """Return a page, counted from 1; raise Refused where it cannot be drawn."""
        blocks = self.outline()
        if blocks is not None:
            at = min(max(number, 1), len(blocks))
            return Leaf(at, len(blocks), pieces=tuple(blocks[at - 1]))
        said = self._kept(f"{number}.json") or self._draw(number)
        return Leaf(number, said["count"], said["width"], said["height"])

    def outline(self) -> list[list[Json]] | None:
        """Return what the blocks say, page by page; None where pages can be drawn."""
        if is_pictured_file(self._beginning()):
            return None
        said = self._kept("blocks.json") or self._draw(1)
        return list(said["pages"])

    def _beginning(self) -> bytes:
        """Return the first bytes of the file: they tell its format."""
        try:
            with path_of(self.file.sha256).open("rb") as file:
                return file.read(BEGINNING)
        except FileNotFoundError:
            return b""

    def picture(self, number: int) -> bytes:
        """Return the picture of a page as WebP."""
        path = self._folder / f"{number}.webp"
        if not path.exists():
            self._draw(number)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise Refused(NOT_DRAWN) from None

    @property
    def _folder(self) -> Path:
        sha256 = self.file.sha256
        return Path(settings.DATA) / "pages" / EDITION / sha256[:2] / sha256

    def _kept(self, name: str) -> Json | None:
        try:
            kept: Json = json.loads((self._folder / name).read_bytes())
        except (FileNotFoundError, ValueError):
            return None
        return kept

    def _draw(self, number: int) -> Json:
        said, picture = drawn_apart(open_stored(self.file), number)
        if "pages" in said:
            self._keep("blocks.json", json.dumps(said).encode())
        else:
            self._keep(f"{number}.webp", picture)
            self._keep(f"{number}.json", json.dumps(said).encode())
        return said

    def _keep(self, name: str, content: bytes) -> None:
        """Write a file that nobody ever sees half of."""
        self._folder.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=self._folder, prefix=".")
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(draft).replace(self._folder / name)


def drawn_apart(content: bytes, number: int, limits: Limits = LIMITS) -> tuple[Json, bytes]:
    """Return what a page is and its picture, drawn in a process of its own.

    Raise Refused with one sentence where it cannot be drawn or asks for too much.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="jenjang-gambar-") as folder:
            child = subprocess.run(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-P", "-m", "jenjang.apps.intake.drawing", str(number)],
                input=content,
                capture_output=True,
                timeout=limits.wall_seconds,
                env=environment(limits, folder),
                check=True,
            )
        said, _, picture = child.stdout.partition(b"\n")
        answer: Json = json.loads(said)
    except (subprocess.SubprocessError, ValueError):
        raise Refused(NOT_DRAWN) from None
    if "refusal" in answer:
        raise Refused(answer["refusal"])
    return answer, picture
