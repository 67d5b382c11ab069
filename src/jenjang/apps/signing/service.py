"""The signing service as this installation's settings name it."""

from pathlib import Path
from typing import Any

from django.conf import settings

from jenjang.core.values import Refused
from jenjang.papers.signing.bsre import Service


def bsre_service() -> Service | None:
    """Return the service, None where none is set; raise Refused for half a setting."""
    said: dict[str, Any] = settings.BSRE
    if not said["url"]:
        return None
    try:
        secret = Path(said["secret_file"]).read_text().strip()
    except OSError:
        raise Refused(
            "Berkas JENJANG_BSRE_SECRET_FILE tidak terbaca; periksa pengaturannya."
        ) from None
    return Service(
        url=said["url"],
        user=said["user"],
        secret=secret,
        version=said["version"],
        sign_seconds=said["seconds"],
    )


def is_bsre_set_up() -> bool:
    """Return whether signing by BSrE may be offered."""
    return bool(settings.BSRE["url"])
