"""Blocks as the public may see them: a NIP tells birth date and sex, so it is masked."""

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from jenjang.papers.blocks import Block, Chart

NIP = re.compile(r"(?<!\d)\d{8}[ .]?\d{6}[ .]?[12][ .]?(\d{3})(?!\d)")
HIDDEN = "*" * 15
Whole = TypeVar("Whole")


def masked(text: str) -> str:
    """Return a text whose NIPs show their last three digits alone (UU 27/2022).

    >>> masked("NIP. 19990101 202501 1 001"), masked("Rp123.456.789.012.345.678")
    ('NIP. ***************001', 'Rp123.456.789.012.345.678')
    """
    return NIP.sub(lambda found: HIDDEN + found[1], text)


def without_nips(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with every NIP in their texts masked, tables and charts too."""
    return tuple(_masked(block) for block in blocks)


def _masked(whole: Whole) -> Whole:
    """Return a block or a piece of one; where a text grew, nothing in it is bound."""
    if isinstance(whole, Chart):
        return replace(whole, svg=masked(whole.svg), alt=masked(whole.alt))
    if not is_dataclass(whole) or isinstance(whole, type):
        return whole
    now = {one.name: _said(getattr(whole, one.name)) for one in fields(whole)}
    changed = {name: value for name, value in now.items() if value != getattr(whole, name)}
    if changed.keys() & {"text", "texts"} and hasattr(whole, "bound"):
        changed["bound"] = ()
    return replace(whole, **changed) if changed else whole


def _said(value: Any) -> Any:
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, tuple):
        return tuple(_said(one) for one in value)
    return _masked(value)
