"""Reading a stranger's file where it can do no harm: another process, with limits."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from jenjang.core.values import Refused

TOO_HARD = (
    "Berkas ini terlalu rumit untuk dibaca: pecah menjadi beberapa berkas yang lebih "
    "kecil, atau unggah PDF atau Word aslinya."
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one reading may use."""

    cpu_seconds: int = 60
    wall_seconds: int = 90
    memory_mb: int = 2048


def read_apart(content: bytes, name: str, limits: Limits | None = None) -> dict[str, Any]:
    """Return {"documents", "problems"} of a file, read in a process of its own.

    Raise Refused with one sentence where it cannot be read or asks for too much.
    """
    bounds = limits or Limits()
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "jenjang.apps.intake.child", name],
            input=content,
            capture_output=True,
            timeout=bounds.wall_seconds,
            env=environment(bounds),
            check=True,
        )
        said: dict[str, Any] = json.loads(child.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise Refused(TOO_HARD) from None
    if "refusal" in said:
        raise Refused(said["refusal"])
    return said


def environment(limits: Limits) -> dict[str, str]:
    """Return what the child may know: how to run, and no secret."""
    kept = ("PATH", "PYTHONPATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR", "TEMP", "HOME")
    passed = {name: os.environ[name] for name in kept if name in os.environ}
    return passed | {
        "PYTHONIOENCODING": "utf-8",
        "JENJANG_READ_CPU": str(limits.cpu_seconds),
        "JENJANG_READ_MB": str(limits.memory_mb),
    }
