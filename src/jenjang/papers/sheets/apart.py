"""The tables of a stranger's file, read where it can do no harm."""

import json
import subprocess
import tempfile
from typing import Any

from jenjang.core.values import Refused
from jenjang.papers.readers.apart import Limits, started
from jenjang.papers.sheets.grids import Grid

LIMITS = Limits(cpu_seconds=90, wall_seconds=180, memory_mb=2048)
TOO_HARD = (
    "Berkas ini terlalu rumit untuk dibaca; salin tabelnya saja ke berkas Excel baru, "
    "lalu unggah lagi."
)


def grids_apart(
    content: bytes, limits: Limits = LIMITS, *, exact: bool = False
) -> tuple[Grid, ...]:
    """Return the grids of a file; raise Refused where it is none or asks for too much.

    `exact`: of an .xlsx alone, read as `exact.read_exactly` does.
    """
    words = ["jenjang.papers.sheets.child", *(["exact"] if exact else [])]
    with tempfile.TemporaryFile() as paper:
        paper.write(content)
        paper.seek(0)
        with started(words, limits, paper) as child:
            said = _answer(child, limits)
    if "refusal" in said:
        raise Refused(said["refusal"])
    return tuple(
        Grid(
            one["name"],
            tuple(tuple(row) for row in one["rows"]),
            one["first"],
            tuple((top, left, bottom, right) for top, left, bottom, right in one["merged"]),
        )
        for one in said["grids"]
    )


def _answer(child: "subprocess.Popen[bytes]", limits: Limits) -> dict[str, Any]:
    try:
        out, _ = child.communicate(timeout=limits.wall_seconds)
        said: dict[str, Any] = json.loads(out)
    except (subprocess.TimeoutExpired, ValueError):
        raise Refused(TOO_HARD) from None
    return said
