"""Documents as JSON and back: the shape of ``jenjang read --json``.

Amounts, years and numbers are JSON numbers; `at` says where a fact stands, by its path,
and `doubts` which facts are unsure. What is written and read again is the same document;
a dict of another shape is refused by `NotADocument`.
"""

from jenjang.papers.document import Agreement, Decree, Document
from jenjang.papers.exchange import agreements, decrees, reports
from jenjang.papers.exchange.agreements import from_json
from jenjang.papers.exchange.decrees import decree_from_json
from jenjang.papers.exchange.parts import Json, NotADocument
from jenjang.papers.exchange.reports import report_from_json

__all__ = [
    "Json",
    "NotADocument",
    "decree_from_json",
    "from_json",
    "report_from_json",
    "to_json",
]


def to_json(document: Document | Decree) -> Json:
    """Return `document` as a dict that `json.dumps` takes.

    >>> to_json(Agreement(kind="PK", year=2025))["year"]
    2025
    """
    if isinstance(document, Agreement):
        return agreements.to_json(document)
    if isinstance(document, Decree):
        return decrees.to_json(document)
    return reports.to_json(document)
