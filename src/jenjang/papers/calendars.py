"""Days as an iCalendar file, which any calendar opens or subscribes to.

Source: RFC 5545 (iCalendar), RFC 7986 (name and refresh interval of a calendar).
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LINE_OCTETS = 75
PRODUCT = "-//Jenjang//Tenggat SAKIP//ID"


@dataclass(frozen=True, slots=True)
class DayEvent:
    """A whole day. `uid` never changes, `sequence` rises with each change of the day."""

    uid: str
    day: dt.date
    summary: str
    description: str
    url: str
    sequence: int
    changed_at: dt.datetime


def write_calendar(name: str, events: Iterable[DayEvent]) -> bytes:
    """Return the calendar, its lines folded at 75 octets and ended by CRLF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escape(name)}",
        f"NAME:{escape(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        *(line for event in events for line in _event(event)),
        "END:VCALENDAR",
    ]
    return b"".join(fold(line) + b"\r\n" for line in lines)


def _event(event: DayEvent) -> Iterator[str]:
    stamp = event.changed_at.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escape(event.summary)}"
    yield f"DESCRIPTION:{escape(event.description)}"
    yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escape(text: str) -> str:
    r"""Return text as a value of type TEXT (RFC 5545, 3.3.11).

    >>> print(escape("Rapat; bahas A, B\nlalu C\\D"))
    Rapat\; bahas A\, B\nlalu C\\D
    """
    plain = "\n".join(text.splitlines())
    kept = "".join(letter for letter in plain if letter == "\n" or letter.isprintable())
    escaped = kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def fold(line: str) -> bytes:
    r"""Return a line in pieces of at most 75 octets, never within a letter (3.1).

    >>> [len(piece) for piece in fold("SUMMARY:" + "é" * 60).split(b"\r\n")]
    [74, 55]
    """
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > LINE_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece])
