"""`jenjang bench`: its set is the one it says it is, on a small scale."""

import os
import subprocess
import sys
import time
from contextlib import redirect_stdout
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from random import Random
from threading import Thread
from urllib.parse import parse_qs

import pytest
from django.contrib.auth import authenticate
from tests.conftest import taken_back

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.snapshots import document_of
from jenjang.apps.measurement.models import Achievement, Result, Summary
from jenjang.apps.organisation.models import Government, Role
from jenjang.apps.plans.models import Objective
from jenjang.config.bench import BENCHES, flags, kabupaten, load, offices, seed
from jenjang.config.bench.flags.plants import PLANTS, planted
from jenjang.config.bench.flags.world import invented_world
from jenjang.config.bench.report import percentile
from jenjang.config.cli import main

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def small_set(django_db_setup, django_db_blocker):
    """Make one unit and one year once for this file, and return what was printed."""
    said = StringIO()
    with (
        pytest.MonkeyPatch.context() as smaller,
        taken_back(django_db_blocker),
        redirect_stdout(said),
    ):
        smaller.setattr(offices, "UNITS", 1)
        smaller.setattr(offices, "YEARS", (2026,))
        smaller.setattr(seed, "YEARS", (2026,))
        seed.run()
        yield said.getvalue()


def test_a_unit_has_a_year_of_figures(small_set):
    assert "| results | 2400 |" in small_set
    assert Agreement.objects.count() == len(kabupaten.POSTS)
    assert Result.objects.exclude(numerator=None).exclude(denominator=None).count() == 2400


def test_every_result_is_rolled_up(small_set):
    assert Achievement.objects.exclude(percent=None).count() == 2400
    whole_year = Summary.objects.of_units().get(period__n=4)
    assert (whole_year.indicator_count, whole_year.measured_count) == (200, 200)
    assert Decimal(80) < whole_year.achievement_percent < Decimal(130)


def test_the_money_of_the_unit_is_counted_once(small_set):
    summary = Summary.objects.of_units().get(period__n=4)
    sub_kegiatan = [line for line in kabupaten.lines() if line.level == "sub kegiatan"]
    assert summary.ceiling_idr == sum(line.amount_idr(2026) for line in sub_kegiatan)
    assert 0 < summary.spent_idr < summary.ceiling_idr


def test_the_tree_hangs_together(small_set):
    tops = Objective.objects.filter(parent=None)
    assert {top.owner.name for top in tops} == {"Camat"}
    for objective in Objective.objects.exclude(parent=None).select_related("parent"):
        assert objective.path.startswith(objective.parent.path)


def test_every_document_is_the_frozen_one(small_set):
    for agreement in Agreement.objects.all():
        assert document_of(agreement).year == 2026


def test_the_camat_may_enter_and_is_no_admin(small_set):
    camat = authenticate(username=offices.CAMAT, password=offices.PASSWORD)
    assert [grant.role for grant in camat.grants.all()] == [Role.KEPALA]


def test_a_second_run_adds_nothing(small_set):
    before = Result.objects.count()
    seed.run()
    assert Result.objects.count() == before


def test_the_database_of_a_real_pemda_is_left_alone(monkeypatch):
    another = {"name": "Kabupaten Lain", "head_title": "Bupati Lain"}
    Government.objects.update_or_create(defaults=another)
    with pytest.raises(ValueError, match="Basis data ini milik Kabupaten Lain"):
        seed.run()


def test_an_unknown_bench_is_refused_with_the_known_ones(capsys):
    assert main(["bench", "kecepatan"]) == 2
    names = ", ".join(bench.name for bench in BENCHES)
    assert f"Pilihannya: {names}." in capsys.readouterr().err


@pytest.mark.parametrize(("percent", "figure"), [(50, 2.0), (95, 4.0), (100, 4.0)])
def test_a_percentile_is_a_figure_that_was_measured(percent, figure):
    assert percentile([4.0, 2.0, 1.0, 3.0], percent) == figure


class Answering(BaseHTTPRequestHandler):
    """Answers pages, and stores what comes with the version that is stored."""

    protocol_version = "HTTP/1.1"
    stored = 3

    def do_GET(self) -> None:
        """Answer."""
        self._say(200, b"halaman")

    def do_POST(self) -> None:
        """Store one after another; refuse who comes with another version."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if parse_qs(body)["version"] != [str(Answering.stored)]:
            return self._say(200, b"belum tersimpan")
        Answering.stored += 1
        return self._say(200, b"saved")

    def _say(self, status: int, text: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_a_crowd_saves_each_version_once_and_tells_what_went_wrong():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    Thread(target=server.serve_forever, daemon=True).start()
    right = load.Cell("/simpan/", numerator=3, denominator=4, version=3)
    wrong = load.Cell("/simpan/", numerator=3, denominator=4, version=99)

    crowd = load.Crowd(server.server_port, "sesi", [right, wrong])

    answers = crowd.ask(rate=20, count=20)
    alone = crowd.ask_alone(3)
    crowd.leave()

    server.shutdown()
    server.server_close()
    assert [one.is_right for one in answers if one.is_write] == [True, False, True, False]
    assert all(one.is_right for one in answers if not one.is_write)
    assert right.version == Answering.stored == 5
    assert [one.is_right and not one.is_write for one in alone] == [True] * 3


def test_the_seconds_of_a_process_are_those_of_its_children_too():
    burning = [sys.executable, "-c", "while True: pass"]
    with subprocess.Popen(burning) as child:
        before = load.cpu_seconds(os.getpid())
        end = time.monotonic() + 30
        while load.cpu_seconds(os.getpid()) < before + 0.2 and time.monotonic() < end:
            time.sleep(0.05)
        spent = load.cpu_seconds(os.getpid()) - before
        child.kill()
    assert round(spent, 6) >= 0.2


def test_planted_anomalies_are_flagged_and_honest_figures_left_alone():
    score = flags.measure(seed=5, times=15)

    assert len(score.planted) >= 8
    assert score.planted.total() >= 200
    assert score.recall >= 0.95
    assert score.false_share <= 0.01


def test_what_was_planted_is_taken_back():
    world = invented_world(3)
    before = [[list(one.figures) for one in series] for series in world.series]

    for plant in PLANTS:
        with planted(Random(3), world, plant):
            pass

    assert [[one.figures for one in series] for series in world.series] == before
    assert not world.late
