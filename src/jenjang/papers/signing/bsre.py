"""Asks the BSrE e-sign service to sign a PDF: one request, one clear outcome.

Written from what public clients of the service send and understand; no official text was
at hand. Three outcomes are told apart: signed; surely not signed (`NotSigned`, with why);
and not known (`NoAnswer`): then nobody may ask again before it was looked up, or the same
paper could be signed twice. The passphrase is sent and forgotten.
"""

import base64
import binascii
import http.client
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from jenjang.core.values import Refused

MOST_BYTES = 64 * 1024 * 1024
CHUNK = 64 * 1024
REFERENCE_HEADER = "id_dokumen"
UNKNOWN_AFTER = {502, 504}  # a gateway gave up waiting; what stands behind it may not have

NOT_REGISTERED, WRONG_PASSPHRASE = 2011, 2031
SENTENCES = {
    NOT_REGISTERED: (
        "NIK ini belum terdaftar di BSrE; daftarkan lewat verifikator Diskominfo, lalu "
        "ulangi."
    ),
    WRONG_PASSPHRASE: "Passphrase BSrE tidak cocok; ketik ulang passphrase Anda.",
}
UNREACHABLE = (
    "Layanan BSrE tidak dapat dihubungi; belum ada yang ditandatangani. Coba lagi nanti, "
    "atau hubungi Diskominfo."
)
REJECTED = "BSrE menolak permintaan ini ({status}); belum ada yang ditandatangani.{why}"
BROKEN = (
    "BSrE gagal mengolah naskah ini ({status}); belum ada yang ditandatangani. Coba lagi, "
    "atau hubungi Diskominfo bila berulang."
)
NO_ANSWER = (
    "BSrE belum menjawab. Tanda tangan mungkin sudah dibubuhkan di sana, jadi naskah ini "
    "tidak dikirim ulang sebelum keadaannya diperiksa."
)
NOTHING_THERE = "BSrE tidak mengenal dokumen {reference}; belum ada yang ditandatangani."


class NotSigned(Refused):
    """The service has surely not signed; the message says why."""


class NoAnswer(Refused):
    """Nobody knows whether the service has signed; `reference` is its own name for it."""

    def __init__(self, reference: str | None) -> None:
        """Say that it must be looked up."""
        super().__init__(NO_ANSWER)
        self.reference = reference


@dataclass(frozen=True, slots=True)
class Service:
    """Where the service is and who we are to it; `version` 2 or 1 of its interface.

    Seconds are for a whole answer, however slowly it drips.
    """

    url: str
    user: str
    secret: str = field(repr=False)
    version: int = 2
    sign_seconds: float = 30.0
    other_seconds: float = 15.0


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: NIK and passphrase, both as he typed them, kept nowhere."""

    nik: str = field(repr=False)
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Signed:
    """What came back: the signed PDF, and the service's own name for it, if any."""

    pdf: bytes
    reference: str | None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        try:
            said = json.loads(self.body)
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}


def sign(service: Service, pdf: bytes, signer: Signer, *, reason: str) -> Signed:
    """Return the PDF as the service signed it, unseen: all that is seen is in it already.

    Raise NotSigned or NoAnswer.
    """
    path, kind, body = _sign_request(service, pdf, signer, reason)
    answer = _asked(service, "POST", path, service.sign_seconds, kind=kind, body=body)
    reference = answer.headers.get(REFERENCE_HEADER)
    if answer.status in UNKNOWN_AFTER:
        raise NoAnswer(reference)
    if answer.status != http.HTTPStatus.OK:
        raise NotSigned(_why_not(answer))
    return _signed(service, answer, reference)


def look_up(service: Service, reference: str) -> Signed:
    """Return what the service made of a request that was never answered.

    Raise NotSigned where it knows nothing of it, NoAnswer where it does not say.
    """
    path = f"/api/sign/download/{quote(reference, safe='')}"
    try:
        answer = _asked(service, "GET", path, service.other_seconds)
    except NotSigned:  # it was not reached: that says nothing about the paper
        raise NoAnswer(reference) from None
    if answer.status == http.HTTPStatus.NOT_FOUND:
        raise NotSigned(NOTHING_THERE.format(reference=reference))
    if answer.status != http.HTTPStatus.OK or not _is_pdf(answer.body):
        raise NoAnswer(reference)
    return Signed(answer.body, reference)


def may_sign(service: Service, nik: str) -> bool | None:
    """Return whether the service lets this person sign, None where it does not say."""
    try:
        if service.version == 1:
            path = f"/api/user/status/{quote(nik, safe='')}"
            answer = _asked(service, "GET", path, service.other_seconds)
        else:
            answer = _asked(
                service,
                "POST",
                "/api/v2/user/check/status",
                service.other_seconds,
                kind="application/json",
                body=json.dumps({"nik": nik}).encode(),
            )
    except (NotSigned, NoAnswer):
        return None
    said = answer.json
    if said.get("status_code") == NOT_REGISTERED:
        return False
    status = said.get("status")
    return None if status is None else status == "ISSUE"


