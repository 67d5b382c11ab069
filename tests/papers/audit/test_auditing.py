"""What `jenjang audit` prints and how it ends; what every rule says of itself."""

import json
import re
from pathlib import Path

import pytest
from tests.papers.audit.test_ceilings import TWO_LEVELS
from tests.papers.reading.invented import paper

from jenjang.config.cli import main
from jenjang.papers.audit import RULES, Finding, Severity, Spot
from jenjang.papers.audit.auditing import grouped
from jenjang.papers.blocks import Place


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.id} {rule.name}")
def test_a_rule_says_what_it_checks_from_what_source_and_what_it_needs(rule):
    assert re.fullmatch(r"R\d\d", rule.id)
    assert rule.description.endswith(".")
    assert rule.description[0].isupper()
    assert rule.source
    assert rule.needs


def test_no_two_rules_have_one_id():
    ids = [rule.id for rule in RULES]
    assert sorted(set(ids)) == sorted(ids)


def test_the_page_about_the_auditor_names_every_rule():
    page = (Path(__file__).parents[3] / "docs" / "auditing.md").read_text(encoding="utf-8")
    checked = page.partition("## What is checked")[2].partition("\n## ")[0]
    assert set(re.findall(r"R\d\d", checked)) == {rule.id for rule in RULES}


def test_a_grave_finding_ends_with_1_and_is_printed_with_its_places(tmp_path, capsys):
    file = tmp_path / "pk.txt"
    file.write_text(paper(budgets=TWO_LEVELS.format("1.500.000")))
    assert main(["audit", str(file), "--json"]) == 1
    printed = json.loads(capsys.readouterr().out)["findings"]
    (found,) = [each for each in printed if each["rule"] == "R01"]
    assert found["severity"] == "salah hitung"
    assert found["certain"] is True
    assert found["expected"] == "Rp 4.500.000"
    assert found["lines"] == [place["line"] for place in found["places"]]
    assert found["places"][0]["file"] == "pk.txt"


def test_a_person_reads_the_finding_its_place_and_its_cause(tmp_path, capsys):
    file = tmp_path / "pk.txt"
    file.write_text(paper(budgets=TWO_LEVELS.format("1.500.000")))
    main(["audit", str(file)])
    printed = capsys.readouterr().out
    assert "R01 salah hitung: Pagu “Administrasi Umum Perangkat Daerah”" in printed
    assert "Selisih Rp 500.000." in printed


def test_a_file_that_is_not_there_ends_with_2_and_one_line(capsys):
    assert main(["audit", "tidak-ada.txt"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def finding(group: str, line: int) -> Finding:
    return Finding(
        rule="R01",
        severity=Severity.MISCALCULATED,
        certain=True,
        places=(Spot("pk.txt", Place(line=line)),),
        message="",
        group=group,
    )


def test_findings_of_one_cause_follow_their_first():
    a, b, c = finding("pagu", 1), finding("", 2), finding("pagu", 3)
    assert grouped([a, b, c]) == (a, c, b)


def test_lines_are_those_of_the_first_file_in_their_order():
    places = tuple(
        Spot(file, Place(line=line)) for file, line in [("a", 9), ("b", 1), ("a", 4)]
    )
    several = Finding(
        rule="R23",
        severity=Severity.INCONSISTENT,
        certain=True,
        places=places,
        message="",
    )
    assert several.lines == (4, 9)
