"""What people do in Word, done to the XML of a file, and the file saved by LibreOffice."""

import io
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

BODY = "word/document.xml"
Edit = Callable[[Any], None]


def edited(content: bytes, edit: Edit) -> bytes:
    """Return a Word file after `edit` was done to its body."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == BODY:
                root = parse_xml(data)
                edit(root[0])
                data = etree.tostring(root, encoding="UTF-8", standalone=True)
            new.writestr(name, data)
    return out.getvalue()


def saved_by_libreoffice(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return Word files as LibreOffice saves them after opening them."""
    sources, out = folder / "in", folder / "out"
    sources.mkdir()
    for name, content in files.items():
        (sources / f"{name}.docx").write_bytes(content)
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", "docx", "--outdir", str(out),
            *(str(sources / f"{name}.docx") for name in files),
        ],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return {name: (out / f"{name}.docx").read_bytes() for name in files}


def says(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def paragraph(body: Any, begins: str) -> Any:
    """Return the paragraph outside the contents that begins so."""
    found = [
        one
        for one in body.iter(qn("w:p"))
        if says(one).startswith(begins) and one.find(qn("w:hyperlink")) is None
    ]
    return found[0]


def table(body: Any, begins: str) -> Any:
    """Return the table whose text begins so."""
    return next(one for one in body.iter(qn("w:tbl")) if says(one).startswith(begins))


def text(words: str, begins: str, instead: str) -> Edit:
    """Type `instead` for `words` in a paragraph."""

    def edit(body: Any) -> None:
        for one in paragraph(body, begins).iter(qn("w:t")):
            if words in (one.text or ""):
                one.text = one.text.replace(words, instead)
                return
        raise AssertionError(words)

    return edit


def new(words: str, style: str = "") -> Any:
    """Return a new paragraph."""
    said = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return parse_xml(
        f"<w:p {nsdecls('w')}>{said}<w:r>"
        f"<w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"
    )


def add_after(begins: str, *added: Any) -> Edit:
    """Put new elements behind a paragraph."""

    def edit(body: Any) -> None:
        where = paragraph(body, begins)
        for one in reversed(added):
            where.addnext(one)

    return edit


def move_after(begins: str, target: str) -> Edit:
    """Cut a paragraph, with its bookmark, and put it behind another."""

    def edit(body: Any) -> None:
        paragraph(body, target).addnext(paragraph(body, begins))

    return edit


def delete(*begins: str) -> Edit:
    """Delete paragraphs, with all that stands in them."""

    def edit(body: Any) -> None:
        for each in begins:
            gone = paragraph(body, each)
            gone.getparent().remove(gone)

    return edit


def empty(begins: str) -> Edit:
    """Delete the text of a paragraph; its mark stays."""

    def edit(body: Any) -> None:
        for run in list(paragraph(body, begins).iter(qn("w:r"))):
            run.getparent().remove(run)

    return edit


def split(begins: str, at: str) -> Edit:
    """Press Enter in the middle of a paragraph: the bookmark ends in the second."""

    def edit(body: Any) -> None:
        first = paragraph(body, begins)
        run = next(one for one in first.iter(qn("w:t")) if at in (one.text or ""))
        before, after = run.text.split(at)
        run.text = before
        second = new(at + after)
        first.addnext(second)
        second.append(first.find(qn("w:bookmarkEnd")))

    return edit


def join(begins: str, other: str) -> Edit:
    """Delete the end of a paragraph, so that the next one becomes part of it."""

    def edit(body: Any) -> None:
        first, second = paragraph(body, begins), paragraph(body, other)
        for one in list(second):
            if one.tag != qn("w:pPr"):
                first.append(one)
        second.getparent().remove(second)

    return edit


def figures(body: Any) -> list[Any]:
    return [
        one for one in body.iter(qn("w:sdt")) if one.find(f".//{qn('w:alias')}") is not None
    ]


def over_figure(instead: str) -> Edit:
    """Type over the first figure."""

    def edit(body: Any) -> None:
        next(figures(body)[0].iter(qn("w:t"))).text = instead

    return edit


def without_figure(*, typed: bool) -> Edit:
    """Delete the first figure; `typed` puts its letters there as plain text."""

    def edit(body: Any) -> None:
        figure = figures(body)[0]
        if typed:
            figure.addnext(new(says(figure))[0])
        figure.getparent().remove(figure)

    return edit


def unmark(begins: str, instead: str | None = None) -> Edit:
    """Paste a paragraph as plain text: no bookmark, no control."""

    def edit(body: Any) -> None:
        old = paragraph(body, begins)
        old.addnext(new(instead or says(old)))
        old.getparent().remove(old)

    return edit


def track(begins: str, gone: str, came: str) -> Edit:
    """Change a word with changes tracked: the old one deleted, the new one inserted."""

    def edit(body: Any) -> None:
        run = next(
            one.getparent()
            for one in paragraph(body, begins).iter(qn("w:t"))
            if gone in (one.text or "")
        )
        before, after = says(run).split(gone)
        who = 'w:id="900" w:author="Camat" w:date="2026-01-05T08:00:00Z"'
        pieces = parse_xml(
            f"<w:p {nsdecls('w')}><w:r><w:t xml:space='preserve'>{before}</w:t></w:r>"
            f"<w:del {who}><w:r><w:delText>{gone}</w:delText></w:r></w:del>"
            f"<w:ins {who}><w:r><w:t>{came}</w:t></w:r></w:ins>"
            f"<w:r><w:t xml:space='preserve'>{after}</w:t></w:r></w:p>"
        )
        for piece in reversed(list(pieces)):
            run.addnext(piece)
        run.getparent().remove(run)

    return edit


def cell(begins: str, old: str, instead: str) -> Edit:
    """Type in a cell of a table."""

    def edit(body: Any) -> None:
        run = next(one for one in table(body, begins).iter(qn("w:t")) if one.text == old)
        run.text = instead

    return edit


def drop_row(begins: str, number: int) -> Edit:
    def edit(body: Any) -> None:
        whole = table(body, begins)
        whole.remove(whole.findall(qn("w:tr"))[number])

    return edit


def drop_table(begins: str, *captions: str) -> Edit:
    def edit(body: Any) -> None:
        whole = table(body, begins)
        whole.getparent().remove(whole)
        delete(*captions)(body)

    return edit


def drop_picture(body: Any) -> None:
    """Delete the first picture with its paragraph."""
    picture = next(
        one for one in body.iter(qn("w:p")) if one.find(f".//{qn('w:drawing')}") is not None
    )
    picture.getparent().remove(picture)


def copy_picture(body: Any) -> None:
    """Paste a picture again at the end."""
    picture = next(
        one for one in body.iter(qn("w:r")) if one.find(qn("w:drawing")) is not None
    )
    holder = OxmlElement("w:p")
    holder.append(parse_xml(etree.tostring(picture)))
    paragraph(body, "Demikian").addnext(holder)


def embolden(begins: str) -> Edit:
    """Make the first run of a paragraph bold: a look, no words."""

    def edit(body: Any) -> None:
        run = next(paragraph(body, begins).iter(qn("w:r")))
        look = run.find(qn("w:rPr"))
        if look is None:
            look = OxmlElement("w:rPr")
            run.insert(0, look)
        look.append(OxmlElement("w:b"))

    return edit


def small_table(*rows: tuple[str, str]) -> Any:
    """Return a new table of two columns."""
    lines = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
            f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:tc>"
            for said in each
        )
        + "</w:tr>"
        for each in rows
    )
    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    return parse_xml(f"<w:tbl {nsdecls('w')}><w:tblPr/>{grid}{lines}</w:tbl>")


def nothing(body: Any) -> None:
    """Open the file and save it."""


def both(*edits: Edit) -> Edit:
    def edit(body: Any) -> None:
        for each in edits:
            each(body)

    return edit
