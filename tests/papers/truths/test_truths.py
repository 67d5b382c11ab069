"""The truths are well-formed, name nobody, and say what their papers say."""

import json
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from tests.papers.truths.scoring import (
    BLANKED,
    PARTIES,
    Truth,
    agreements,
    papers,
    reports,
    score,
    without_people,
)

NAMED = {"ids": lambda truth: truth.name}
DOCUMENT_KEYS = {
    "kind",
    "unit",
    "regency",
    "year",
    *PARTIES,
    "place",
    "date",
    "date_text",
    "objectives",
    "budgets",
    "budget_total",
    "notes",
}
INDICATOR_KEYS = {"text", "unit", "target_text", "target_number"}
QUARTERLY_KEYS = {"quarter_targets", "data_source"}
BUDGET_KEYS = {"level", "name", "amount", "source"}
FOLLOW_UP_KEYS = {"recommendation", "action", "responsible", "status", "has_link"}
ROWS = {
    "lkjip-jabar-bpmpd-2016": [12, 3, 37, 41],
    "lkjip-jabar-disperindag-2016": [17, 17, 17, 17, 4, 7],
    "lkjip-jakbar-2021": [1, 19, 19, 8, 3, 11, 65],
    "lkjip-martapura-barat-2023": [27, 24, 22, 22, 65, 22, 18, 6],
    "lkjip-wonosobo-kominfo-2019": [5, 14, 9],
}


def squeezed(text: str) -> str:
    """Return the letters and digits of `text` alone, in small letters."""
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def indicators(document: dict) -> list[dict]:
    return [
        each for objective in document["objectives"] for each in objective["indicators"]
    ]


def texts(document: dict) -> list[str]:
    """Return every text of a document that stands on the page as it is."""
    return [
        *(document[party]["title"] or "" for party in PARTIES),
        *(document[party]["rank"] or "" for party in PARTIES),
        *(objective["text"] for objective in document["objectives"]),
        *(each["text"] for each in indicators(document)),
        *(each["target_text"] for each in indicators(document)),
        *(line["name"] for line in document["budgets"]),
        *(str(line["amount"]) for line in document["budgets"]),
    ]


def text_of(paper: Path) -> str:
    if paper.suffix == ".docx":
        with zipfile.ZipFile(paper) as archive:
            marked_up = archive.read("word/document.xml").decode()
        return re.sub(r"<[^>]+>", "", marked_up)
    pdf = pypdfium2.PdfDocument(paper)
    return "".join(page.get_textpage().get_text_range() for page in pdf)


def test_the_truths_are_of_eighteen_papers_and_five_reports():
    assert (len(agreements()), len(reports())) == (18, 5)


@pytest.mark.parametrize("truth", agreements(), **NAMED)
def test_an_agreement_has_the_keys_of_the_corpus(truth: Truth):
    for document in truth.documents:
        assert set(document) == DOCUMENT_KEYS
        assert document["kind"] in {"PK", "PK Perubahan"}
        assert document["objectives"]
        for objective in document["objectives"]:
            assert set(objective) == {"level", "text", "indicators"}
            assert objective["indicators"]
        for indicator in indicators(document):
            assert set(indicator) in (INDICATOR_KEYS, INDICATOR_KEYS | QUARTERLY_KEYS)
            assert len(indicator.get("quarter_targets", "1234")) == 4
        for line in document["budgets"]:
            assert set(line) in (BUDGET_KEYS, BUDGET_KEYS | {"parent"})


@pytest.mark.parametrize("truth", agreements(), **NAMED)
def test_figures_are_json_numbers_and_stand_in_the_text(truth: Truth):
    for document in truth.documents:
        assert type(document["year"]) is int
        assert 2010 <= document["year"] <= 2030
        assert (document["date"] or str(document["year"])).startswith(str(document["year"]))
        assert all(type(line["amount"]) is int for line in document["budgets"])
        for indicator in indicators(document):
            number = indicator["target_number"]
            assert number is None or is_number(number)
            digits = re.sub(r"[^\d,]", "", indicator["target_text"]).replace(",", ".")
            assert number is None or float(digits) == number


@pytest.mark.parametrize("truth", agreements(), **NAMED)
def test_texts_are_collapsed_and_carry_no_number_of_a_list(truth: Truth):
    for text in (text for document in truth.documents for text in texts(document)):
        assert text == " ".join(text.split())
        assert not re.match(r"\d+[.)] |[a-zA-Z][.)] ", text)


@pytest.mark.parametrize("truth", [*agreements(), *reports()], **NAMED)
def test_nobody_is_named(truth: Truth):
    for document in truth.documents:
        assert all(document[party][key] is None for party in PARTIES for key in BLANKED)
    written = json.dumps({**truth.content, "file": None}, ensure_ascii=False)
    assert not re.search(r"\d{8}\s?\d{6}\s?\d\s?\d{3}", written)
    assert not re.search(r"\bNIP\. ?\d|\b(Drs?|Ir|Hj?)\. |, ?(S\.|M\.)", written)


@pytest.mark.parametrize("truth", agreements(), **NAMED)
def test_a_printed_total_is_the_sum_of_its_lines(truth: Truth):
    for document in truth.documents:
        roots = [line["amount"] for line in document["budgets"] if "parent" not in line]
        assert document["budget_total"] in (None, sum(roots))
        if document["budget_total"] is None:
            continue
        assert any("the sum of the" in note for note in document["notes"])


