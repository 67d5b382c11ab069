"""Users and officials from Excel: rehearsed, then done, all or nothing."""

import io

import pytest
import python_calamine
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.imports import officials, users
from jenjang.apps.organisation.imports.sheet import Problem, read_rows, template
from jenjang.apps.organisation.models import Appointment, Official, Position, Role
from jenjang.apps.organisation.permissions import roles
from jenjang.core.values import Refused

USER_HEADING = ["Nama pengguna", "Nama lengkap", "Surel", "Peran", "Perangkat daerah"]
PEOPLE_HEADING = ["Jabatan", "Atasan langsung", "Nama", "NIP", "Pangkat/golongan", "Sejak"]


def workbook(*rows: list[object]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for n, row in enumerate(rows):
        sheet.write_row(n, 0, row)
    book.close()
    return file.getvalue()


def upload(client, url: str, content: bytes):
    return client.post(url, {"sheet": SimpleUploadedFile("lembar.xlsx", content)})


def test_a_sheet_of_users_is_shown_first_and_then_applied(admin, place):
    sheet = workbook(
        USER_HEADING,
        ["bagus", "Bagus Pramono, S.IP.", "", "operator", "KECAMATAN SUKAMAJU"],
        ["maria", "Maria Tandi, S.E.", "maria@contoh.go.id", "pembina", ""],
    )
    rehearsed = upload(admin, "/pengguna/impor/", sheet)
    assert [line for line, _ in rehearsed.context["outcome"].lines] == [2, 3]
    assert not User.objects.filter(username="bagus").exists()

    done = admin.post("/pengguna/impor/terapkan/", {"ticket": rehearsed.context["ticket"]})

    bagus = User.objects.get(username="bagus")
    assert roles(bagus, place.unit) == {Role.OPERATOR}
    assert bagus.check_password(done.context["issued"][0].password)


def test_every_problem_names_its_row_its_column_and_what_to_do(admin, place):
    sheet = workbook(
        USER_HEADING,
        ["bagus", "Bagus Pramono", "", "raja", ""],
        ["maria", "Maria Tandi", "", "operator", "Kecamatan Antah"],
        ["Y R", "Yusuf Ramadhan", "", "pembina", ""],
    )

    outcome = upload(admin, "/pengguna/impor/", sheet).context["outcome"]

    assert [(one.row, one.column) for one in outcome.problems] == [
        (2, "Peran"),
        (3, "Perangkat daerah"),
        (4, "Nama pengguna"),
    ]
    assert outcome.problems[1] == Problem(
        3,
        "Perangkat daerah",
        "Tidak ada unit “Kecamatan Antah”; periksa ejaannya atau tambahkan dahulu.",
    )


def test_one_bad_row_stores_none_of_the_good_ones(admin, place):
    sheet = workbook(
        USER_HEADING,
        ["maria", "Maria Tandi", "", "pembina", ""],
        ["bagus", "Bagus Pramono", "", "raja", ""],
    )

    assert upload(admin, "/pengguna/impor/", sheet).context["ticket"] == ""
    assert not User.objects.filter(username="maria").exists()


def test_a_sheet_of_officials_makes_the_tree_whatever_its_order(operator, place):
    sheet = workbook(
        PEOPLE_HEADING,
        ["Kasi Pelayanan", "Sekcam", "Maria Tandi, S.E.", "", "Penata / III.c", ""],
        ["Sekcam", "Camat", "Bagus Pramono", "198001012006041001", "", "2025-03-01"],
    )
    ticket = upload(operator, "/pejabat/impor/", sheet).context["ticket"]

    operator.post("/pejabat/impor/terapkan/", {"ticket": ticket})

    section = Position.objects.get(name="Kepala Seksi Pelayanan")
    assert section.reports_to is not None
    assert section.reports_to.name == "Sekretaris Camat"
    assert section.reports_to.reports_to == place.camat
    assert Appointment.objects.get(position=section).official.rank == "Penata / III.c"


def test_the_same_sheet_twice_changes_nothing(operator, place):
    sheet = workbook(PEOPLE_HEADING, ["Sekcam", "Camat", "Bagus Pramono", "", "", ""])
    for _ in range(2):
        ticket = upload(operator, "/pejabat/impor/", sheet).context["ticket"]
        operator.post("/pejabat/impor/terapkan/", {"ticket": ticket})

    assert Official.objects.filter(full_name="Bagus Pramono").count() == 1
    assert Appointment.objects.filter(official__full_name="Bagus Pramono").count() == 1


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (["Camat", "Camat", "", "", "", ""], "Atasan langsung"),
        (["Staf", "Panglima", "", "", "", ""], "Atasan langsung"),
        (["Staf", "Camat", "Ani", "123", "", ""], "NIP"),
        (["Staf", "Camat", "Ani", 198001012006041001.0, "", ""], "NIP"),
        (["Staf", "Camat", "Ani", "", "Jenderal", ""], "Pangkat/golongan"),
        (["Staf", "Camat", "Ani", "", "", "Maret 2025"], "Sejak"),
        (["Camat", "", "Ani", "", "", ""], "Nama"),
    ],
    ids=[
        "his own superior",
        "no such superior",
        "a short NIP",
        "a NIP kept as a number",
        "no such rank",
        "a month alone",
        "the position is taken",
    ],
)
def test_the_column_to_blame_is_named(operator, place, row, column):
    outcome = upload(operator, "/pejabat/impor/", workbook(PEOPLE_HEADING, row)).context[
        "outcome"
    ]

    assert [(one.row, one.column) for one in outcome.problems] == [(2, column)]


