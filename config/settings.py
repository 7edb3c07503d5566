"""What may be configured? Everything here, from the environment; `.env.example` lists it all. Safe by default."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from config import env, keys, logs

BASE_DIR = Path(__file__).resolve().parent.parent
env.read_file(BASE_DIR / ".env")

# Where the house keeps what it owns -------------------------------------------------------------------------
DATA_DIR = Path(env.text("COUNTERSIGN_DATA", str(BASE_DIR / "var"))).resolve()


def _addresses() -> dict:
    """What a running `manage.py up` noted of its own database and broker, for commands run beside it."""
    try:
        return json.loads((DATA_DIR / "addresses.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


# Secrets ----------------------------------------------------------------------------------------------------
KEYS = keys.load(DATA_DIR)
SECRET_KEY = KEYS.secret_key
PSEUDONYM_KEY = KEYS.pseudonym_key
RECEIPT_KEY = KEYS.receipt_key
SEAL_KEYS = KEYS.seal_keys

# The web ----------------------------------------------------------------------------------------------------
DEBUG = env.flag("COUNTERSIGN_DEBUG", default=False)
SITE_URL = env.text("COUNTERSIGN_SITE_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.listed("COUNTERSIGN_HOSTS", "127.0.0.1,localhost")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

# Plain http is for this machine only: `up` says so itself, everybody else gets https.
HTTPS = env.flag("COUNTERSIGN_HTTPS", default=True)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.number("COUNTERSIGN_HSTS_SECONDS", 31_536_000 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if env.flag("COUNTERSIGN_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Browsers tell cookies apart by host, not by port: two houses on one machine must not share theirs.
_COOKIE = "__Host-countersign" if HTTPS else f"countersign-{urlsplit(SITE_URL).port or 80}"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_COOKIE}-session", f"{_COOKIE}-csrf"
LANGUAGE_COOKIE_NAME = f"{_COOKIE}-language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = env.number("COUNTERSIGN_SESSION_SECONDS", 12 * 60 * 60)
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

# Apps, from the ground up -----------------------------------------------------------------------------------
OURS = ["events", "design", "accounts", "personas", "cases", "reports", "past", "notifications", "trends"]
OURS += ["demo", "benchmarks", "config"]
INSTALLED_APPS = [
    *OURS,
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_filters",
    "django_structlog",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "pgtrigger",
    "rest_framework",
    "rest_framework.authtoken",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.keeping.NothingKept",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.languages.Spoken",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # closed unless a view says otherwise
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.errors.Refusals",
]

# Data -------------------------------------------------------------------------------------------------------
DATABASE_URL = env.text("DATABASE_URL") or _addresses().get("database", "postgresql:///countersign")
DATABASES = {"default": {**env.database(DATABASE_URL), "ATOMIC_REQUESTS": False, "CONN_MAX_AGE": 0}}
# A pool suits threads (web server, worker with -P threads); a command that runs once has no use for one. While the
# database is away, it is tried again as long as somebody waits, not ever more seldom.
if env.flag("COUNTERSIGN_POOL", default=False):
    size = env.number("COUNTERSIGN_POOL_SIZE", 12)
    DATABASES["default"]["OPTIONS"]["pool"] = {
        "min_size": 1, "max_size": size, "timeout": 10, "reconnect_timeout": 10
    }  # fmt: skip
# What a connection is asked again it plans once: see events/statements.py. Behind a pooler of its own it can't. And
# no disk needs longer for pages that aren't neighbours: a queue is walked along its index, not gathered and sorted.
if env.flag("COUNTERSIGN_PLAN_ONCE", default=True):
    options = DATABASES["default"]["OPTIONS"]
    planning = "-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1"
    options |= {"prepare_threshold": 1, "options": f"{options.get('options', '')} {planning}".strip()}
# The cache is in the database, so that a stopped broker stops nobody from signing in or reporting.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

# Work after the act -----------------------------------------------------------------------------------------
BROKER_URL = env.text("BROKER_URL") or _addresses().get("broker", "redis://127.0.0.1:6379/0")
CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_IGNORE_RESULT = CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_TIME_LIMIT = 600
CELERY_TIMEZONE = "Europe/London"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its broker for as long as it takes
# A task taken by a worker that was killed is another's within about a minute.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": env.number("COUNTERSIGN_VISIBILITY_TIMEOUT", 60),
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 1,
    "max_retries": 1,
    "interval_start": 0,
    "interval_max": 0.2,
}
# A nudge is a courtesy: if the broker is away, give up at once, since the sweep comes anyway.
CELERY_TASK_PUBLISH_RETRY = False
EVENT_READERS = ["notifications", "trends", "matches"]
DISCLOSURE = env.text("COUNTERSIGN_DISCLOSURE", "5 5 20")  # smallest count shown, rounding, smallest base of a share

# Sign-in ----------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS, SESSION_ENGINE = ["accounts.recognising.Recognised"], "accounts.recognising"
LOGIN_URL = LOGOUT_REDIRECT_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]  # fmt: skip
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "config.sign_in.ClosedDoor"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "change_password": "config.sign_in_forms.AnotherPassword",
    "reset_password_from_key": "config.sign_in_forms.NewPassword",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a password reset writes to nobody who isn't ours
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
SOCIALACCOUNT_ADAPTER = "config.sign_in.SingleSignOn"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link, since our content policy lets no form lead to another house
SOCIALACCOUNT_PROVIDERS: dict = {"openid_connect": {"APPS": json.loads(env.text("COUNTERSIGN_OIDC", "[]"))}}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Countersign"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the administrator who added the person vouches for the address
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

# The API ----------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.tokens.ByDigest",
        "rest_framework.authentication.SessionAuthentication",
    ],  # fmt: skip
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["design.api.JSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "config.errors.api_exception_handler",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Countersign",
    "DESCRIPTION": "Reports of suspicious approaches, the cases that follow, and figures that can be defended.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums", "config.api.add_problems"],
    "ENUM_NAME_OVERRIDES": {
        "StatusName": "cases.terms.Status",
        "SeverityName": "cases.terms.Severity",
        "OutcomeName": "cases.terms.Outcome",
        "ModeName": "cases.terms.Mode",
        "SignedInModeName": [("named", "Named"), ("confidential", "Confidential")],
    },
}

# Pages ------------------------------------------------------------------------------------------------------
FORM_RENDERER = "design.rendering.GovukRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.house",
            ],
            "builtins": ["django.templatetags.i18n"],
        },
    }
]
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "design.files.DesignSystems",  # the design systems, without the font and logos that aren't ours to use
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = False  # a picture that is missing is no reason to refuse a page
MEDIA_ROOT = DATA_DIR / "media"
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/London"

# Evidence ---------------------------------------------------------------------------------------------------
# Always sealed before it is stored; in the data folder unless an S3 is named.
STORAGES["evidence"] = env.store(env.text("COUNTERSIGN_EVIDENCE_STORE"), DATA_DIR / "evidence")
SCANNER = env.text("COUNTERSIGN_SCANNER")  # of viruses; without one nothing is ever called clean
FILE_UPLOAD_HANDLERS = ["cases.evidence.receiving.InMemory"]

# Mail -------------------------------------------------------------------------------------------------------
MAIL_DIR = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = env.text("COUNTERSIGN_MAIL_FROM", "Countersign <countersign@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 10
globals().update(env.outgoing_mail(MAIL_DIR))

# Watching it run --------------------------------------------------------------------------------------------
METRICS_TOKEN = env.text("COUNTERSIGN_METRICS_TOKEN")

# Logs: no address of a machine, no browser, no user id, ever (see config/logs.py) -----------------------------
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = ""
LOGGING = logs.logging(
    level=env.text("COUNTERSIGN_LOG_LEVEL", "INFO").upper(),
    as_json=env.text("COUNTERSIGN_LOG_FORMAT", "json") == "json",
)
logs.configure()
