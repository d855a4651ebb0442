"""Settings of Django, all of them from ``environment``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from naungan.web.environment import SERVER, read_environment

ENVIRONMENT = read_environment()
_HERE = Path(__file__).parent

SECRET_KEY = ENVIRONMENT.session_key
DEBUG = False
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "naungan.web.urls"
WSGI_APPLICATION = "naungan.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "naungan.web.site",
    "naungan.web.accounts",
    "naungan.web.audit",
    "naungan.web.keeping",
    "naungan.web.trail",
    "naungan.web.jobs",
    "naungan.web.collection",
    "naungan.web.results",
    "naungan.web.decisions",
    "naungan.web.evaluating",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
]
MIDDLEWARE = [
    "naungan.web.addresses.believed",
    "naungan.web.serve.access.access",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "naungan.web.site.middleware.indonesian",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "naungan.web.audit.middleware.actor",
    "naungan.web.accounts.sessions.kept",
    "naungan.web.site.middleware.refusals",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "naungan.web.site.context.seat",
            ],
        },
    }
]

# SQLite: one writer at a time, who says so when he begins; a replaced row leaves its trace only with recursive triggers.
_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
_EMBEDDED = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": str(ENVIRONMENT.data / "naungan.sqlite3"),
    "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _PRAGMAS},
}
DATABASES: dict[str, Any] = {
    "default": dict(dj_database_url.parse(ENVIRONMENT.database, conn_max_age=60)) if ENVIRONMENT.database else _EMBEDDED,
}
# Limits of guessing hold for all processes of the server.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "tembolok"}}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
FORMAT_MODULE_PATH = "naungan.web.formats"

STATIC_URL = "static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# 50 MB, told with a sentence by the page that takes files; what comes in is written as it comes.
BERKAS_PALING_BESAR = 50 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["naungan.web.site.uploads.Limited"]
# Made by whoever serves; without it nothing is taken in.
FILE_UPLOAD_TEMP_DIR = str(ENVIRONMENT.scratch) if ENVIRONMENT.scratch.is_dir() else None
FILE_UPLOAD_PERMISSIONS = 0o600

_SECURE = ENVIRONMENT.mode == SERVER
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = _SECURE
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.proxies else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

from naungan.web.accounts.sign_in import *  # noqa: E402, F403  # the settings of signing in stand with the room that owns them
