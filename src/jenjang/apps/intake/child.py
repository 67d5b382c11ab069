"""Reads one paper in a process of its own: ``python -m jenjang.apps.intake.child NAME``.

The bytes come on stdin, one JSON object goes to stdout: {"documents", "problems"} as
``jenjang read --json``, or {"refusal": one Indonesian sentence}. Where the system has
resource limits, CPU time and memory are bounded before the first byte is read; whoever
started it bounds the clock. No Django here.
"""

import json
import os
import sys
from typing import Any

from jenjang.apps.intake.confinement import confine
from jenjang.core.values import Refused
from jenjang.papers.exchange import to_json
from jenjang.papers.reading import read


def answer(content: bytes, name: str) -> dict[str, Any]:
    """Return what the paper says, or why nothing could be read."""
    try:
        reading = read(content, name)
    except Refused as refusal:
        return {"refusal": str(refusal)}
    return {
        "documents": [to_json(document) for document in reading.documents],
        "problems": list(reading.problems),
    }


def main() -> int:
    """Read stdin under the limits given in the environment."""
    confine(int(os.environ["JENJANG_READ_CPU"]), int(os.environ["JENJANG_READ_MB"]))
    said = answer(sys.stdin.buffer.read(), sys.argv[1] if len(sys.argv) > 1 else "")
    sys.stdout.write(json.dumps(said))
    return 0


if __name__ == "__main__":
    sys.exit(main())
