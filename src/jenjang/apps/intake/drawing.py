"""Draws one page in a process of its own: ``python -m jenjang.apps.intake.drawing N``.

The bytes come on stdin. One line of JSON goes to stdout: {"count", "width", "height"} with
the WebP picture after it, or {"pages"} of a file that has no pages to draw, or {"refusal":
one Indonesian sentence}. Bounded as `child` is. No Django here.
"""

import json
import os
import sys
from typing import Any

from jenjang.core.values import Refused
from jenjang.papers.pictures import draw_page, is_pictured_file, outline, page_count
from jenjang.papers.readers.apart import own_channel
from jenjang.papers.readers.bounds import grant_memory_for_pictures
from jenjang.papers.readers.confinement import confine


def answer(content: bytes, number: int) -> tuple[dict[str, Any], bytes]:
    """Return what a page is, and its picture."""
    try:
        if not is_pictured_file(content):
            return {"pages": outline(content)}, b""
        drawn = draw_page(content, number)
    except Refused as refusal:
        return {"refusal": str(refusal)}, b""
    size = {"width": drawn.width, "height": drawn.height}
    return {"count": page_count(content)} | size, drawn.webp


def main() -> int:
    """Read stdin under the limits given in the environment."""
    confine(int(os.environ["JENJANG_READ_CPU"]), int(os.environ["JENJANG_READ_MB"]))
    grant_memory_for_pictures()
    channel = own_channel()
    said, picture = answer(sys.stdin.buffer.read(), int(sys.argv[1]))
    channel.buffer.write(json.dumps(said).encode() + b"\n" + picture)
    channel.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
