"""What every test may ask for, and what no test may do (see also tests/settings.py).

The network is closed but for this machine's own addresses; an undefined variable in a
template fails; in CI (CI=true) a skipped test fails the run.
"""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import SimpleTestCase, override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("JENJANG_CORPUS") or ROOT.parent / "shared" / "corpus")
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ON_POSTGRESQL = os.environ.get("JENJANG_DATABASE", "").startswith("postgres")
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}
TO_TAKE_BACK: list[ExitStack] = []
NO_CORPUS = "the corpus is absent (JENJANG_CORPUS)"

hypothesis_settings.register_profile(
    "jenjang",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=IN_CI,
)
hypothesis_settings.load_profile("jenjang")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests of the other database; skip, by name, what this machine lacks."""
    _deselect(config, items, [item for item in items if _is_of_the_other_database(item)])
    lacking = {
        "corpus": None if CORPUS.is_dir() else NO_CORPUS,
        "browser": None if CHROMIUM else "Chromium is not installed",
    }
    for mark, why in lacking.items():
        if why:
            _skip((item for item in items if item.get_closest_marker(mark)), why)


def _is_of_the_other_database(item: pytest.Item) -> bool:
    """Return whether a test says so, or on PostgreSQL: whether it tells nothing new there.

    A test that asks no database does not, nor one of what a page shows: what its rows are,
    the tests of acts and snapshots ask, and every address is asked once (decision 15).
    """
    if not ON_POSTGRESQL:
        return item.get_closest_marker("postgresql") is not None
    is_of_a_page = item.path.stem.endswith(("pages", "_page"))
    return (
        item.get_closest_marker("sqlite") is not None
        or is_of_a_page
        or not _asks_a_database(item)
    )


def _asks_a_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("django_db"):
        return True
    kind = getattr(item, "cls", None)
    names = getattr(item, "fixturenames", ())
    return bool(kind and issubclass(kind, SimpleTestCase)) or not (
        DATABASE_FIXTURES.isdisjoint(names)
    )


def _deselect(
    config: pytest.Config, items: list[pytest.Item], unwanted: list[pytest.Item]
) -> None:
    if unwanted:
        config.hook.pytest_deselected(items=unwanted)
        items[:] = [item for item in items if item not in unwanted]


def _skip(items: Iterable[pytest.Item], why: str) -> None:
    for item in items:
        item.add_marker(pytest.mark.skip(reason=why))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count the skipped tests by reason, so that none goes unseen."""
    reasons = Counter(_reason(report) for report in terminalreporter.getreports("skipped"))
    for reason, count in reasons.items():
        terminalreporter.write_line(f"skipped {count}: {reason}")


def _reason(report: Any) -> str:
    """Return why a test was skipped: pytest keeps (file, line, "Skipped: why")."""
    why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    return str(why).removeprefix("Skipped: ")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run in CI where anything was skipped but for want of the real papers."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.getreports("skipped") if reporter else []
    lacking = [report for report in reports if _reason(report) != NO_CORPUS]
    if IN_CI and lacking and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Make the test database, and end what a browser still holds open before it goes.

    Its tables come from the models; that all migrations are done is written down, for what
    is started beside the tests (a worker, a backup) asks.
    """
    with django_db_blocker.unblock():
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        with override_settings(MIGRATION_MODULES={}):
            for app, name in MigrationLoader(None).disk_migrations:
                recorder.record_applied(app, name)
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def migrations(transactional_db: None, settings: Any) -> None:
    """Let a test go back through the migrations and forth, as if they made the tables."""
    settings.MIGRATION_MODULES = {}  # pytest's --no-migrations hid them
    call_command("migrate", fake=True, verbosity=0)


@contextmanager
def taken_back(blocker: Any) -> Iterator[None]:
    """Let a fixture of a whole file write; take that back when the file is done.

    The tests of the file ask for ``db`` as well, so that each takes back its own. A test
    that needs the database to itself (``transaction=True``) takes it back sooner.
    """
    with ExitStack() as stack:
        stack.enter_context(blocker.unblock())
        stack.enter_context(transaction.atomic())
        stack.callback(transaction.set_rollback, True)
        TO_TAKE_BACK.append(stack)
        yield
        TO_TAKE_BACK.remove(stack)


def made_once(make: Callable[[], Any]) -> tuple[Any, Any]:
    """Return two fixtures: a world made once for a file, and a copy of it for a test.

    Assign both in the file: ``world, season = made_once(new_season)``. A file whose tests
    need the database to themselves makes its world for each.
    """

    @pytest.fixture(scope="module")
    def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
        with taken_back(django_db_blocker):
            yield make()

    @pytest.fixture
    def as_new(world: Any, db: None) -> Any:
        return deepcopy(world)

    return world, as_new


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave the database empty to a test that flushes it."""
    mark = item.get_closest_marker("django_db")
    fixtures = getattr(item, "fixturenames", ())
    if "transactional_db" in fixtures or (mark and mark.kwargs.get("transaction")):
        for stack in reversed(TO_TAKE_BACK):
            stack.close()


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real documents; mark the test with `corpus`."""
    return CORPUS


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the system's own Chromium: nothing is downloaded."""
    return {"executable_path": CHROMIUM, "args": CHROMIUM_ARGUMENTS}
