"""`jenjang write`: what a person types, and what is refused in one clear sentence."""

import json

import pytest
from tests.papers.writing import samples

from jenjang.config.commands.arguments import WrongUse
from jenjang.config.commands.write import run
from jenjang.papers.exchange import to_json
from jenjang.papers.reading import read


@pytest.fixture
def facts(tmp_path):
    file = tmp_path / "pk.json"
    documents = [to_json(samples.camat()), {"kind": "LKjIP"}, to_json(samples.staff())]
    file.write_text(json.dumps({"documents": documents, "problems": []}), encoding="utf-8")
    return file


@pytest.mark.parametrize("ending", ["pdf", "docx", "txt"])
def test_what_was_read_is_written_and_read_again(facts, ending):
    paper = facts.with_name(f"pk.{ending}")
    assert run([str(facts), "--to", str(paper), "--layout", "gowa"]) == 0
    assert read(paper).documents == (samples.camat(), samples.staff())


def test_a_page_says_its_language_and_its_letters(facts):
    page = facts.with_name("pk.html")
    run([str(facts), "--to", str(page)])
    text = page.read_text(encoding="utf-8")
    assert '<html lang="id">' in text
    assert '<meta charset="utf-8">' in text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pk.xls", "harus salah satu dari .pdf, .docx"),
        ("tiada/pk.pdf", "tidak dapat ditulis"),
    ],
)
def test_a_file_that_cannot_be_written_is_refused(facts, name, words):
    with pytest.raises(WrongUse, match=words):
        run([str(facts), "--to", str(facts.parent / name)])


@pytest.mark.parametrize(
    ("content", "words"),
    [("{", "bukan JSON"), ("[]", "Tidak ada perjanjian"), ('"PK"', "Tidak ada perjanjian")],
)
def test_a_json_without_an_agreement_is_refused(tmp_path, content, words):
    file = tmp_path / "x.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(WrongUse, match=words):
        run([str(file), "--to", str(tmp_path / "x.pdf")])


def test_a_layout_that_does_not_exist_is_refused_with_those_that_do(facts):
    with pytest.raises(WrongUse, match="banyumas"):
        run([str(facts), "--to", str(facts.with_name("x.pdf")), "--layout", "baru"])