def test_a_ticket_of_somebody_else_is_worth_nothing(admin, signed_in, place):
    sheet = workbook(USER_HEADING, ["maria", "Maria Tandi", "", "pembina", ""])
    ticket = upload(admin, "/pengguna/impor/", sheet).context["ticket"]

    response = signed_in(Role.ADMIN).post("/pengguna/impor/terapkan/", {"ticket": ticket})

    assert response.status_code == 400
    assert not User.objects.filter(username="maria").exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Berkas ini kosong; pilih berkas Excel yang sudah diisi."),
        (
            b"PK\x03\x04",
            "Ini bukan berkas Excel (.xlsx); unduh contoh lembarnya lalu isikan.",
        ),
        (
            b"%PDF-1.7",
            "Ini bukan berkas Excel (.xlsx); unduh contoh lembarnya lalu isikan.",
        ),
        (
            workbook(["Kolom", "Lain"]),
            (
                "Baris judul tidak ditemukan; kolom yang wajib ada: Nama pengguna, "
                "Nama lengkap, Peran. Unduh contoh lembarnya lalu isikan ke sana."
            ),
        ),
        (
            workbook(USER_HEADING),
            "Lembar ini belum berisi satu baris pun di bawah judul kolom.",
        ),
    ],
    ids=["empty", "a cut zip", "a PDF", "other columns", "no rows"],
)
def test_a_file_that_is_no_such_sheet_is_refused_in_one_sentence(admin, content, sentence):
    response = upload(admin, "/pengguna/impor/", content)

    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == [sentence]


@pytest.mark.parametrize("columns", [users.COLUMNS, officials.COLUMNS])
def test_the_template_has_the_columns_that_are_read(columns):
    sheet = template("Contoh", columns)
    heading = python_calamine.load_workbook(io.BytesIO(sheet)).get_sheet_by_index(0)

    assert heading.to_python()[0] == [column.name for column in columns]
    with pytest.raises(Refused, match="belum berisi satu baris pun"):
        read_rows(sheet, columns)


def test_the_template_is_downloaded_under_its_own_name(operator):
    response = operator.get("/pejabat/impor/contoh/")

    assert response.headers["Content-Disposition"] == (
        'attachment; filename="contoh-pejabat.xlsx"'
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"
