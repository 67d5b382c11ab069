"""Queries that pages ask again and again, worded once a process.

Django words a queryset anew each time it is asked: lookups resolved, columns named, SQL
joined, one to five thousand calls of Python before the database hears of it; a page asks
ten to twenty. A `Prepared` is a queryset with a `Given` where a value comes in. It is
worded when it is first asked and only filled from then on; it returns what the queryset
would.

    OF_UNIT = Prepared(lambda: Position.objects.filter(unit=Given("unit")))
    OF_UNIT(unit=3)

Values change from one asking to the next, the shape never: no `if` about a value, no None
(which SQL words otherwise), no slice; many keys are `GivenKeys`. `prefetch_related` is not
looked at.
"""

import json
from collections.abc import Callable, Collection, Mapping
from copy import copy
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Field, IntegerField, QuerySet

Row = TypeVar("Row")


class Given(Expression):
    """Where one value stands that comes with the asking: a key, or what `field` holds."""

    def __init__(self, name: str, field: Field[Any, Any] | None = None) -> None:
        """Remember the name it is given by."""
        super().__init__(output_field=field or IntegerField())
        self.name = name

    def as_sql(self, *_: Any) -> tuple[str, list[Any]]:  # type: ignore[override] # a slot
        """Return the slot, with this as what stands in it until something is given."""
        return "%s", [self]

    def stored(self, value: Any, connection: Any) -> Any:
        """Return the value as the database driver takes it."""
        return self.output_field.get_db_prep_value(value, connection)


class GivenKeys(Given):
    """Where any number of keys stand: `filter(pk__in=GivenKeys("keys"))`."""

    def as_sqlite(self, *_: Any) -> tuple[str, list[Any]]:
        """Return the slot as a table of SQLite."""
        return "(SELECT value FROM json_each(%s))", [self]

    def as_postgresql(self, *_: Any) -> tuple[str, list[Any]]:
        """Return the slot as a table of PostgreSQL."""
        return "(SELECT unnest(%s::bigint[]))", [self]

    def stored(self, value: Collection[int], connection: Any) -> Any:
        """Return the keys as the database driver takes them."""
        keys = list(value)
        return json.dumps(keys) if connection.vendor == "sqlite" else keys


class _Asked:
    """What Django's way of making rows asks of a queryset and of its query."""

    _known_related_objects: ClassVar[dict[Any, Any]] = {}

    def __init__(self, queryset: Any, compiler: Any) -> None:
        self.query = self
        self.model, self.db, self._fields = queryset.model, compiler.using, queryset._fields
        self._compiler = compiler

    def get_compiler(self, *_: Any, **__: Any) -> Any:
        """Return the compiler that has worded the query, and is filled."""
        return self._compiler


class _Wording(NamedTuple):
    """A queryset in the words of one kind of database."""

    queryset: Any
    compiler: Any
    sql: str
    params: tuple[Any, ...]
    converters: dict[int, Any]

    def filled(self, connection: Any, given: Mapping[str, Any]) -> Any:
        """Return a compiler that asks `connection` with what is given in the slots."""
        params = tuple(
            one.stored(given[one.name], connection) if isinstance(one, Given) else one
            for one in self.params
        )
        asking = copy(self.compiler)
        asking.connection = connection
        asking.as_sql = lambda: (self.sql, params)
        asking.get_converters = lambda _columns: self.converters
        return asking


class Prepared(Generic[Row]):
    """A queryset that is worded at its first asking and only filled from then on."""

    def __init__(self, queryset: Callable[[], QuerySet[Any, Row]]) -> None:
        """Remember how the queryset is made; models are not ready where this stands."""
        self._make = queryset
        self._known: dict[str, _Wording] = {}

    def __call__(self, **given: Any) -> list[Row]:
        """Return its rows with these values in their slots; one query."""
        connection = connections[DEFAULT_DB_ALIAS]
        if connection.vendor not in self._known:
            self._known[connection.vendor] = self._word()
        wording = self._known[connection.vendor]
        asked = _Asked(wording.queryset, wording.filled(connection, given))
        return list(wording.queryset._iterable_class(asked))  # noqa: SLF001 - no other way

    def first(self, **given: Any) -> Row | None:
        """Return its first row, None where there is none; one query."""
        return next(iter(self(**given)), None)

    def _word(self) -> _Wording:
        queryset = self._make()
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        return _Wording(
            queryset, compiler, sql, tuple(params), compiler.get_converters(columns)
        )
