"""Planted faults are found and clean papers left in peace: `jenjang bench audit`, small."""

from collections import Counter

import pytest

from jenjang.config.bench.audit.cases import Planted, clean_cases, faulty_cases
from jenjang.config.bench.audit.faults import IN_AGREEMENTS, IN_REPORTS, ON_PAGES
from jenjang.config.bench.audit.invented import invented_year
from jenjang.config.bench.audit.scoring import places, score
from jenjang.papers.audit import RULES


@pytest.fixture(scope="module")
def planted():
    return score(faulty_cases(7, times=1, every=6))


def test_planted_faults_are_found_where_they_stand(planted):
    assert planted.planted.total() >= 16
    assert [(p.fault.kind, p.mark) for p in planted.missed] == []


def test_what_is_said_of_spoiled_papers_touches_what_was_spoiled(planted):
    assert planted.precision >= 0.95


def test_clean_papers_are_not_spoken_of():
    clean = score(clean_cases(7, units=2))
    assert clean.documents >= 40
    assert [(f.rule, f.message) for f in clean.besides] == []


def test_one_seed_makes_one_set_of_papers():
    assert invented_year(3) == invented_year(3) != invented_year(4)
    first, again = (next(iter(faulty_cases(3, times=1, every=20))) for _ in range(2))
    assert first.planted == again.planted
    assert [p.blocks for p in first.papers] == [p.blocks for p in again.papers]


def test_faults_have_names_of_their_own_and_rules_that_exist():
    faults = (*IN_AGREEMENTS, *ON_PAGES, *IN_REPORTS)
    assert [kind for kind, n in Counter(f.kind for f in faults).items() if n > 1] == []
    assert {rule for f in faults for rule in f.rules} <= {rule.id for rule in RULES}


def test_a_fault_that_no_rule_tells_is_missed():
    case = next(iter(faulty_cases(7, times=1, every=6)))
    fault = case.planted[0].fault
    file = case.papers[0].file
    case.planted = [Planted(fault, file, "Perangkat Daerah")]
    assert places(case.papers, case.planted[0])
    assert score([case]).missed == case.planted
