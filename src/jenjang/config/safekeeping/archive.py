"""The ZIP file of a backup: what is in it, and whether it is whole."""

import hashlib
import json
import os
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from jenjang.core.values import Refused

FORMAT = 1
MANIFEST = "isi.json"
SECRET = "secret-key"  # noqa: S105 - the name of the member, not the key
CHUNK = 1024 * 1024
FILE_MEMBER = re.compile(r"files/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}")
NOT_A_BACKUP = "bukan cadangan Jenjang yang utuh; pilih berkas hasil `jenjang backup`."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; `members` are SHA-256 by name."""

    database: str  # "sqlite" or "postgresql"
    version: str
    made_at: str
    migrations: list[str]
    members: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT


class Writing:
    """A backup while it is written; members are hashed on their way in."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        """Begin with nothing in it."""
        self.packed = packed
        self.members: dict[str, str] = {}

    def add_file(self, name: str, path: Path) -> None:
        """Put a file in, piece by piece."""
        with path.open("rb") as file:
            self.add(name, iter(lambda: file.read(CHUNK), b""))

    def add(self, name: str, pieces: Iterable[bytes | memoryview]) -> None:
        """Put a member in, piece by piece."""
        digest = hashlib.sha256()
        with self.packed.open(name, "w", force_zip64=True) as member:
            for piece in pieces:
                digest.update(piece)
                member.write(piece)
        self.members[name] = digest.hexdigest()

    def add_folder(self, data: Path) -> None:
        """Put in the stored files and the secret key of a data folder."""
        for path in sorted((data / "files").rglob("*")):
            name = path.relative_to(data).as_posix()
            if path.is_file() and FILE_MEMBER.fullmatch(name):
                self.add_file(name, path)
        if (data / SECRET).exists():
            self.add_file(SECRET, data / SECRET)


def write_backup(target: Path, fill: Callable[[Writing], Manifest]) -> None:
    """Write a backup whole or not at all; only its owner may read it: it holds the key."""
    try:
        descriptor, half = tempfile.mkstemp(dir=target.resolve().parent, prefix=".")
    except OSError:
        raise Refused(
            f"Cadangan tidak dapat ditulis ke {target}; pilih folder lain."
        ) from None
    try:
        with (
            os.fdopen(descriptor, "wb") as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed,
        ):
            writing = Writing(packed)
            manifest = asdict(fill(writing)) | {"members": writing.members}
            packed.writestr(MANIFEST, json.dumps(manifest, indent=1))
        Path(half).replace(target)
    except BaseException:
        Path(half).unlink(missing_ok=True)
        raise


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup opened for reading, found whole."""

    packed: zipfile.ZipFile
    manifest: Manifest

    def open(self, name: str) -> IO[bytes]:
        """Return a member for reading."""
        return self.packed.open(name)

    def extract(self, name: str, target: Path) -> None:
        """Write a member to a file of ours."""
        target.parent.mkdir(parents=True, exist_ok=True)
        with self.open(name) as member, target.open("wb") as file:
            while piece := member.read(CHUNK):
                file.write(piece)

    def extract_files(self, data: Path) -> None:
        """Write the stored files under a folder."""
        for name in self.manifest.members:
            if FILE_MEMBER.fullmatch(name):
                self.extract(name, data / name)


@contextmanager
def open_backup(source: Path) -> Iterator[Backup]:
    """Open a backup and check every member; raise Refused where it is not whole."""
    try:
        with zipfile.ZipFile(source) as packed:
            manifest = _manifest(packed)
            for name, sha256 in manifest.members.items():
                if _sha256(packed, name) != sha256:
                    raise Refused(f"{source.name} {NOT_A_BACKUP}")
            yield Backup(packed, manifest)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError) as trouble:
        if isinstance(trouble, Refused):
            raise
        raise Refused(f"{source.name} {NOT_A_BACKUP}") from None


def _manifest(packed: zipfile.ZipFile) -> Manifest:
    said: dict[str, Any] = json.loads(packed.read(MANIFEST))
    if said.get("format") != FORMAT:
        raise Refused(
            f"Cadangan ini berformat {said.get('format')}; pulihkan dengan Jenjang versi "
            f"{said.get('version', 'yang membuatnya')}."
        )
    return Manifest(**said)


def _sha256(packed: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with packed.open(name) as member:
        while piece := member.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()
