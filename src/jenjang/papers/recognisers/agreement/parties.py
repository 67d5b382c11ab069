"""The two parties as the statement introduces them: Nama, Jabatan, Pihak Pertama."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from jenjang.core.figures import fold
from jenjang.papers.blocks import Place
from jenjang.papers.recognisers.agreement.flow import Line

FIELD = re.compile(
    r"\W*(?:(?:\d{1,2}|[a-z])[.)]\s*)?"
    r"(?P<key>n\s?a\s?m\s?a(?:\s+(?:lengkap|pejabat|pegawai))?|"
    r"jabatan|nip|pangkat[^:]{0,25}|gol(?:ongan)?[^:]{0,20})\s*"
    r"(?::\s*|\.\s+(?=\d))(?P<value>.*)|(?P<bare>nama|jabatan)\s+(?P<text>(?-i:[A-Z]).*)",
    re.IGNORECASE,
)
CALLS = re.compile(
    r"\s*,?\s+(?:(?:untuk|yang|dan)\s+)?(?:selanjutnya|dalam hal ini)\s+(?:\w+\s+)?"
    r"disebut\b|\s+selaku\s+atasan\b",
    re.IGNORECASE,
)
CALLED = re.compile(r"pihak (?P<which>pertama|kesatu|kedua)\s*[.,;]?\s*$")
OTHER_FIELD = re.compile(
    r"\W*(?:unit (?:kerja|organisasi)|instansi|alamat|skpd|opd|perangkat daerah|"
    r"satuan kerja|eselon|nik|telepon)\b[^:]{0,20}:.*",
    re.IGNORECASE,
)
CLOSES = re.compile(
    r"\W*(?:(?:untuk|yang|dan) )?(?:selanjutnya|selaku|sebagai (?:atasan|pihak)|"
    r"dalam hal ini|disebut|pihak |kami\b|atasan )"
)
RUNS_ON = re.compile(r"[\s,;]+(?=(?:selaku atasan|(?:yang )?selanjutnya disebut)\b)", re.I)


@dataclass(slots=True)
class Introduced:
    """Somebody as the statement introduces him, with the places of what it says."""

    name: str
    title: str | None = None
    nip: str | None = None
    rank: str | None = None
    places: dict[str, Place] = field(default_factory=dict)


@dataclass(slots=True)
class Introductions:
    """The first and the second party, as far as they are introduced."""

    first: Introduced | None = None
    second: Introduced | None = None


def introductions(lines: Iterable[Line]) -> Introductions:
    """Return who is introduced as Pihak Pertama and as Pihak Kedua."""
    reader = _Reader()
    for line in lines:
        for part in _parted(line):
            reader.take(part)
    return reader.finish()


def _parted(line: Line) -> Iterator[Line]:
    """Yield a field, or the rest of one, and the call that has been run on to it.

    >>> [part.text for part in _parted(Line("Jabatan : CAMAT Untuk selanjutnya disebut X"))]
    ['Jabatan : CAMAT', 'Untuk selanjutnya disebut X']
    """
    found = CALLS.search(line.text)
    if found is None or CLOSES.match(fold(line.text)):
        yield line
        return
    yield replace(line, text=line.text[: found.start()])
    yield replace(line, text=line.text[found.start() :].strip(" ,"))


class _Reader:
    def __init__(self) -> None:
        self.people: list[Introduced] = []
        self.called: dict[str, Introduced] = {}
        self.open_key: str | None = None
        self.open_group = -1

    def take(self, line: Line) -> None:
        """Take one line of the statement."""
        found = FIELD.fullmatch(line.text)
        if found:
            key, value = (
                found["key"] or found["bare"],
                found["value"] or found["text"] or "",
            )
            value, *called = RUNS_ON.split(value.strip(), maxsplit=1)
            self._field(_key(key), value, line)
            self._call(fold(" ".join(called)))
        elif OTHER_FIELD.fullmatch(line.text):
            self.open_key = None
        elif CLOSES.match(fold(line.text)):
            self.open_key = None
            self._call(fold(line.text))
        elif self.open_key and self.people and len(self.called) < 2:
            self._run_on(line)

    def _field(self, key: str, value: str, line: Line) -> None:
        if key == "name":
            self.people.append(Introduced(""))
        if not self.people or len(self.people) > 2 or len(self.called) == 2:
            return
        self.open_key, self.open_group = key, line.group
        self._set(key, value)
        self.people[-1].places[key] = line.place

    def _set(self, key: str, value: str) -> None:
        if value:
            setattr(self.people[-1], key, value)

    def _run_on(self, line: Line) -> None:
        """Take the rest of a value that runs over the line, or a value on its own line."""
        assert self.open_key is not None  # noqa: S101 - asked by the caller, for the checker
        value = getattr(self.people[-1], self.open_key) or ""
        is_apart = self.open_key != "title" or line.text.isupper() != value.isupper()
        if value and is_apart and line.group != self.open_group:
            self.open_key = None
            return
        self._set(self.open_key, f"{value} {line.text.lstrip(': ')}".strip())

    def _call(self, text: str) -> None:
        called = CALLED.search(text)
        if called and self.people:
            which = "kedua" if called["which"] == "kedua" else "pertama"
            self.called.setdefault(which, self.people[-1])

    def finish(self) -> Introductions:
        """Return the parties; who is not called is the one in his turn."""
        people = [person for person in self.people if person.name]
        first = self.called.get("pertama") or next(iter(people), None)
        second = self.called.get("kedua") or next(
            (person for person in people if person is not first), None
        )
        return Introductions(first, second if second is not first else None)


def _key(printed: str) -> str:
    word = re.sub(r"\s", "", printed.casefold())
    if word.startswith("nama"):
        return "name"
    return {"jabatan": "title", "nip": "nip"}.get(word, "rank")
