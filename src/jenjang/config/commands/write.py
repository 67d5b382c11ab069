"""`jenjang write FILE.json --to pk.pdf`: agreements from JSON as a paper."""

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jenjang.config.commands.arguments import Arguments, WrongUse
from jenjang.papers.document import Agreement
from jenjang.papers.exchange import from_json
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.writers import html
from jenjang.papers.writing import WRITERS, write

DONE = 0


def run(args: Sequence[str]) -> int:
    """Write the file and return the exit code; raise `Refused` where that cannot be."""
    words = _arguments().parse_args(args)
    target = Path(words.to)
    to = _format_of(target)
    content = write(agreements_in(Path(words.file)), to, words.layout)
    _store(target, html.page(content, target.stem) if to == "html" else content)
    return DONE


def _arguments() -> Arguments:
    words = Arguments(
        "jenjang write",
        "Menulis perjanjian kinerja dari berkas JSON (hasil `jenjang read --json`) sebagai "
        "PDF, Word, HTML, atau teks.",
    )
    words.add_argument("file", metavar="FILE.json", help="berkas JSON yang dibaca")
    words.add_argument(
        "--to",
        required=True,
        metavar="BERKAS",
        help="berkas yang ditulis; akhiran namanya menentukan format: "
        + ", ".join(f".{writer.key}" for writer in WRITERS),
    )
    words.add_argument(
        "--layout",
        default="national",
        choices=[layout.key for layout in LAYOUTS],
        help="bentuk naskah (bawaan: national)",
    )
    return words


def _format_of(target: Path) -> str:
    known = [writer.key for writer in WRITERS]
    ending = target.suffix.lower().removeprefix(".")
    if ending not in known:
        endings = ", ".join(f".{key}" for key in known)
        raise WrongUse(
            f"Akhiran nama berkas {target.name} harus salah satu dari {endings}."
        )
    return ending


def agreements_in(path: Path) -> tuple[Agreement, ...]:
    """Return the agreements of a JSON file: one, a list, or the output of `jenjang read`.

    Documents of other kinds are left out.
    """
    data = _json(path)
    if isinstance(data, dict) and "documents" in data:
        data = data["documents"]
    documents = data if isinstance(data, list) else [data]
    found = tuple(from_json(document) for document in documents if _is_agreement(document))
    if not found:
        raise WrongUse(f"Tidak ada perjanjian kinerja di {path.name}.")
    return found


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as trouble:
        raise WrongUse(
            f"Berkas {path} tidak ditemukan atau tidak boleh dibaca."
        ) from trouble
    except ValueError as trouble:
        raise WrongUse(f"Berkas {path.name} bukan JSON (UTF-8) yang sah.") from trouble


def _is_agreement(document: object) -> bool:
    return isinstance(document, dict) and str(document.get("kind", "")).startswith("PK")


def _store(target: Path, content: bytes) -> None:
    """Write the file whole or not at all."""
    try:
        descriptor, half = tempfile.mkstemp(dir=target.resolve().parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(half).chmod(0o644)
        Path(half).replace(target)
    except OSError as trouble:
        raise WrongUse(f"Berkas {target} tidak dapat ditulis di sana.") from trouble