@pytest.mark.parametrize("truth", agreements(), **NAMED)
def test_a_program_is_the_sum_of_its_kegiatan(truth: Truth):
    for document in truth.documents:
        lines = document["budgets"]
        for place in {line["parent"] for line in lines if "parent" in line}:
            children = [line["amount"] for line in lines if line.get("parent") == place]
            assert sum(children) == lines[place]["amount"]


@pytest.mark.parametrize("truth", reports(), **NAMED)
def test_a_report_has_all_rows_of_its_tables_in_their_order(truth: Truth):
    tables = truth.content["tables"]
    assert [len(table["rows"]) for table in tables] == ROWS[truth.name]
    for table in tables:
        for row in table["rows"]:
            assert set(table["columns"]) <= set(row)
            printed = row.get("printed", {})
            assert all(row[key] is None or is_number(row[key]) for key in printed)
        places = [(row.get("page", 0), row.get("line", at)) for at, row in _numbered(table)]
        assert all(one <= next_one for one, next_one in pairwise(places))


def _numbered(table: dict) -> list[tuple[int, dict]]:
    return list(enumerate(table["rows"]))


def test_the_follow_up_says_who_does_what():
    (truth,) = [truth for truth in reports() if truth.medium == "text"]
    assert set(truth.content["tables"][-1]["columns"]) >= FOLLOW_UP_KEYS


def test_blanking_takes_the_people_and_leaves_the_rest():
    party = {"name": "Siti Aminah", "title": "CAMAT", "nip": "19800101 200501 2 001"}
    blank = {"name": None, "title": "CAMAT", "nip": None}
    reading = {
        "documents": [{"first_party": party, "second_party": None, "year": 2025}],
        "problems": [],
    }

    assert without_people(reading) == {
        "documents": [{"first_party": blank, "second_party": None, "year": 2025}],
        "problems": [],
    }
    assert without_people([{"annex": {"second_party": party}}]) == [
        {"annex": {"second_party": blank}}
    ]


@pytest.mark.corpus
def test_every_truth_finds_its_paper_in_the_corpus(corpus: Path):
    found = papers(corpus)
    assert [
        truth.name for truth in (*agreements(), *reports()) if truth.sha256 in found
    ] == [truth.name for truth in (*agreements(), *reports())]


@pytest.mark.corpus
@pytest.mark.parametrize(
    "truth", [truth for truth in agreements() if truth.medium == "digital"], **NAMED
)
def test_every_text_of_a_digital_paper_stands_in_it(corpus: Path, truth: Truth):
    whole = squeezed(text_of(papers(corpus)[truth.sha256]))
    for text in (text for document in truth.documents for text in texts(document)):
        assert squeezed(text) in whole


@pytest.mark.corpus
@pytest.mark.parametrize("truth", reports(), **NAMED)
def test_every_figure_of_a_report_stands_in_its_place(corpus: Path, truth: Truth):
    place_of = cells_of_lines if truth.medium == "text" else cells_of_pages
    cells = place_of(papers(corpus)[truth.sha256])
    for table in truth.content["tables"]:
        for row in table["rows"]:
            printed = row.get("printed", {}).values()
            here = cells[row["line"] if "line" in row else row["page"]]
            assert {"".join(text.split()) for text in printed} <= here


def cells_of_lines(paper: Path) -> dict[int, set[str]]:
    """Return what stands in the cells of each line of a text."""
    lines = paper.read_text(encoding="utf-8").split("\n")
    return {
        number: {"".join(cell.split()) for cell in line.split("\t")}
        for number, line in enumerate(lines, start=1)
    }


def cells_of_pages(paper: Path) -> dict[int, "Anywhere"]:
    """Return the letters of each page of a PDF."""
    pdf = pypdfium2.PdfDocument(paper)
    return {
        number: Anywhere("".join(page.get_textpage().get_text_range().split()))
        for number, page in enumerate(pdf, start=1)
    }


class Anywhere:
    """The letters of a page, which hold a figure wherever it stands."""

    def __init__(self, letters: str) -> None:
        self.letters = letters

    def __ge__(self, printed: set[str]) -> bool:
        """Return whether every figure is there."""
        return all(text in self.letters for text in printed)


@pytest.mark.corpus
@pytest.mark.parametrize("truth", agreements(), **NAMED)
def test_a_perfect_reading_with_people_in_it_scores_full_marks(
    corpus: Path, tmp_path: Path, truth: Truth
):
    people = {"name": "Siti Aminah", "nip": "19800101 200501 2 001"}
    read = tmp_path / "reading.json"
    documents = [
        {**document, **{party: {**document[party], **people} for party in PARTIES}}
        for document in truth.documents
    ]
    read.write_text(json.dumps({"documents": documents}), encoding="utf-8")

    scorer = corpus.parent / "tools" / "score_reading.py"
    total = score(scorer, "cat {}", [(read, truth)]).splitlines()[-1]

    assert re.match(r"TOTAL +P 1\.000 +R 1\.000 +F1 1\.000 .* silent +0 ", total)
