"""The process that reads strangers' papers, as the server starts it, with what it used."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

KEPT = ("PATH", "PYTHONPATH", "LANG", "HOME", "TMPDIR")
# A process between, so that what the tests use themselves is not counted.
LAUNCH = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, "-m", "jenjang.apps.intake.child", "x"]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, file=sys.stderr)
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the process said at last (nothing where it was ended), and what it used."""

    said: dict[str, Any]
    code: int
    cpu_s: float
    peak_mb: float

    @property
    def sentence(self) -> str:
        """Return why nothing was read; an ended process is refused by its starter."""
        return str(self.said.get("refusal", "" if self.said else "ended"))


def read_in_child(content: bytes, cpu_s: int = 20, memory_mb: int = 2048) -> Reading:
    """Return what becomes of a file."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    limits = {"JENJANG_READ_CPU": str(cpu_s), "JENJANG_READ_MB": str(memory_mb)}
    path = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, "-c", LAUNCH],
        input=content,
        capture_output=True,
        timeout=120,
        env=kept | limits | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    code, cpu, peak = done.stderr.decode().splitlines()[-1].split()
    lines = done.stdout.decode().splitlines()
    said = json.loads(lines[-1]) if lines and int(code) == 0 else {}
    return Reading(said, int(code), float(cpu), float(peak))