def _sign_request(
    service: Service, pdf: bytes, signer: Signer, reason: str
) -> tuple[str, str, bytes]:
    """Return path, content type and body of a request to sign."""
    if service.version == 1:
        fields = {
            "nik": signer.nik,
            "passphrase": signer.passphrase,
            "tampilan": "invisible",
            "reason": reason,
        }
        return "/api/sign/pdf", *_multipart(fields, pdf)
    said = {
        "nik": signer.nik,
        "passphrase": signer.passphrase,
        "signatureProperties": [{"tampilan": "INVISIBLE", "reason": reason}],
        "file": [base64.b64encode(pdf).decode()],
    }
    return "/api/v2/sign/pdf", "application/json", json.dumps(said).encode()


def _multipart(fields: Mapping[str, str], pdf: bytes) -> tuple[str, bytes]:
    """Return content type and body of a form with one file."""
    mark = secrets.token_hex(16)
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    head = (
        f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="naskah.pdf"'
        "\r\nContent-Type: application/pdf\r\n\r\n"
    )
    body = "".join(parts).encode() + head.encode() + pdf + f"\r\n--{mark}--\r\n".encode()
    return f"multipart/form-data; boundary={mark}", body


def _signed(service: Service, answer: _Answer, reference: str | None) -> Signed:
    """Return the PDF in an answer that says it is signed; fetch what it only names."""
    if _is_pdf(answer.body):
        return Signed(answer.body, reference)
    said = answer.json
    named = said.get("id_dokumen") or reference
    packed = said.get("base64_signed_file") or next(iter(said.get("file") or ()), None)
    if packed is None and named:
        return look_up(service, str(named))
    try:
        pdf = base64.b64decode(packed or "", validate=True)
    except (binascii.Error, TypeError, ValueError):
        raise NoAnswer(named) from None
    if not _is_pdf(pdf):
        raise NoAnswer(named)
    return Signed(pdf, named)


def _why_not(answer: _Answer) -> str:
    """Return why the service refused, in our words where it names a code we know."""
    said = answer.json
    known = SENTENCES.get(said.get("status_code", 0))
    if known:
        return known
    if answer.status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
        return BROKEN.format(status=answer.status)
    why = str(said.get("error") or said.get("message") or "")[:200]
    return REJECTED.format(status=answer.status, why=f" Katanya: {why}" if why else "")


def _is_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-")


def _asked(
    service: Service,
    method: str,
    path: str,
    seconds: float,
    *,
    kind: str | None = None,
    body: bytes | None = None,
) -> _Answer:
    """Return the answer. Raise NotSigned before anything was sent, NoAnswer after it."""
    until = time.monotonic() + seconds
    at = urlsplit(service.url)
    connection = _connection(at.scheme, at.netloc, seconds)
    try:
        connection.connect()
    except OSError:
        raise NotSigned(UNREACHABLE) from None
    reference: str | None = None
    try:
        connection.request(
            method, at.path.rstrip("/") + path, body, _headers(service, kind)
        )
        _bound(connection, until)
        with connection.getresponse() as response:
            headers = {name.lower(): value for name, value in response.getheaders()}
            reference = headers.get(REFERENCE_HEADER)
            return _Answer(response.status, headers, _body(connection, response, until))
    except (OSError, http.client.HTTPException):
        raise NoAnswer(reference) from None
    finally:
        connection.close()


def _connection(scheme: str, host: str, seconds: float) -> http.client.HTTPConnection:
    """Return a connection; where it is HTTPS, the server's certificate is checked."""
    if scheme == "https":
        return http.client.HTTPSConnection(host, timeout=seconds)
    return http.client.HTTPConnection(host, timeout=seconds)


def _headers(service: Service, kind: str | None) -> dict[str, str]:
    who = base64.b64encode(f"{service.user}:{service.secret}".encode()).decode()
    headers = {"Authorization": f"Basic {who}", "Accept": "application/json"}
    return headers | ({"Content-Type": kind} if kind else {})


def _body(
    connection: http.client.HTTPConnection,
    response: http.client.HTTPResponse,
    until: float,
) -> bytes:
    """Return the body; raise TimeoutError where it drips too long or never ends."""
    body = bytearray()
    while chunk := response.read1(CHUNK):
        body += chunk
        if len(body) > MOST_BYTES:
            raise TimeoutError
        _bound(connection, until)
    if response.length:  # it ended before it was whole
        raise http.client.IncompleteRead(bytes(body))
    return bytes(body)


def _bound(connection: http.client.HTTPConnection, until: float) -> None:
    """Let the next wait end with the time that is left."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    if connection.sock is not None:
        connection.sock.settimeout(left)
