"""Sending a file: always as an attachment, never to be guessed at by the browser."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
}


def send_file(content: bytes, name: str) -> HttpResponse:
    """Return the bytes as a download; the type is that of the name's ending."""
    ending = name.rsplit(".", 1)[-1].lower()
    response = HttpResponse(content, MEDIA_TYPES.get(ending, "application/octet-stream"))
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=name
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
