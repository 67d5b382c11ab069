"""The three seeds of the corpus, nineteen agreements, scored as the corpus scores."""

import importlib.util
import json
from collections import Counter
from types import ModuleType

import pytest
from tests.conftest import CORPUS
from tests.real_papers import reading_of

from jenjang.papers.document import Agreement
from jenjang.papers.exchange import to_json

SEEDS = ("sokaraja-pk-2020", "mangkutana-pk-2025", "martapura-barat-lkjip-2023")
AMOUNTS = ("budget.amount", "budget_total")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    path = CORPUS.parent / "tools" / "score_reading.py"
    spec = importlib.util.spec_from_file_location("score_reading", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def agreements_of(seed: str) -> tuple[Agreement, ...]:
    return reading_of(CORPUS / "seeds" / f"{seed}.txt").agreements


def scored(scorer: ModuleType, seed: str) -> dict[str, Counter[str]]:
    """Return the counts want, got, hit, silent and timid by kind of fact."""
    truths = json.loads(
        (CORPUS / "seeds" / f"{seed}.truth.json").read_text(encoding="utf-8")
    )
    found = [to_json(document) for document in agreements_of(seed)]
    return scorer.score(scorer.documents(truths), json.loads(json.dumps(found)), least=0.95)


@pytest.mark.corpus
@pytest.mark.parametrize("seed", SEEDS)
def test_a_seed_is_read_right_and_what_is_wrong_is_doubted(scorer, seed):
    by_kind = scored(scorer, seed)
    total = sum(by_kind.values(), Counter())
    precision, recall = total["hit"] / total["got"], total["hit"] / total["want"]

    assert 2 * precision * recall / (precision + recall) >= 0.99
    assert total["silent"] / total["got"] <= 0.002
    assert total["timid"] / total["hit"] <= 0.03
    assert sum(by_kind.get(kind, Counter())["silent"] for kind in AMOUNTS) == 0


@pytest.mark.corpus
def test_the_seeds_hold_nineteen_agreements():
    counts = [len(agreements_of(seed)) for seed in SEEDS]
    assert counts == [1, 8, 10]
