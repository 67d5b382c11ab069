"""Audits papers in a process of its own: ``python -m jenjang.apps.intake.auditing``.

JSON {"papers": [{"file", "blocks", "documents"}]} comes on stdin; {"findings"} as
``jenjang audit --json`` goes to stdout. Papers that are given together are compared with
one another. Bounded as `child` is. No Django here.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from jenjang.apps.intake.child import findings_in
from jenjang.papers.audit import Paper
from jenjang.papers.correcting import is_agreement
from jenjang.papers.document import Document
from jenjang.papers.exchange import from_json, report_from_json
from jenjang.papers.exchange.blocks import blocks_from_json
from jenjang.papers.readers.apart import own_channel
from jenjang.papers.readers.confinement import confine


def answer(papers: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return what is found in the papers."""
    return {"findings": findings_in(_paper(one) for one in papers)}


def _paper(said: Mapping[str, Any]) -> Paper:
    documents = tuple(_document(one) for one in said["documents"])
    return Paper(said["file"], blocks_from_json(said["blocks"]), documents)


def _document(said: dict[str, Any]) -> Document:
    return from_json(said) if is_agreement(said) else report_from_json(said)


def main() -> int:
    """Audit what stdin says under the limits given in the environment."""
    confine(int(os.environ["JENJANG_READ_CPU"]), int(os.environ["JENJANG_READ_MB"]))
    channel = own_channel()
    channel.write(json.dumps(answer(json.load(sys.stdin)["papers"])))
    channel.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
