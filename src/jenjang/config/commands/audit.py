"""`jenjang audit FILE... [--json]`: what does not agree in the papers, and why.

Ends with 0 when nothing grave was found, 1 with a certain finding of salah hitung, tidak
konsisten or salin-tempel, or any doubt of the reader, 2 when a file cannot be read.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from jenjang.config.commands.arguments import Arguments
from jenjang.papers.audit import Finding, Paper, Spot, audit
from jenjang.papers.audit.exchange import to_json
from jenjang.papers.reading import Reading, read

DONE, WITH_FINDING = 0, 1


def run(words: Sequence[str]) -> int:
    """Print what was found and return the exit code."""
    parser = Arguments("jenjang audit", "memeriksa dokumen dan menyebut yang tidak cocok")
    parser.add_argument("files", metavar="FILE", nargs="+", help="berkas yang diperiksa")
    parser.add_argument("--json", action="store_true", help="cetak sebagai JSON")
    args = parser.parse_args(words)
    readings = [(file, read(file)) for file in args.files]
    findings = audit([_paper(file, reading) for file, reading in readings])
    if args.json:
        print(as_json(findings))
    else:
        print("\n".join(as_text(findings)))
    is_doubtful = any(reading.is_doubtful for _, reading in readings)
    return WITH_FINDING if is_doubtful or any(f.is_grave for f in findings) else DONE


def _paper(file: str, reading: Reading) -> Paper:
    return Paper(Path(file).name, reading.blocks, reading.documents)


def as_json(findings: Sequence[Finding]) -> str:
    """Return the findings in the shape that other programs rely on."""
    whole = {"findings": [to_json(finding) for finding in findings]}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def as_text(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the lines a person reads: each finding, where it stands, and why."""
    for finding in findings:
        sure = "" if finding.certain else " (perlu dipastikan)"
        yield f"{finding.rule} {finding.severity.value}{sure}: {finding.message}"
        yield f"    di {', '.join(dict.fromkeys(map(_where, finding.places)))}"
        if finding.cause:
            yield f"    {finding.cause}"
    yield f"{len(findings)} temuan, {sum(f.certain for f in findings)} pasti."


def _where(spot: Spot) -> str:
    place = spot.place
    named = (("hlm. ", place.page), ("baris ", place.line), ("sel ", place.cell))
    return " ".join([spot.file, *(f"{name}{value}" for name, value in named if value)])
