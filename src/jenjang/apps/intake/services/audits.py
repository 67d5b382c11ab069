"""What was read is audited: as it was read, as people corrected it, and held together.

The auditor runs in a process of its own; what it finds is kept with the upload its root
stands in, and visible to whoever may see that upload.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.snapshots import sha256_of
from jenjang.apps.findings.models import Finding, FindingQuerySet
from jenjang.apps.findings.services import About, is_audited, keep_audit
from jenjang.apps.history.services import record
from jenjang.apps.intake.models import Transcript, Upload
from jenjang.apps.intake.reading import audit_apart
from jenjang.apps.intake.services.corrections import corrected_reading
from jenjang.core.values import Refused
from jenjang.papers.audit.exchange import from_json

Json = dict[str, Any]

MOST_TOGETHER = 12
CHOOSE = f"Pilih 2 sampai {MOST_TOGETHER} berkas yang sudah terbaca untuk dibandingkan."
ONE_UNIT = "Yang dibandingkan berkas dari satu unit; pilih berkas dari unit yang sama."


def keep_first_audit(upload: Upload, reading: Json, *, by: User | None) -> None:
    """Keep what the reading child found; nothing where its auditor failed."""
    Transcript.objects.update_or_create(
        upload=upload, defaults={"blocks": reading.get("blocks") or []}
    )
    found = reading.get("findings")
    if found is not None:
        _keep(upload, upload.reading, found, by)


def grave_findings(upload: Upload) -> FindingQuerySet:
    """Return what adopting must be asked about: certain, grave and open."""
    return Finding.objects.of_subject(upload).stopping()


def audit_again(*, upload_id: int, by: User | None) -> None:
    """Audit an upload anew where the facts are others than the last run saw.

    It is held against the uploads it was last compared with. Raise Refused, with what was
    found before left as it is, where the auditor fails.
    """
    upload = Upload.objects.kept().get(pk=upload_id)
    if is_audited(upload, facts_sha256(corrected_reading(upload))):
        return
    uploads = [upload, *Upload.objects.kept().filter(pk__in=_beside(upload))]
    (run, *_) = _run(uploads)
    with transaction.atomic():
        _keep_locked(*run, by)


def audit_together(
    *, uploads: Sequence[Upload], by: User | None
) -> list[tuple[Upload, int]]:
    """Compare several uploads of one unit; return each with how many findings it has.

    Raise Refused for too few, too many, or of several units, and where the auditor fails.
    """
    if not 2 <= len(uploads) <= MOST_TOGETHER:
        raise Refused(CHOOSE)
    if len({one.unit_id for one in uploads}) > 1:
        raise Refused(ONE_UNIT)
    runs = _run(uploads)
    with transaction.atomic():
        for run in runs:
            _keep_locked(*run, by)
        for upload in uploads:
            _remember(upload, uploads)
            others = [one.name for one in uploads if one != upload]
            after = {"beside": others}
            record(actor=by, action="upload.compared", subject=upload, after=after)
    return [(upload, len(found)) for upload, _, found in runs]


def facts_sha256(reading: Json) -> str:
    """Return the hash of what the documents state; doubts are no part of it."""
    stated = [
        {key: value for key, value in document.items() if key != "doubts"}
        for document in reading.get("documents", [])
    ]
    return sha256_of({"documents": stated})


def _beside(upload: Upload) -> list[int]:
    kept = Transcript.objects.filter(upload=upload, beside__isnull=False)
    return list(kept.values_list("beside", flat=True))


def _remember(upload: Upload, uploads: Iterable[Upload]) -> None:
    transcript, _ = Transcript.objects.get_or_create(upload=upload)
    transcript.beside.set([one for one in uploads if one != upload])


def _run(uploads: Sequence[Upload]) -> list[tuple[Upload, Json, list[Json]]]:
    """Return each upload, as corrected, with the findings whose root stands in it."""
    names, papers, readings = _names(uploads), [], []
    kept = dict(
        Transcript.objects.filter(upload__in=uploads).values_list("upload", "blocks")
    )
    for upload, name in zip(uploads, names, strict=True):
        reading = corrected_reading(upload)
        readings.append(reading)
        documents = reading.get("documents", [])
        blocks = kept.get(upload.pk, [])
        papers.append({"file": name, "blocks": blocks, "documents": documents})
    found: defaultdict[str, list[Json]] = defaultdict(list)
    for one in audit_apart(papers):
        found[one["places"][0]["file"] if one["places"] else names[0]].append(one)
    return [
        (upload, reading, found[name])
        for upload, reading, name in zip(uploads, readings, names, strict=True)
    ]


def _names(uploads: Iterable[Upload]) -> list[str]:
    """Return the name of each, told apart where two are called the same."""
    seen: Counter[str] = Counter()
    names = []
    for upload in uploads:
        seen[upload.name] += 1
        times = seen[upload.name]
        names.append(f"{upload.name} ({times})" if times > 1 else upload.name)
    return names


def _keep_locked(upload: Upload, reading: Json, found: list[Json], by: User | None) -> None:
    """Keep a run; of two at once the later one sees what the other kept."""
    locked = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    _keep(locked, reading, found, by)


def _keep(upload: Upload, reading: Json, found: list[Json], by: User | None) -> None:
    years = {one.get("year") for one in reading.get("documents", [])} - {None}
    year = years.pop() if len(years) == 1 else None
    about = About(upload, upload.unit_id, year, facts_sha256(reading))
    keep_audit(about=about, findings=[from_json(one) for one in found], by=by)
