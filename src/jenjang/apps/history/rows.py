"""Rows by the thousand: what Django does for each of them, done once for all.

For whole sheets and whole units; a single row is saved by the ORM as ever.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import repeat
from types import NoneType
from typing import Any, Self

from django.db import connection, connections, models
from django.db.models.base import ModelState

PLAIN_FIELDS = (
    models.AutoField, models.BigAutoField, models.BigIntegerField, models.BooleanField,
    models.CharField, models.ForeignKey, models.PositiveIntegerField, models.TextField,
)  # fmt: skip
PLAIN_VALUES = {bool, int, str, NoneType}
"""What stands in a plain field as it is; a choice, which is a text of its own, does not."""


class QuicklyRead(models.Model):
    """A model whose rows are taken over as the database gives them.

    Django's own way runs through the descriptors of every field, and calls two signals
    that nobody here listens to. What was not asked for is fetched when it is read, as ever.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_db(  # type: ignore[override] # the stubs know a fetch mode of later versions
        cls, db: str | None, field_names: Collection[str], values: Collection[Any]
    ) -> Self:
        """Return a row that is stored."""
        row = cls.__new__(cls)
        state = ModelState()
        state.adding, state.db = False, db
        row.__dict__ = dict(zip(field_names, values, strict=True), _state=state)
        return row

    @classmethod
    def share(cls, rows: Collection[Self], *names: str) -> None:
        """Give the rows what they point to, read once and shared: a query a name.

        It is what `prefetch_related` does, which asks each row a dozen questions.
        """
        for name in names:
            keys = [getattr(row, f"{name}_id") for row in rows]
            target: Any = _field(cls, name).related_model
            found = target._default_manager.in_bulk({*keys} - {None})  # noqa: SLF001 - Django's public name
            for row, key in zip(rows, keys, strict=True):
                row._state.fields_cache[name] = found.get(key)  # noqa: SLF001 - where a row keeps them


def insert_rows(
    model: type[models.Model],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    over: Sequence[str] = (),
) -> None:
    """Store rows of values, given in the order of `names` ("series_id"), all in one go.

    A row that agrees with a stored one in `over` is written over it. Nothing is filled in:
    `names` are all columns without a default of the database.
    """
    told = list(rows)
    if not told:
        return
    db = connections[connection.alias]  # itself: the proxy looks for it at every word
    columns = [
        _prepared(_field(model, name), values, db)
        for name, values in zip(names, zip(*told, strict=True), strict=True)
    ]
    with db.cursor() as cursor:
        cursor.executemany(_statement(model, names, over), list(zip(*columns, strict=True)))


def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    found = model._meta.get_field(name)  # noqa: SLF001 - Django's public meta
    if not isinstance(found, models.Field):
        raise TypeError(f"{name} is no column of {model.__name__}")
    return found


def _prepared(
    field: "models.Field[Any, Any]", values: Sequence[Any], db: Any
) -> Sequence[Any]:
    """Return a column as the database takes it; what comes again is prepared once."""
    kinds = set(map(type, values))
    if kinds == {NoneType} or (type(field) in PLAIN_FIELDS and kinds <= PLAIN_VALUES):
        return values
    found, before, told = [], None, None
    for value in values:
        if value is not before:
            before, told = value, field.get_db_prep_save(value, db)
        found.append(told)
    return found


def _statement(model: type[models.Model], names: Sequence[str], over: Sequence[str]) -> str:
    """Return the INSERT; the names in it are of our own models, the values come beside."""
    quote = connection.ops.quote_name
    quoted = {name: quote(_field(model, name).column or name) for name in (*names, *over)}
    table = quote(model._meta.db_table)  # noqa: SLF001 - Django's public meta
    columns = ", ".join(quoted[name] for name in names)
    places = ", ".join(repeat("%s", len(names)))
    said = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - names of our models
    if not over:
        return said
    changing = [quoted[name] for name in names if name not in over]
    changes = ", ".join(f"{column} = excluded.{column}" for column in changing)
    key = ", ".join(quoted[name] for name in over)
    return f"{said} ON CONFLICT ({key}) DO UPDATE SET {changes}"
