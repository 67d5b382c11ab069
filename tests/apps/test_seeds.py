"""Real bundles of three pemda, read and adopted, each in a database of its own."""

import pytest

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.agreements.snapshots import document_of
from jenjang.apps.intake.services import adopt_papers
from jenjang.apps.organisation.models import Appointment, Position, Unit
from jenjang.apps.plans.models import Activity, Objective
from jenjang.apps.plans.snapshots import ceilings_of
from jenjang.papers.document import Agreement as Document
from jenjang.papers.reading import read
from jenjang.papers.writing import write
from tests.apps.intake_rows import row_counts
from tests.factories import GovernmentFactory
from tests.real_papers import reading_of

MANGKUTANA = ("mangkutana-pk-2025", "Kabupaten Luwu Timur", "Bupati Luwu Timur")
MARTAPURA_BARAT = ("martapura-barat-lkjip-2023", "Kabupaten Banjar", "Bupati Banjar")
SOKARAJA = ("sokaraja-pk-2020", "Kabupaten Banyumas", "Bupati Banyumas")

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.django_db,
    pytest.mark.sqlite,
]  # of files: the same of any database


@pytest.fixture
def seed(corpus):
    def papers(name: str, pemda: str, head_title: str) -> list[Document]:
        GovernmentFactory(name=pemda, head_title=head_title)
        reading = reading_of(corpus / "seeds" / f"{name}.txt")
        return [one for one in reading.documents if one.kind.startswith("PK")]

    return papers


def in_the_unit() -> int:
    return Position.objects.filter(unit=Unit.objects.get()).count()


def test_the_mangkutana_bundle_is_one_tree_of_eight_officials_and_the_bupati(seed):
    documents = seed(*MANGKUTANA)

    result = adopt_papers(documents, by=None)

    unit = Unit.objects.get()
    assert (unit.name, in_the_unit()) == ("Kecamatan Mangkutana", 8)
    assert [p.name for p in Position.objects.filter(reports_to=None)] == [
        "Bupati Luwu Timur"
    ]
    assert Appointment.objects.count() == 9
    assert ceilings_of(unit.pk, 2025).total_idr == 2_834_945_800
    assert Agreement.objects.filter(state=State.IN_FORCE).count() == 8
    assert not Objective.objects.filter(is_orphan=True).exists()
    assert {one.level for one in Objective.objects.filter(parent=None)} == {
        "sasaran strategis"
    }
    assert sum("Rp 33.187.200" in remark for remark in result.remarks) == 1


def test_every_activity_of_mangkutana_stands_under_its_program(seed):
    documents = seed(*MANGKUTANA)

    adopt_papers(documents, by=None)

    roots = Activity.objects.filter(parent=None).order_by("code")
    assert [one.code for one in roots] == [f"7.01.0{n}" for n in range(1, 7)]
    assert ceilings_of(Unit.objects.get().pk, 2025).differences == ()


def test_the_martapura_barat_bundle_is_ten_officials(seed):
    documents = seed(*MARTAPURA_BARAT)

    adopt_papers(documents, by=None)

    assert in_the_unit() == 10
    assert ceilings_of(Unit.objects.get().pk, 2023).total_idr == 2_511_824_579
    assert sorted(Agreement.objects.values_list("revision", flat=True)) == [0] + [1] * 9
    assert not Objective.objects.filter(is_orphan=True).exists()


def test_the_sokaraja_paper_is_adopted(seed):
    documents = seed(*SOKARAJA)

    result = adopt_papers(documents, by=None)

    assert in_the_unit() == 1
    assert ceilings_of(Unit.objects.get().pk, 2020).total_idr == 834_756_000
    assert [remark for remark in result.remarks if "kumulatif" in remark] != []


@pytest.mark.parametrize(
    "bundle",
    [MANGKUTANA, MARTAPURA_BARAT, SOKARAJA],
)
def test_a_bundle_adopted_twice_is_adopted_once(seed, bundle):
    documents = seed(*bundle)
    adopt_papers(documents, by=None)
    before = row_counts()

    again = adopt_papers(documents, by=None)

    assert again.is_nothing_new
    assert row_counts() == before


@pytest.mark.parametrize("to", ["docx", "pdf"])
@pytest.mark.parametrize(
    ("bundle", "layout"),
    [(MANGKUTANA, "luwu_timur"), (MARTAPURA_BARAT, "banjar"), (SOKARAJA, "banyumas")],
)
def test_every_adopted_paper_written_in_its_pemdas_layout_says_the_same(
    seed, tmp_path, bundle, layout, to
):
    adopt_papers(seed(*bundle), by=None)
    frozen = [document_of(agreement) for agreement in Agreement.objects.all()]

    written = []
    for number, document in enumerate(frozen):
        file = tmp_path / f"{number}.{to}"
        file.write_bytes(write(document, to=to, layout=layout))
        written += read(file).documents

    assert frozen != []
    assert written == frozen
