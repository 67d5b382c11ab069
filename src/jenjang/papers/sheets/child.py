"""Reads the tables of a file in a process of its own.

``python -m jenjang.papers.sheets.child [exact]``: the bytes come on stdin; one line of JSON
goes to stdout: {"grids": [{"name", "first", "rows", "merged"}]} or {"refusal": one
Indonesian sentence}.
"""

import json
import os
import sys
from typing import Any

from jenjang.core.values import Refused
from jenjang.papers.readers.apart import own_channel
from jenjang.papers.readers.bounds import grant_memory_for_pictures
from jenjang.papers.readers.confinement import confine
from jenjang.papers.sheets.exact import read_exactly
from jenjang.papers.sheets.grids import read_grids


def said_of(content: bytes, *, exact: bool = False) -> dict[str, Any]:
    """Return what stands in the file, or why it cannot be read."""
    try:
        grids = read_exactly(content) if exact else read_grids(content)
    except Refused as refusal:
        return {"refusal": str(refusal)}
    return {
        "grids": [
            {
                "name": grid.name,
                "first": grid.first,
                "rows": grid.rows,
                "merged": grid.merged,
            }
            for grid in grids
        ]
    }


def main() -> int:
    """Read stdin under the limits given in the environment."""
    confine(int(os.environ["JENJANG_READ_CPU"]), int(os.environ["JENJANG_READ_MB"]))
    grant_memory_for_pictures()  # a long table needs it as much
    channel = own_channel()
    exact = sys.argv[1:] == ["exact"]
    said = said_of(sys.stdin.buffer.read(), exact=exact)
    channel.write(json.dumps(said))  # `json.dump` goes piece by piece, many times slower
    channel.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
