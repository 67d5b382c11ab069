"""A signing service of our own that answers as BSrE's does, for tests."""

import base64
import json
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from jenjang.papers.signing import open_key
from jenjang.papers.signing.bsre import Service
from jenjang.papers.signing.threads import in_a_thread
from tests.certificates import PASSPHRASE, p12_of

USER, SECRET = "jenjang-uji", "rahasia-aplikasi"


@dataclass
class FakeBsre:
    """What the service knows and does; `mood` is how it behaves to the next request.

    "ok"; "500"; "late" (signs, then says nothing), "late body" (says the document's name,
    then nothing), "drip" (a byte now and then); "names" (answers with a name alone);
    "garbage"; "other" (signs another file); "gateway" (signs, then answers 504).
    """

    people: dict[str, str] = field(default_factory=dict)  # NIK -> name
    mood: str = "ok"
    signed: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    address: str = ""

    def service(self, version: int = 2, seconds: float = 30.0) -> Service:
        """Return where it is, and how long it is waited for."""
        return Service(self.address, USER, SECRET, version, seconds, seconds)


def signed_unseen(pdf: bytes, person: str, reason: str) -> bytes:
    """Return the PDF with a signature of a field of its own that nobody sees."""
    key = open_key(p12_of(person), PASSPHRASE)
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    meta = signers.PdfSignatureMetadata(
        field_name=f"BSrE-{uuid.uuid4().hex[:8]}",
        reason=reason,
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    signer = signers.PdfSigner(meta, key.signer)
    out: BytesIO = in_a_thread(partial(signer.sign_pdf, writer))
    return out.getvalue()


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    fake: FakeBsre

    def log_message(self, *_: Any) -> None:
        """Say nothing: the log would hold what was sent."""

    def do_GET(self) -> None:
        self.fake.asked.append(self.path)
        reference = self.path.rsplit("/", 1)[-1]
        if self.path.startswith("/api/user/status/"):
            known = reference in self.fake.people
            self.say(200 if known else 404, {"status": "ISSUE" if known else "NOT"})
        elif reference in self.fake.signed:
            self.give(self.fake.signed[reference], reference)
        else:
            self.say(404, {"error": "Dokumen tidak ditemukan"})

    def do_POST(self) -> None:
        self.fake.asked.append(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        known_us = base64.b64encode(f"{USER}:{SECRET}".encode()).decode()
        if self.headers["Authorization"] != f"Basic {known_us}":
            self.say(401, {"error": "Unauthorized"})
        elif self.path == "/api/v2/user/check/status":
            known = json.loads(body)["nik"] in self.fake.people
            self.say(200, {"status": "ISSUE"} if known else {"status_code": 2011})
        elif self.path == "/api/v2/sign/pdf":
            said = json.loads(body)
            reason = said["signatureProperties"][0]["reason"]
            assert said["signatureProperties"][0]["tampilan"] == "INVISIBLE"
            self.sign(base64.b64decode(said["file"][0]), said, reason, version=2)
        else:
            said = form_of(self.headers["Content-Type"], body)
            self.sign(said.pop("file"), said, said["reason"], version=1)

    def sign(self, pdf: bytes, said: dict[str, Any], reason: str, version: int) -> None:
        person = self.fake.people.get(said["nik"])
        if person is None:
            return self.say(400, {"status_code": 2011, "error": "User tidak terdaftar"})
        if said["passphrase"] != PASSPHRASE:
            return self.say(400, {"status_code": 2031, "error": "Passphrase salah"})
        if self.fake.mood == "500":
            return self.say(500, {})
        return self.answer(*self.made(pdf, person, reason), version)

    def made(self, pdf: bytes, person: str, reason: str) -> tuple[bytes, str]:
        mood = self.fake.mood
        source = pdf if mood != "other" else pdf.replace(b"\x80", b"\x81", 1)
        signed = signed_unseen(source, person, reason)
        reference = uuid.uuid4().hex
        self.fake.signed[reference] = signed
        return signed, reference

    def answer(self, signed: bytes, reference: str, version: int) -> None:
        mood = self.fake.mood
        if mood == "late":
            self.fake.over.wait(30)
            return None
        if mood == "gateway":
            return self.say(504, {})
        if mood == "garbage":
            return self.say(200, {"time": "1", "file": ["bukan base64!"]})
        if mood == "names":
            return self.say(200, {"id_dokumen": reference})
        if version == 2 and mood == "ok":
            packed = base64.b64encode(signed).decode()
            return self.say(200, {"time": "120 ms", "file": [packed]})
        return self.give(signed, reference, mood)

    def give(self, pdf: bytes, reference: str, mood: str = "ok") -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/pdf")
        self.send_header("Content-Length", str(len(pdf)))
        self.send_header("id_dokumen", reference)
        self.end_headers()
        if mood == "late body":
            self.fake.over.wait(30)
        elif mood == "drip":
            self.drip(pdf)
        else:
            self.wfile.write(pdf)

    def drip(self, pdf: bytes) -> None:
        for byte in pdf:
            if self.fake.over.is_set():
                return
            try:
                self.wfile.write(bytes([byte]))
            except OSError:
                return
            time.sleep(0.2)

    def say(self, status: int, said: dict[str, Any]) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def form_of(content_type: str, body: bytes) -> dict[str, Any]:
    """Return the fields of a multipart form; those with a file name as bytes."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    found: dict[str, Any] = {}
    for part in BytesParser().parsebytes(head + body).walk():
        name = part.get_param("name", header="content-disposition")
        if name:
            raw = part.get_payload(decode=True)
            found[str(name)] = raw if part.get_filename() else raw.decode()
    return found


@contextmanager
def running(people: dict[str, str]) -> Iterator[FakeBsre]:
    """Run the service on an address of this machine until the test is over."""
    fake = FakeBsre(people)
    handler = type("OwnHandler", (Handler,), {"fake": fake})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = False  # each connection is closed before the test is over
    server.handle_error = lambda *_: None
    fake.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
