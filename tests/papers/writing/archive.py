"""What a validator asks of PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), by clause.

Each check takes a paper and yields what is wrong with it. They are those that a paper of
ours could fail: what it never has (forms, films, signatures) is asked for once, by name.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject

PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}
FORBIDDEN = {
    "/JavaScript", "/JS", "/Launch", "/AA", "/XFA", "/EmbeddedFiles", "/OpenAction",
    "/OCProperties", "/AcroForm", "/NeedsRendering", "/Movie", "/Sound", "/OPI",
    "/Alternates", "/PS", "/TR", "/HTP",
}  # fmt: skip
HIDDEN, PRINTED = 0b100011, 0b100  # bits of an annotation's /F
MOST_NESTED = 28


def said(node):
    """Return what an object is, wherever it stands in the file."""
    return node.get_object() if isinstance(node, IndirectObject) else node


def holds(about: DictionaryObject, key: str) -> bool:
    """Return whether a key says true; a false one of pypdf is true to Python."""
    return getattr(about.get(key), "value", False) is True


@cache
def operations(reader: PdfReader, n: int) -> list:
    """Return what a page does, its number from 0."""
    return ContentStream(reader.pages[n].get_contents(), reader).operations


def objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yield every dictionary and stream of a file."""
    for number in range(
        1, len(reader.xref_objStm) + max(map(len, reader.xref.values())) + 1
    ):
        one = reader.get_object(IndirectObject(number, 0, reader))
        if isinstance(one, DictionaryObject):
            yield one


