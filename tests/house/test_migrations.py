"""The migrations make the tables of the models, which all other tests stand on."""

import os
import sqlite3
from contextlib import closing

import psycopg
import pytest
from django.db import connection
from tests.house.conftest import migrate

pytestmark = pytest.mark.django_db
# Not ours: what was migrated, and keys that Django's own migrations made wider.
OTHERS = ("sqlite_", "django_migrations", "auth_")
MADE = "SELECT tbl_name, type, sql FROM sqlite_master WHERE sql IS NOT NULL"
COLUMNS = """
    SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,
           column_default, is_identity
    FROM information_schema.columns WHERE table_schema = 'public'
"""
CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
"""
INDEXES = "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'"


def definitions(sql):
    """Return what a CREATE TABLE defines, in no order: a migration adds columns last.

    >>> sorted(definitions('CREATE TABLE "a" ("b" decimal(1, 2), CHECK ("b" > 0))'))
    ['"b" decimal(1, 2)', 'CHECK ("b" > 0)', 'CREATE TABLE "a"']
    """
    head, body = sql.removesuffix(")").split(" (", 1)
    found, depth = [""], 0
    for sign in body:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            found.append("")
        else:
            found[-1] += sign
    return {head, *(text.strip() for text in found)}


def asked(cursor, question):
    """Return the rows about our tables; the first column names the table."""
    cursor.execute(question)
    return {row for row in cursor.fetchall() if not row[0].startswith(OTHERS)}


def schema_of_sqlite(cursor):
    return {
        (table, text)
        for table, kind, sql in asked(cursor, MADE)
        for text in (definitions(sql) if kind == "table" else {sql})
    }


def schema_of_postgresql(cursor):
    return set().union(*(asked(cursor, sql) for sql in (COLUMNS, CONSTRAINTS, INDEXES)))


@pytest.mark.sqlite
def test_migrations_make_the_tables_of_the_models_in_a_file(migrated_folder):
    with (
        closing(sqlite3.connect(migrated_folder / "jenjang.sqlite3")) as office,
        connection.cursor() as ours,
    ):
        assert schema_of_sqlite(office.cursor()) == schema_of_sqlite(ours)


@pytest.mark.postgresql
def test_migrations_make_the_tables_of_the_models_on_a_server(tmp_path):
    server, _, _ = os.environ["JENJANG_DATABASE"].rpartition("/")
    fresh = f"migrated_{os.getpid()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {fresh}")
        migrate(tmp_path, f"{server}/{fresh}")
        with psycopg.connect(f"{server}/{fresh}") as office, connection.cursor() as ours:
            theirs = schema_of_postgresql(office.cursor())
            assert theirs == schema_of_postgresql(ours)
        admin.execute(f"DROP DATABASE {fresh}")
