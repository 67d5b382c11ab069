"""`jenjang bench signing`: issued agreements signed by two people with EC keys."""

import datetime as dt
import secrets
from time import perf_counter

from jenjang.config.bench.report import Stopwatch, heading, table
from jenjang.papers.document import Agreement, Party
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.signing import SigningKey, issued_pdf, open_key, sign, verify
from jenjang.papers.signing.authority import issue_p12, new_authority

PAPERS = 40
PASSPHRASE = secrets.token_urlsafe()
ADDRESS = "https://sakip.contoh.go.id/cek/UKUR0001/"
FIRST = Party("SARI WULANDARI, S.Sos", "CAMAT SUKAMAJU")
SECOND = Party("Dr. RATNA KOMALA, M.Si", "BUPATI TIRTAJAYA")


def run() -> None:
    """Issue papers, sign each twice, verify all; say how many a second."""
    heading("signing")
    with Stopwatch() as opening:
        keys = _keys()
    with Stopwatch() as issuing:
        issued = [_issued() for _ in range(PAPERS)]
    sign(issued[0], keys[0], 1, address=ADDRESS, reason="PK")  # what all share is read once
    with Stopwatch() as first:
        once = [sign(pdf, keys[0], 1, address=ADDRESS, reason="PK") for pdf in issued]
    with Stopwatch() as second:
        twice = [sign(pdf, keys[1], 2, address=ADDRESS, reason="PK") for pdf in once]
    with Stopwatch() as verifying:
        valid = sum(verify(pdf).is_valid for pdf in twice)
    table(
        ["act", "how many", "a CPU second", "a second"],
        [
            _row("certificates made and opened", len(keys), opening),
            _row("papers issued", PAPERS, issuing),
            _row("first signatures", PAPERS, first),
            _row("second signatures", PAPERS, second),
            _row("files verified, both signatures valid", valid, verifying),
        ],
    )


def _keys() -> tuple[SigningKey, SigningKey]:
    now = dt.datetime.now(dt.UTC)
    secret = str(perf_counter()).encode()
    office = new_authority("Penerbit Ukur", secret, now)
    first, second = (
        open_key(
            issue_p12(office, secret, name=name, nip=None, passphrase=PASSPHRASE, now=now),
            PASSPHRASE,
        )
        for name in (FIRST.name, SECOND.name)
    )
    return first, second


def _issued() -> bytes:
    document = Agreement(
        kind="PK",
        unit="Kecamatan Sukamaju",
        regency="Kabupaten Tirtajaya",
        year=2025,
        first_party=FIRST,
        second_party=SECOND,
        place="Tirtakencana",
        date="2025-01-15",
    )
    names = [FIRST.name, SECOND.name]
    return issued_pdf(LAYOUTS[0].blocks(document), "PK", address=ADDRESS, signers=names)


def _row(act: str, many: int, watch: Stopwatch) -> list[str]:
    return [
        act,
        str(many),
        f"{many / watch.cpu_seconds:.1f}",
        f"{many / watch.wall_seconds:.1f}",
    ]
