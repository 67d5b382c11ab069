"""`jenjang read FILE [--json]`: what a paper says, for a person or for a program.

The file may be a stranger's: it is read in a process of its own with the limits of the
intake (`read_apart`). This one only asks and prints, so it imports no reader.

Ends with 0 when all was read, 1 with any doubt, 2 (one line on stderr) when it cannot be.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

from jenjang.apps.intake.reading import TOO_HARD
from jenjang.config.commands.arguments import Arguments
from jenjang.core.values import Refused
from jenjang.papers.readers.apart import Limits, started

DONE, WITH_DOUBT, UNREADABLE = 0, 1, 2
READER = "jenjang.config.commands.read_apart"
LIMITS = Limits(cpu_seconds=3600)  # a bound scan takes long; who waits may press Ctrl-C


def run(words: Sequence[str]) -> int:
    """Print what the file says and return the exit code."""
    parser = Arguments("jenjang read", "membaca dokumen dan menyebut isinya")
    parser.add_argument(
        "file", metavar="FILE", help="berkas PDF, Word, Excel, gambar, atau teks"
    )
    parser.add_argument("--json", action="store_true", help="cetak sebagai JSON")
    args = parser.parse_args(words)
    said = said_apart(args.file, *(["--json"] if args.json else []))
    print(said["text"])
    return WITH_DOUBT if said["doubtful"] else DONE


def said_apart(file: str, *words: str, limits: Limits = LIMITS) -> dict[str, Any]:
    """Return {"text", "doubtful"} of a file; raise Refused with one sentence else."""
    with started([READER, file, *words], limits) as child:
        line = child.stdout.read() if child.stdout else b""
    try:
        said: dict[str, Any] = json.loads(line)
    except ValueError:  # a limit ended it before it could speak
        raise Refused(TOO_HARD) from None
    if "refusal" in said:
        raise Refused(said["refusal"])
    return said


if __name__ == "__main__":
    try:
        sys.exit(run(sys.argv[1:]))
    except Refused as refusal:
        print(f"jenjang: {refusal}", file=sys.stderr)
        sys.exit(UNREADABLE)
