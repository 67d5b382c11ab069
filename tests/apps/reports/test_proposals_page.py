"""The proposals of a whole report are read and decided by objective and indicator."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jenjang.apps.reports.models import Passage, Section
from jenjang.apps.reports.views.written.proposals import groups_of
from tests.apps.reports.written import opened_with_proposals


@pytest.fixture
def report(kecamatan):
    return opened_with_proposals(kecamatan)


@pytest.fixture
def writer(client, kecamatan):
    client.force_login(kecamatan.user("operator"))
    return client


def page_of(client, report, **query):
    answer = client.get(reverse("reports:proposals", args=[report.pk]), query)
    return answer.content.decode()


def test_proposals_stand_by_objective_with_their_counts_and_are_paged(writer, report):
    page = page_of(writer, report)
    every = Passage.objects.filter(section__report=report).exclude(proposal="").count()
    assert f"{every} dari {every} usulan belum diputuskan" in page
    groups = groups_of(report)
    assert groups[0].lineage is None
    lineages = [one.lineage for one in groups]
    assert len(set(lineages)) == sum(
        a != b for a, b in zip(lineages, [*lineages[1:], "end"], strict=True)
    )
    pages = re.search(r"Halaman 1 dari (\d)", page)
    assert pages
    assert int(pages[1]) == -(-len(groups) // 12)
    titles = re.findall(r"<summary.*?<span>(.*?)</span>", page)
    assert len(titles) == 12


def test_a_group_is_accepted_as_it_was_read_and_leaves_the_list(writer, report):
    group = next(one for one in groups_of(report) if len(one.waiting) > 2)
    page = page_of(writer, report)
    opened = page.split(f'id="bagian-{group.section.pk}"')[1].split("</details>")[0]
    read = re.findall(r'name="dibaca" value="(\d+:\d+)"', opened)
    assert len(read) == len(group.waiting)
    assert opened.index("Terima</button>") < opened.index('name="dibaca"')
    changed = group.waiting[0]
    Passage.objects.filter(pk=changed.pk).update(version=2, text="Angka baru")

    answer = writer.post(
        reverse("reports:accept", args=[group.section.pk]), {"dibaca": read, "kembali": 1}
    )

    assert answer.url == f"{reverse('reports:proposals', args=[report.pk])}?hal=1"
    left = groups_of(report)
    now = next(one for one in left if one.section == group.section)
    assert [one.pk for one in now.waiting] == [changed.pk]


def test_what_was_decided_is_seen_in_all_with_who_did(client, report, kecamatan):
    ani = kecamatan.user("operator")
    client.force_login(ani)
    one, two = groups_of(report)[0].waiting[:2]
    for passage, act in ((one, "terima"), (two, "hapus")):
        client.post(
            reverse("reports:passage_act", args=[passage.pk, act]),
            {"version": 1, "kembali": "1"},
        )
    page = page_of(client, report, tampil="semua")
    assert f"diterima oleh {ani}" in page
    assert "dibuang" in page
    Passage.objects.filter(section__report=report).update(origin="diketik", proposal="")
    assert "Tidak ada usulan kalimat" in page_of(client, report)


def test_an_official_decides_on_his_own_sections_alone(client, report, kecamatan):
    group = next(one for one in groups_of(report) if len(one.waiting) > 1)
    Section.objects.filter(pk=group.section.pk).update(responsible=kecamatan.kasi)
    client.force_login(kecamatan.user("pegawai", holding=kecamatan.kasi))
    page = page_of(client, report)
    accepts = re.findall(r"/lkjip/bagian/(\d+)/terima/", page)
    assert accepts == [str(group.section.pk)]


def test_one_group_and_many_cost_the_same_queries(writer, report):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            page_of(writer, report)
        return len(asked)

    many = cost()
    keep = groups_of(report)[-1].section.pk
    rows = Passage.objects.filter(section__report=report).exclude(proposal="")
    rows.exclude(section=keep).delete()
    assert cost() == many