def elements(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yield the structure elements in the order in which they are read aloud."""
    yield from _below(reader.trailer["/Root"]["/StructTreeRoot"])


def _below(node) -> Iterator[DictionaryObject]:
    node = said(node)
    if isinstance(node, list):
        for one in node:
            yield from _below(one)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        yield from _below(node.get("/K", []))


def xmp(reader: PdfReader) -> str:
    """Return the metadata of a file as text."""
    return reader.trailer["/Root"]["/Metadata"].get_data().decode()


def the_file_is_plain(reader: PdfReader) -> Iterator[str]:
    """19005-2, 6.1: version, an identifier, no encryption, no filter that is not free."""
    if not re.fullmatch(r"%PDF-1\.[0-7]", reader.pdf_header):
        yield reader.pdf_header
    if reader.is_encrypted or "/ID" not in reader.trailer:
        yield "encrypted, or without an identifier"
    for one in objects(reader):
        filters = one.get("/Filter", [])
        if "/LZWDecode" in filters or "/Crypt" in filters:
            yield f"a stream by {filters}"


def metadata_name_both_standards(reader: PdfReader) -> Iterator[str]:
    """19005-2, 6.6.4; 14289-1, 5: part and conformance."""
    text = xmp(reader)
    for wanted in (
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ):
        if wanted not in text:
            yield f"no {wanted}"


def metadata_agree_with_the_information(reader: PdfReader) -> Iterator[str]:
    """19005-2, 6.6.2.3: title, tool and dates are the same in both; there is a title."""
    text, info = xmp(reader), reader.metadata
    if not info.title or f">{info.title}</rdf:li>" not in text:
        yield f"title {info.title}"
    if f"<xmp:CreatorTool>{info.creator}<" not in text:
        yield f"tool {info.creator}"
    for name, key in (("CreateDate", "/CreationDate"), ("ModifyDate", "/ModDate")):
        digits = re.sub(r"\D", "", re.search(rf"<xmp:{name}>(.*?)<", text)[1])
        if digits[:14] != re.sub(r"\D", "", info[key])[:14]:
            yield f"{key} {info[key]}"


def colours_are_those_of_a_profile(reader: PdfReader) -> Iterator[str]:
    """19005-2, 6.2.3 and 6.2.4: one output intent with an RGB profile, and no CMYK."""
    intents = [said(one) for one in reader.trailer["/Root"].get("/OutputIntents", [])]
    profiles = [said(one["/DestOutputProfile"]) for one in intents]
    if [one["/S"] for one in intents] != ["/GTS_PDFA1"]:
        yield "no single output intent"
    for profile in profiles:
        data = profile.get_data()
        if profile["/N"] != 3 or data[36:40] != b"acsp" or data[16:20] != b"RGB ":
            yield "the profile is not of RGB"
    for page, operator, _ in _painted(reader):
        if operator in {"k", "K"}:
            yield f"page {page}: a colour of ink"


def what_shines_through_has_a_ground(reader: PdfReader) -> Iterator[str]:
    """19005-2, 6.2.10: a page with transparency says in which colours it is blended."""
    for number, page in enumerate(reader.pages, start=1):
        if _shines(page) and "/CS" not in said(page.get("/Group", {})):
            yield f"page {number}"


def _shines(node) -> bool:
    resources = said(said(node).get("/Resources", {}))
    states = said(resources.get("/ExtGState", {})).values()
    forms = [said(one) for one in said(resources.get("/XObject", {})).values()]
    return any(
        said(one).get("/ca", 1) < 1
        or said(one).get("/CA", 1) < 1
        or said(one).get("/SMask", "/None") != "/None"
        or said(one).get("/BM", "/Normal") not in {"/Normal", "/Compatible"}
        for one in states
    ) or any("/SMask" in one or _shines(one) for one in forms)


def fonts_are_embedded_with_their_letters(reader: PdfReader) -> Iterator[str]:
    """19005-2, 6.2.11; 14289-1, 7.21: file, widths, and what letter each glyph is."""
    for font in objects(reader):
        if font.get("/Type") != "/Font" or "/DescendantFonts" not in font:
            continue
        name = font["/BaseFont"]
        (inner,) = (said(one) for one in font["/DescendantFonts"])
        if not {"/FontFile2", "/FontFile3"} & set(said(inner["/FontDescriptor"])):
            yield f"{name} is not embedded"
        if inner["/Subtype"] == "/CIDFontType2" and inner["/CIDToGIDMap"] != "/Identity":
            yield f"{name} has other glyphs"
        if "/W" not in inner or not re.match(r"/[A-Z]{6}\+", name):
            yield f"{name} has no widths, or is no subset"
        letters = said(font["/ToUnicode"]).get_data().decode("latin-1")
        mapped = re.findall(r"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>", letters)
        if not mapped or {"0000", "FEFF", "FFFE"} & {one.upper() for one in mapped}:
            yield f"{name} has glyphs without a letter"


def pictures_are_as_they_are(reader: PdfReader) -> Iterator[str]:
    """19005-2, 6.2.8: nothing is smoothed, fetched or given in another version."""
    for one in objects(reader):
        if one.get("/Subtype") == "/Image" and (holds(one, "/Interpolate") or "/F" in one):
            yield str(one.get("/Name", "a picture"))


def nothing_acts_or_hides(reader: PdfReader) -> Iterator[str]:
    """19005-2, 6.4, 6.5, 6.9: no script, form, film, layer, or file within."""
    for one in objects(reader):
        yield from FORBIDDEN & set(one.keys())


def the_paper_says_its_language_and_title(reader: PdfReader) -> Iterator[str]:
    """14289-1, 7.1 and 7.2: tagged for certain, its language, its title in the window."""
    root = reader.trailer["/Root"]
    marks = said(root.get("/MarkInfo", {}))
    if not holds(marks, "/Marked") or holds(marks, "/Suspects"):
        yield "it is not marked"
    if root.get("/Lang") != "id":
        yield f"language {root.get('/Lang')}"
    if not holds(said(root.get("/ViewerPreferences", {})), "/DisplayDocTitle"):
        yield "the window shows the name of the file"


def all_that_is_painted_is_marked(reader: PdfReader) -> Iterator[str]:
    """14289-1, 7.1: content has a place in the structure, or is an artifact."""
    for page, operator, is_marked in _painted(reader):
        if operator in PAINTS and not is_marked:
            yield f"page {page}: {operator}"


def _painted(reader: PdfReader) -> Iterator[tuple[int, str, bool]]:
    """Yield (page, operator, whether it stands inside a mark) of every page."""
    for number in range(1, len(reader.pages) + 1):
        depth = 0
        for _, operator in operations(reader, number - 1):
            name = operator.decode()
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
            yield number, name, depth > 0


def every_mark_has_its_element(reader: PdfReader) -> Iterator[str]:
    """14289-1, 7.1: a number of marked content leads to one element, and back."""
    for number, page in enumerate(reader.pages, start=1):
        marked = set()
        for operands, operator in operations(reader, number - 1):
            if operator == b"BDC" and "/MCID" in (about := said(operands[1])):
                marked.add(int(about["/MCID"]))
        known = {
            int(kid)
            for one in elements(reader)
            if said(one.get("/Pg")) == page
            for kid in _kids(one)
            if isinstance(kid, int)
        }
        if marked - known:
            yield f"page {number}: {sorted(marked - known)}"


def _kids(element) -> list:
    kids = said(element.get("/K", []))
    return [said(one) for one in kids] if isinstance(kids, list) else [kids]


def types_are_standard(reader: PdfReader) -> Iterator[str]:
    """14289-1, 7.1: a type of our own is mapped to a standard one, none of those is."""
    roles = said(reader.trailer["/Root"]["/StructTreeRoot"]).get("/RoleMap", {})
    yield from (name for name in roles if name in STANDARD)
    for one in elements(reader):
        kind = one["/S"]
        if roles.get(kind, kind) not in STANDARD:
            yield kind


STANDARD = {
    "/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/TOC",
    "/TOCI", "/Index", "/NonStruct", "/Private", "/P", "/H1", "/H2", "/H3", "/H4", "/H5",
    "/H6", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD", "/THead",
    "/TBody", "/TFoot", "/Span", "/Quote", "/Note", "/Reference", "/BibEntry", "/Code",
    "/Link", "/Annot", "/Figure", "/Formula", "/Form",
}  # fmt: skip


def headings_skip_no_level(reader: PdfReader) -> Iterator[str]:
    """14289-1, 7.4.2: the first is of level 1, one below is one deeper."""
    before = 0
    for one in elements(reader):
        if found := re.fullmatch(r"/H(\d)", one["/S"]):
            if int(found[1]) > before + 1:
                yield f"/H{before} then {one['/S']}"
            before = int(found[1])


def figures_say_what_they_show(reader: PdfReader) -> Iterator[str]:
    """14289-1, 7.3: words in place of a picture, and where on the page it stands."""
    for one in elements(reader):
        if one["/S"] == "/Figure":
            layout = [said(a) for a in said(one.get("/A", []))]
            if not str(one.get("/Alt", "")).strip():
                yield "a figure without words"
            if not any("/BBox" in a for a in layout):
                yield f"{one.get('/Alt')} stands nowhere"


def tables_are_regular_and_headed(reader: PdfReader) -> Iterator[str]:
    """14289-1, 7.5: as many cells in each row, and heads that say what they head."""
    for table in elements(reader):
        if table["/S"] != "/Table":
            continue
        rows = [one for one in _below(table.get("/K", [])) if one["/S"] == "/TR"]
        broad = set(_breadths(rows))
        if len(broad) != 1:
            yield f"rows of {sorted(broad)} cells"
        for cell in _below(table.get("/K", [])):
            if cell["/S"] == "/TH" and _of_table(cell).get("/Scope") not in SCOPES:
                yield "a head of nothing"


SCOPES = {"/Column", "/Row", "/Both"}


def _breadths(rows) -> list[int]:
    """Return how many columns each row takes, those that tall cells reach into too."""
    taken = [0] * (len(rows) + 1000)
    for n, row in enumerate(rows):
        for cell in _kids(row):
            about = _of_table(cell)
            for below in range(int(about.get("/RowSpan", 1))):
                taken[n + below] += int(about.get("/ColSpan", 1))
    return taken[: len(rows)]


def _of_table(cell) -> dict:
    found = {}
    about = said(cell.get("/A", []))
    for one in about if isinstance(about, list) else [about]:
        if said(one).get("/O") == "/Table":
            found |= said(one)
    return found


def links_are_said_and_printed(reader: PdfReader) -> Iterator[str]:
    """14289-1, 7.18; 19005-2, 6.3: tagged, described, in the order of the structure."""
    tagged = [
        said(kid.get("/Obj"))
        for one in elements(reader)
        if one["/S"] == "/Link"
        for kid in _kids(one)
        if isinstance(kid, dict) and kid.get("/Type") == "/OBJR"
    ]
    for number, page in enumerate(reader.pages, start=1):
        annotations = [said(one) for one in said(page.get("/Annots", []))]
        if page.get("/Tabs") != "/S":
            yield f"page {number}: order of tabs"
        for one in annotations:
            if one not in tagged or "/StructParent" not in one:
                yield f"page {number}: a link that is not tagged"
            if not str(one.get("/Contents", "")).strip():
                yield f"page {number}: a link without words"
            if one.get("/F", 0) & PRINTED != PRINTED or one["/F"] & HIDDEN:
                yield f"page {number}: a link that is not printed"


def limits_are_kept(reader: PdfReader) -> Iterator[str]:
    """19005-2, 6.1.13: sides of pages, states within states."""
    for number, page in enumerate(reader.pages, start=1):
        sides = (page.mediabox.width, page.mediabox.height)
        if not all(3 <= Decimal(side) <= 14400 for side in sides):
            yield f"page {number}: {sides}"
        depth = deepest = 0
        for _, operator in operations(reader, number - 1):
            depth += {b"q": 1, b"Q": -1}.get(operator, 0)
            deepest = max(deepest, depth)
        if deepest > MOST_NESTED or depth:
            yield f"page {number}: {deepest} states"


def bookmarks_lead_to_all_headings(reader: PdfReader) -> Iterator[str]:
    """What a long paper needs to be found in, though no clause of either asks for it."""
    heads = sum(bool(re.fullmatch(r"/H\d", one["/S"])) for one in elements(reader))
    if _count(reader.outline) != heads:
        yield f"{_count(reader.outline)} bookmarks for {heads} headings"


def _count(outline) -> int:
    return sum(_count(one) if isinstance(one, list) else 1 for one in outline)


CHECKS = (
    the_file_is_plain,
    metadata_name_both_standards,
    metadata_agree_with_the_information,
    colours_are_those_of_a_profile,
    what_shines_through_has_a_ground,
    fonts_are_embedded_with_their_letters,
    pictures_are_as_they_are,
    nothing_acts_or_hides,
    the_paper_says_its_language_and_title,
    all_that_is_painted_is_marked,
    every_mark_has_its_element,
    types_are_standard,
    headings_skip_no_level,
    figures_say_what_they_show,
    tables_are_regular_and_headed,
    links_are_said_and_printed,
    limits_are_kept,
    bookmarks_lead_to_all_headings,
)
