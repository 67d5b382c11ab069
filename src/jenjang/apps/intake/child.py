"""Reads one paper in a process of its own: ``python -m jenjang.apps.intake.child NAME``.

The bytes come on stdin. JSON lines go to stdout: {"page", "of"} while it reads, at last
{"documents", "problems"} as ``jenjang read --json``, or {"refusal": one Indonesian
sentence}. Where the system has resource limits, CPU time and memory are bounded before
the first byte is read; whoever started it bounds the clock. No Django here.
"""

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from jenjang.apps.intake.confinement import confine
from jenjang.core.values import Refused
from jenjang.papers.document import Document, Report
from jenjang.papers.exchange import to_json
from jenjang.papers.readers.progress import watched_by
from jenjang.papers.reading import read

BETWEEN_LINES_SECONDS = 0.3


def answer(content: bytes, name: str) -> dict[str, Any]:
    """Return what the paper says, or why nothing could be read."""
    try:
        reading = read(content, name)
    except Refused as refusal:
        return {"refusal": str(refusal)}
    return {
        "documents": [to_json(document) for document in reading.documents],
        "problems": [*reading.problems, *not_adopted(reading.documents)],
    }


def not_adopted(documents: Sequence[Document]) -> Iterator[str]:
    """Yield the sentence about papers that are read and kept, but become no rows."""
    kinds = [each.kind for each in documents if isinstance(each, Report)]
    if not kinds:
        return
    named = ", ".join(dict.fromkeys(kinds))
    if len(kinds) == len(documents):
        yield (
            f"Berkas ini memuat {named}, bukan perjanjian kinerja: isinya dapat dilihat, "
            "tetapi tidak ada yang diadopsi."
        )
    else:
        yield f"Berkas ini juga memuat {named}: yang diadopsi hanya perjanjiannya."


class Speaker:
    """Says JSON lines to whoever started this process; they stop it by not listening."""

    def __init__(self, channel: TextIO) -> None:
        """Speak on the channel."""
        self.channel = channel
        self.spoke_at = 0.0

    def say(self, line: dict[str, Any]) -> None:
        """Say one line at once."""
        self.channel.write(json.dumps(line) + "\n")
        self.channel.flush()

    def page(self, done: int, total: int) -> None:
        """Say how far the reading is, not more often than anybody can see."""
        now = time.monotonic()
        if done == total or now - self.spoke_at > BETWEEN_LINES_SECONDS:
            self.spoke_at = now
            self.say({"page": done, "of": total})


def own_channel() -> TextIO:
    """Return the real stdout; what a library prints goes to stderr from now on."""
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return channel


def main() -> int:
    """Read stdin under the limits given in the environment."""
    confine(int(os.environ["JENJANG_READ_CPU"]), int(os.environ["JENJANG_READ_MB"]))
    speaker = Speaker(own_channel())
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    with watched_by(speaker.page):
        said = answer(sys.stdin.buffer.read(), name)
    speaker.say(said)
    return 0


if __name__ == "__main__":
    sys.exit(main())
