"""Who is who in a bundle of papers, and in which order they are adopted: from the top.

No database here: persons are matched by NIP and name, positions by their title without
the name of the unit, superiors by who signs as second party.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jenjang.apps.intake.adoption.wording import likeness
from jenjang.apps.organisation.models import AppointmentKind
from jenjang.apps.organisation.titles import Title, read_title
from jenjang.core.figures import fold_name, plain, read_nip
from jenjang.core.values import Refused, Unknown
from jenjang.papers.document import Agreement, Party

ONE_TITLE = 0.6  # how alike two titles of one person are that mean one position
HELD_BY_ONE = ("bupati", "camat", "gubernur", "kepala", "lurah", "sekretaris", "wali")
LETTER_SPACED = 3  # single letters in a row that are one word
TYPING_ERRORS = 2  # digits by which two NIPs of one name may differ


@dataclass(eq=False)
class Person:
    """An official as the papers of a bundle name him."""

    name: str
    folded: str
    nip: str | None
    rank: str | None

    @property
    def full_name(self) -> str:
        """Return the name as it is kept: a letter-spaced one closed up."""
        if _letter_gaps(self.name) < LETTER_SPACED:
            return plain(self.name)
        _, comma, titles = plain(self.name).partition(",")
        return f"{fold_name(self.name)}{comma}{titles}"


@dataclass(eq=False)
class Post:
    """A position as the papers of a bundle name it; `superior` signs as second party."""

    title: Title
    keys: set[str]
    superior: "Post | None" = None

    @property
    def depth(self) -> int:
        """Return how many positions of the bundle stand above this one."""
        return 0 if self.superior is None else self.superior.depth + 1


@dataclass(eq=False)
class Seat:
    """A party: a person in a position, and how he holds it."""

    person: Person
    post: Post
    kind: AppointmentKind


@dataclass(frozen=True, slots=True)
class Paper:
    """One agreement with its parties known."""

    document: Agreement
    first: Seat
    second: Seat | None

    @property
    def signed_on(self) -> dt.date | None:
        """Return the day, where the paper prints a whole one that exists."""
        try:
            return dt.date.fromisoformat(self.document.date or "")
        except ValueError:
            return None


@dataclass
class Bundle:
    """The papers of one unit and year, from the top down, and what is odd about them."""

    papers: list[Paper] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_bundle(documents: Sequence[Agreement], unit_name: str) -> Bundle:
    """Return the papers of one unit and year, superiors before subordinates.

    Raise Refused where a paper names no first party, or somebody is his own superior.
    """
    cast = _Cast(unit_name)
    for document in documents:
        cast.add(document)
    cast.merge_wordings()
    cast.part_shared_titles()
    cast.set_superiors()
    return Bundle(sorted(cast.papers, key=_from_the_top), cast.remarks)


def _from_the_top(paper: Paper) -> tuple[int, bool, int]:
    """Superiors before subordinates, the secretary before his peers, murni first."""
    post = paper.first.post
    is_secretary = post.title.key.startswith("sekretaris")
    return post.depth, not is_secretary, revision_of(paper.document)


def revision_of(document: Agreement) -> int:
    """Return 0 for murni, the printed number of a Perubahan, 1 where none is printed."""
    return (document.revision or 1) if document.is_revision else 0


class _Cast:
    """The persons and positions of a bundle while it is read."""

    def __init__(self, unit_name: str) -> None:
        self.unit_name = unit_name
        self.persons: list[Person] = []
        self.posts: dict[str, Post] = {}
        self.papers: list[Paper] = []
        self.remarks: list[str] = []

    def add(self, document: Agreement) -> None:
        """Seat the parties of one more paper."""
        if document.first_party is None or not document.first_party.name:
            raise Refused(
                "Pihak Pertama tidak terbaca pada salah satu perjanjian; periksa nama dan "
                "jabatan di halaman pernyataannya."
            )
        first = self._seat(document.first_party)
        second = (
            None if document.second_party is None else self._seat(document.second_party)
        )
        if second is not None and second.person is first.person:
            raise Refused(
                f"{first.person.name} tertulis sebagai Pihak Pertama dan Pihak Kedua; "
                "perbaiki nama atasannya di dokumen."
            )
        self.papers.append(Paper(document, first, second))

    def _seat(self, party: Party) -> Seat:
        if not (party.title or "").strip():
            raise Refused(
                f"Jabatan {party.name} tidak terbaca; lengkapi jabatannya di dokumen."
            )
        title = read_title(party.title or "", self.unit_name)
        post = self.posts.setdefault(title.key, Post(title, {title.key}))
        return Seat(self._person(party), post, title.kind)

    def _person(self, party: Party) -> Person:
        name, folded = party.name, fold_name(party.name)
        nip = self._nip(party)
        for known in self.persons:
            if _is_one_person(known, folded, nip):
                self._learn(known, name, nip, party.rank)
                return known
        person = Person(name, folded, nip, party.rank)
        self.persons.append(person)
        return person

    def _nip(self, party: Party) -> str | None:
        if not party.nip:
            return None
        digits = read_nip(party.nip)
        if isinstance(digits, Unknown):
            self.remarks.append(f"NIP {party.name} tidak dipakai: {digits}")
            return None
        return digits

    def _learn(self, known: Person, name: str, nip: str | None, rank: str | None) -> None:
        """Keep the fuller wording of a name; say where two NIPs of one person differ."""
        if _letter_gaps(name) < _letter_gaps(known.name):
            known.name, known.folded = name, fold_name(name)
        if known.nip and nip and known.nip != nip:
            self.remarks.append(
                f"NIP {known.name} tertulis {known.nip} dan {nip}; yang pertama dipakai, "
                "periksa dokumennya."
            )
        known.nip = known.nip or nip
        known.rank = known.rank or rank

    def merge_wordings(self) -> None:
        """Make one position of two wordings that one person holds at once."""
        for person in self.persons:
            titles = [seat for seat in self._seats() if seat.person is person]
            for one in titles:
                for other in titles:
                    if _is_one_position(one, other):
                        self._join(one.post, other.post)

    def _join(self, kept: Post, dropped: Post) -> None:
        kept.keys |= dropped.keys
        if len(dropped.title.name) > len(kept.title.name):
            kept.title = dropped.title
        for seat in self._seats():
            if seat.post is dropped:
                seat.post = kept

    def part_shared_titles(self) -> None:
        """Part a title that several hold at once (pelaksana): each under his superior.

        Several camat or kepala seksi of one title follow one another instead.
        """
        holders: dict[Post, list[Paper]] = {}
        for paper in self.papers:
            if not paper.first.post.title.key.startswith(HELD_BY_ONE):
                holders.setdefault(paper.first.post, []).append(paper)
        for post, papers in holders.items():
            latest = _at_once(papers)
            if len({paper.first.person for paper in latest}) > 1:
                self._part(post, papers)

    def _part(self, shared: Post, papers: Iterable[Paper]) -> None:
        parted: dict[tuple[Person, str], Post] = {}
        numbers: Counter[str] = Counter()
        for paper in papers:
            name = _with_section(shared.title, paper.second)
            if (paper.first.person, name) not in parted:
                numbers[name] += 1
                full = name if numbers[name] == 1 else f"{name} {numbers[name]}"
                title = read_title(full, self.unit_name)
                parted[paper.first.person, name] = Post(title, {title.key})
            paper.first.post = parted[paper.first.person, name]

    def set_superiors(self) -> None:
        """Hang each first party's position under the second's; refuse circles."""
        for paper in sorted(self.papers, key=lambda one: revision_of(one.document)):
            post = paper.first.post
            above = None if paper.second is None else paper.second.post
            if above is None:
                continue
            if above is post or _stands_under(above, post):
                raise Refused(
                    f"{above.title.name} tertulis sebagai atasan {post.title.name} dan "
                    "sekaligus bawahannya; perbaiki Pihak Kedua di dokumen."
                )
            if post.superior not in {None, above}:
                self.remarks.append(
                    f"{post.title.name} mempunyai dua atasan di dokumen ini; yang dipakai "
                    f"{above.title.name}."
                )
            post.superior = above

    def _seats(self) -> list[Seat]:
        return [
            seat
            for paper in self.papers
            for seat in (paper.first, paper.second)
            if seat is not None
        ]


def _is_one_person(known: Person, folded: str, nip: str | None) -> bool:
    if known.nip and nip:
        if known.nip == nip:
            return True
        is_typing_error = _digits_apart(known.nip, nip) <= TYPING_ERRORS
        return is_typing_error and is_one_name(known.folded, folded)
    return is_one_name(known.folded, folded)


def is_one_name(one: str, other: str) -> bool:
    """Return whether two folded names are one: a letter-spaced one may have lost its gaps.

    >>> is_one_name("DEDI KURNIA", "DEDIKURNIA")
    True
    """
    return one.replace(" ", "") == other.replace(" ", "")


def _digits_apart(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _letter_gaps(name: str) -> int:
    """Return how many single letters stand alone: 'A L F I A' is letter-spaced."""
    return sum(len(word.strip(".,")) == 1 for word in name.split())


def _is_one_position(one: Seat, other: Seat) -> bool:
    """Return whether two titles of one person mean one position; a Plt. is another."""
    if one.post is other.post or one.kind is not other.kind:
        return False
    first, second = one.post.title.key, other.post.title.key
    if one.post.title.is_head_of_region or other.post.title.is_head_of_region:
        return False
    return begins_the_other(first, second) or likeness(first, second) >= ONE_TITLE


def begins_the_other(one: str, other: str) -> bool:
    """Return whether the shorter of two title keys begins the longer (three words up).

    >>> begins_the_other("kepala seksi pemerintahan", "kepala seksi pemerintahan umum")
    True
    """
    short, long = sorted((one.split(), other.split()), key=len)
    return len(short) >= 3 and long[: len(short)] == short


def _at_once(papers: Sequence[Paper]) -> list[Paper]:
    """Return the papers of the revision that most of them have: those in force together."""
    revisions = Counter(revision_of(paper.document) for paper in papers)
    common = revisions.most_common(1)[0][0]
    return [paper for paper in papers if revision_of(paper.document) == common]


def _with_section(title: Title, superior: Seat | None) -> str:
    """Return the title with its superior's section: 'Pengolah Data Seksi Pemerintahan'."""
    if superior is None:
        return title.name
    section = superior.post.title.name.removeprefix("Kepala ")
    return f"{title.name} {section}"


def _stands_under(post: Post, other: Post) -> bool:
    above = post.superior
    while above is not None:
        if above is other:
            return True
        above = above.superior
    return False
