"""What 44 sentences of a real LKjIP state, read by eye, against what is read of them."""

import json
from pathlib import Path

import pytest
from tests.real_papers import reading_of

from jenjang.core.figures import fold
from jenjang.papers.document import Report, Statement

HERE = Path(__file__).resolve().parents[1] / "truths" / "statements"
TRUTH = HERE / "lkjip-martapura-barat-2023.json"

Fact = tuple[str, str, str, str]


def truths() -> list[dict]:
    return json.loads(TRUTH.read_text(encoding="utf-8"))["statements"]


def wanted(truth: dict) -> set[Fact]:
    about = fold(truth["subject"])
    facts = {
        (about, figure["what"], figure["printed"], f"{figure['number']} {figure['when']}")
        for figure in truth["figures"]
    }
    return facts | named(about, truth["direction"], truth["rating"])


def named(about: str, direction: str | None, rating: str | None) -> set[Fact]:
    said = (("direction", direction), ("rating", rating))
    return {(about, what, value, "") for what, value in said if value}


def got(statement: Statement) -> set[Fact]:
    about = fold(statement.subject or "")
    facts = {
        (about, f.what, f.printed, f"{shown(f.number)} {f.when}") for f in statement.figures
    }
    return facts | named(about, statement.direction, statement.rating)


def shown(number) -> str:
    if number is None:
        return "None"
    return str(int(number) if number == int(number) else float(number))


def facts(report: Report) -> tuple[set, set, set]:
    """Return the facts wanted and got in the sentences read by eye, and those doubted."""
    want, have, doubted = set(), set(), set()
    for truth in truths():
        want |= {(truth["contains"], *fact) for fact in wanted(truth)}
    for n, statement in enumerate(report.statements):
        for contains in {t["contains"] for t in truths()}:
            if contains in statement.text:
                found = {(contains, *fact) for fact in got(statement)}
                have |= found
                if any(d.path.startswith(f"statements[{n}].") for d in report.doubts):
                    doubted |= found
    return want, have, doubted


@pytest.mark.corpus
def test_what_sentences_state_is_read_right_and_what_is_not_is_doubted(corpus):
    documents = reading_of(corpus / "seeds" / "martapura-barat-lkjip-2023.txt").documents
    (report,) = (d for d in documents if isinstance(d, Report) and d.kind == "LKjIP")
    want, have, doubted = facts(report)

    assert len(want & have) >= 0.97 * len(have)
    assert len(want & have) >= 0.97 * len(want)
    assert len(have - want - doubted) <= 0.01 * len(have)
