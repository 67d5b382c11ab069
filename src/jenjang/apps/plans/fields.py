"""Exact decimals in the database."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

from jenjang.core.values import Unknown

STEP = Decimal("0.0001")
Set_contra = TypeVar("Set_contra", contravariant=True)  # what may be assigned
Get_co = TypeVar("Get_co", covariant=True)  # what is read


class ExactField(models.BigIntegerField[Set_contra, Get_co]):
    """A Decimal of at most four decimals, stored as whole ten-thousandths.

    A DecimalField on SQLite is a float and loses digits; an integer is exact on every
    database. More than four decimals is refused, never rounded in silence.
    """

    description = "Exact decimal, four places"

    if TYPE_CHECKING:
        # The type checker is told that rows hold decimals; its stubs say integers.
        _pyi_private_set_type: Decimal | int | models.expressions.Combinable  # type: ignore[assignment] # int
        _pyi_private_get_type: Decimal  # type: ignore[assignment] # stubs: int
        _pyi_lookup_exact_type: Decimal | int  # type: ignore[assignment] # stubs: int

    def from_db_value(self, value: int | None, *_: object) -> Decimal | None:
        """Return ten-thousandths as a Decimal."""
        return None if value is None else value * STEP

    def to_python(self, value: Any) -> Decimal | None:
        """Return what a form or a fixture holds as a Decimal."""
        if value is None or value == "" or isinstance(value, Unknown):
            return None
        return Decimal(value)

    def get_prep_value(self, value: Any) -> int | None:
        """Return whole ten-thousandths; raise ValueError for finer values."""
        if value is None:
            return None
        scaled = Decimal(value) / STEP
        if scaled != scaled.to_integral_value():
            raise ValueError(f"{value}: paling banyak empat angka di belakang koma")
        return int(scaled)
