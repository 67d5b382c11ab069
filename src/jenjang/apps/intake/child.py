"""Reads one paper in a process of its own: ``python -m jenjang.apps.intake.child NAME``.

The bytes come on stdin. JSON lines go to stdout: {"page", "of"} while it reads, then
{"documents", "problems"} as ``jenjang read --json``, or {"refusal": one Indonesian
sentence}; after what was read, {"findings", "blocks"}: what the auditor says of it (None
where it failed), and what stands on the pages. Where the system has resource limits, CPU
time and memory are bounded before
the first byte is read; whoever started it bounds the clock. No Django here.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from jenjang.core.values import Refused
from jenjang.papers.audit import Paper, audit
from jenjang.papers.audit.exchange import to_json as finding_json
from jenjang.papers.document import Document, Report
from jenjang.papers.exchange import to_json
from jenjang.papers.exchange.blocks import blocks_to_json
from jenjang.papers.readers.apart import own_channel
from jenjang.papers.readers.confinement import confine
from jenjang.papers.readers.progress import watched_by
from jenjang.papers.reading import Reading, read

BETWEEN_LINES_SECONDS = 0.3


def what_it_says(reading: Reading) -> dict[str, Any]:
    """Return what the paper says."""
    return {
        "documents": [to_json(document) for document in reading.documents],
        "problems": [*reading.problems, *not_adopted(reading.documents)],
    }


def what_is_found(reading: Reading, name: str) -> dict[str, Any]:
    """Return what the auditor finds in the paper, None where it stumbles, and its blocks.

    Whatever goes wrong here, the reading has been said and stands.
    """
    try:
        findings = findings_in([Paper(name, reading.blocks, reading.documents)])
    except Exception:
        traceback.print_exc()  # to stderr, for whoever runs it by hand
        findings = None
    return {"findings": findings, "blocks": blocks_to_json(reading.blocks)}


def findings_in(papers: Iterable[Paper]) -> list[dict[str, Any]] | None:
    """Return what the rules find in papers held against one another, as JSON."""
    return [finding_json(finding) for finding in audit(list(papers))]


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


def main() -> int:
    """Read stdin under the limits given in the environment."""
    confine(int(os.environ["JENJANG_READ_CPU"]), int(os.environ["JENJANG_READ_MB"]))
    speaker = Speaker(own_channel())
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        with watched_by(speaker.page):
            reading = read(sys.stdin.buffer.read(), name)
    except Refused as refusal:
        speaker.say({"refusal": str(refusal)})
        return 0
    speaker.say(what_it_says(reading))
    speaker.say(what_is_found(reading, name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
