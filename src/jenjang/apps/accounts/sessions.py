"""Sessions as Django keeps them, read by a query that is worded once a process."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from jenjang.web.prepared import Given, Prepared

_CURRENT = Prepared(
    lambda: Session.objects.filter(
        session_key=Given("key", CharField()), expire_date__gt=Given("now", DateTimeField())
    )
)


class SessionStore(DatabaseStore):
    """Reads at each request; all else is Django's."""

    def _get_session_from_db(self) -> Session | None:
        found = _CURRENT.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found
