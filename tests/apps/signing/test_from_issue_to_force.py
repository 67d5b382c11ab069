"""An approved paper is issued with its QR, signed by both, and holds from then on."""

import io

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.agreements.services import issue
from jenjang.apps.files.services import open_stored
from jenjang.apps.organisation.models import Role
from jenjang.apps.plans.models import Stage, Target
from jenjang.apps.signing.services import sign_papers
from jenjang.papers.signing import verify
from jenjang.web.public import check_address
from tests.apps.agreements.season import DAY, new_season
from tests.certificates import PASSPHRASE
from tests.factories import granted
from tests.issued import certified, signature

pytestmark = pytest.mark.django_db


def test_an_agreement_goes_from_approved_to_in_force():
    season = new_season()
    camat = season.drawn()["Camat"]
    Agreement.objects.filter(pk=camat.pk).update(state=State.APPROVED)
    users = [season.user_of(season.camat, Role.KEPALA), granted(Role.PIMPINAN)]
    season.bupati.official.user = users[1]
    season.bupati.official.save()

    paper = issue(agreement_id=camat.pk, day=DAY, by=None)

    pdf = open_stored(paper.issued_pdf)
    fields = enumerate_sig_fields(PdfFileReader(io.BytesIO(pdf)), filled_status=False)
    assert [name for name, _, _ in fields] == ["TTE1", "TTE2"]
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage().get_text_range().replace("\r\n", "")
        assert check_address(paper.code) in text
    for order, party in enumerate((season.camat, season.bupati), start=1):
        certified(party)
        (outcome,) = sign_papers(
            signature_ids=[signature(paper, order).pk],
            user=users[order - 1],
            passphrase=PASSPHRASE,
        )
        assert outcome.refusal is None
    paper.refresh_from_db()
    assert paper.state == State.IN_FORCE
    assert verify(open_stored(signature(paper, 2).file)).is_valid
    assert Target.objects.filter(stage=Stage.PK).exists()
    page = Client().get(reverse("signing:check_code", args=[paper.code]))
    assert "<b>Berlaku</b>" in page.content.decode()
