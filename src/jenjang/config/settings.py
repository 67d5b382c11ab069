"""Django's settings, from the environment (config.environment)."""

import os
import secrets
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import django_stubs_ext
from csp.constants import NONE, SELF

from jenjang.config import environment

django_stubs_ext.monkeypatch()

PACKAGE = Path(__file__).resolve().parent.parent
DATA = environment.data_folder()
DEBUG = environment.DEBUG.value == "1"
HTTPS = environment.HTTPS.value == "1"


def _secret_key() -> str:
    """Return the key kept in the data folder, made there on first use."""
    kept = DATA / "secret-key"
    if not kept.exists():
        DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return kept.read_text()


def _database(url: str) -> dict[str, Any]:
    """Return Django's database settings; an empty url is the SQLite file of the folder."""
    if not url:
        # Measured: Django's default (DEFERRED) lost 816 of 1,000 writes, this none.
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(DATA / "jenjang.sqlite3"),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                "PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


SECRET_KEY = _secret_key()
PUBLIC_URL = (environment.PUBLIC_URL.value or f"http://{environment.BIND.value}").rstrip(
    "/"
)
ALLOWED_HOSTS = [h.strip() for h in environment.HOSTS.value.split(",") if h.strip()] or [
    "127.0.0.1",
    "localhost",
    "[::1]",
    environment.BIND.value.rsplit(":", 1)[0],
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "jenjang.web",
    "jenjang.apps.history",
    "jenjang.apps.files",
    "jenjang.apps.accounts",
    "jenjang.apps.organisation",
    "jenjang.apps.findings",
    "jenjang.apps.plans",
    "jenjang.apps.agreements",
    "jenjang.apps.followup",
    "jenjang.apps.measurement",
    "jenjang.apps.reports",
    "jenjang.apps.notices",
    "jenjang.apps.intake",
    "jenjang.apps.signing",
]
MIDDLEWARE = [
    "jenjang.apps.history.middleware.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # before static files: a checkout has no .gz
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "jenjang.apps.organisation.middleware.FirstRun",
    "jenjang.apps.accounts.middleware.PasswordFirst",
    "jenjang.apps.measurement.middleware.Recount",
    "jenjang.web.middleware.RefusalPage",
]
ROOT_URLCONF = "jenjang.config.urls"
WSGI_APPLICATION = "jenjang.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jenjang.apps.organisation.context.frame",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": ["template_partials.templatetags.partials"],
        },
    }
]
DATABASES = {"default": _database(environment.DATABASE.value)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False  # services hold their own transactions

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_ADAPTER = "jenjang.apps.accounts.adapter.OfficeAdapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = PACKAGE / "staticfiles"  # a wheel carries it, a checkout has none
IS_COLLECTED = STATIC_ROOT.is_dir()
PLAIN_STATIC_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
HASHED_STATIC_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": HASHED_STATIC_STORAGE if IS_COLLECTED else PLAIN_STATIC_STORAGE
    },
}
warnings.filterwarnings("ignore", "No directory at", module="django")  # a checkout's
WHITENOISE_USE_FINDERS = not IS_COLLECTED
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # in the wheel

SESSION_ENGINE = "jenjang.apps.accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# HSTS for other hosts of the domain, and in browsers' own lists, is the pemda's to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1000  # the form refuses far fewer, and says how many
UPLOAD_LIMIT_BYTES = int(environment.UPLOAD_MB.value) * 1024 * 1024
UPLOAD_QUOTA_BYTES = int(environment.QUOTA_MB.value) * 1024 * 1024
EVIDENCE_LIMIT_BYTES = int(environment.EVIDENCE_MB.value) * 1024 * 1024
EVIDENCE_LINKS_MAY_BE_PRIVATE = False  # tests alone look at pages of their own machine

BSRE: dict[str, Any] = {
    "url": environment.BSRE_URL.value,
    "user": environment.BSRE_USER.value,
    "secret_file": environment.BSRE_SECRET_FILE.value,
    "version": int(environment.BSRE_VERSION.value),
    "seconds": float(environment.BSRE_SECONDS.value),
}
TRUSTED_CERTIFICATES = environment.TRUSTED_CERTIFICATES.value

# Where reminders go by e-mail; without a host none does (apps.notices).
SMTP: dict[str, Any] = {
    "host": environment.SMTP_HOST.value,
    "port": int(environment.SMTP_PORT.value),
    "security": environment.SMTP_SECURITY.value,
    "user": environment.SMTP_USER.value,
    "password_file": environment.SMTP_PASSWORD_FILE.value,
    "sender": environment.SMTP_SENDER.value,
    "seconds": 20.0,
}

# Queued in the database itself; `jenjang worker` carries them out (docs/decisions).
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django_tasks_db": {"level": "ERROR"},  # it tells of every Ctrl+C
        "pyhanko": {"level": "ERROR"},  # and it of every issuer that nobody knows
    },
}
