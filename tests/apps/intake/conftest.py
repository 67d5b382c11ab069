"""The fixtures of the pages, for the pages of this app."""

from tests.web.conftest import admin, furnished, operator, place, signed_in

__all__ = ["admin", "furnished", "operator", "place", "signed_in"]
