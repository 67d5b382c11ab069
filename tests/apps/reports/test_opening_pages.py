"""The page on which an office opens its report, where there is none yet."""

from django.urls import reverse

from jenjang.apps.reports.models import PerformanceReport


def test_a_report_is_opened_from_the_list(client, kecamatan):
    client.force_login(kecamatan.user("operator"))
    page = client.get(reverse("reports:written_list")).content.decode()
    assert "Belum ada laporan" in page
    choices = page.split('name="period"')[1].split("</select>")[0]
    assert choices.count("<option") == 7

    period = choices.split('value="')[1].split('"')[0]
    answer = client.post(reverse("reports:open"), {"period": period, "whose": "unit"})

    report = PerformanceReport.objects.get()
    assert answer.url == reverse("reports:written", args=[report.pk])
    assert str(report) in client.get(reverse("reports:written_list")).content.decode()
