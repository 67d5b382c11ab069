"""Typst in this process: one template, drawn again and again with other data.

Data go in as JSON, so no text of a user is ever markup. Only our own fonts are used: the
same paper looks the same on every machine. The compiler is kept, with the fonts read and
the template parsed; so the second paper costs a fraction of the first.
"""

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, Literal, cast

import typst

from jenjang.core.values import Refused

Standard = Literal["ua-1", "a-2a"]
"""What a PDF keeps, by its name in Typst: PDF/UA-1, PDF/A-2a."""

FONTS = Path(__file__).parent / "fonts"
NO_FONTS = (
    "Huruf untuk PDF belum terpasang: jalankan `make setup` atau "
    "`python scripts/fetch_assets.py`, lalu coba lagi."
)


class Typesetter:
    """Draws one template; its data are under `key` among the template's inputs."""

    def __init__(self, template: Path, key: str) -> None:
        """Remember the template; nothing is read before it is drawn."""
        self.template, self.key = template, key
        self._one_at_a_time = Lock()  # a compiler keeps the inputs of what it draws

    def pdf(self, data: dict[str, Any], *, standards: Sequence[Standard] = ()) -> bytes:
        """Return the PDF; raise Refused where the fonts are not there.

        `standards` are those it keeps.
        """
        with self._one_at_a_time:
            return self._drawn(data, standards)

    def pdf_with(self, data: dict[str, Any], label: str) -> tuple[bytes, list[Any]]:
        """Return the PDF, and the values of the marks in it that carry a label."""
        with self._one_at_a_time:
            pdf = self._drawn(data)
            return pdf, _marked(self._compiler, label)

    def places(self, data: dict[str, Any], label: str) -> list[Any]:
        """Return the values of the marks that carry a label; no file is written."""
        return _marked(self._made({self.key: json.dumps(data, ensure_ascii=False)}), label)

    def pixels(self, data: dict[str, Any], dots_an_inch: int) -> list[bytes]:
        """Return every page as a PNG."""
        with self._one_at_a_time:
            inputs = {self.key: json.dumps(data, ensure_ascii=False)}
            drawn = self._compiler.compile(
                format="png", ppi=dots_an_inch, sys_inputs=inputs
            )
        pages = drawn if isinstance(drawn, list) else [drawn]
        return cast("list[bytes]", pages)

    def _drawn(self, data: dict[str, Any], standards: Sequence[Standard] = ()) -> bytes:
        inputs = {self.key: json.dumps(data, ensure_ascii=False)}
        pdf = self._compiler.compile(
            format="pdf", sys_inputs=inputs, pdf_standards=list(standards)
        )
        return cast("bytes", pdf)  # one file for the format pdf, a list only for pictures

    @cached_property
    def _compiler(self) -> typst.Compiler:
        return self._made({})

    def _made(self, inputs: dict[str, str]) -> typst.Compiler:
        """Return a compiler of this template with the fonts of the house."""
        root = str(self.template.parent)
        return typst.Compiler(
            str(self.template), root=root, font_paths=self._fonts, sys_inputs=inputs
        )

    @cached_property
    def _fonts(self) -> typst.Fonts:
        if not any(FONTS.glob("*.ttf")):
            raise Refused(NO_FONTS)
        return typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(FONTS)],
        )


def _marked(compiler: typst.Compiler, label: str) -> list[Any]:
    found: list[Any] = json.loads(compiler.query(label, field="value"))
    return found
