"""Which settings do the tests run on? The house's own, with a data folder and keys made for this run.

The first process (xdist's controller, or the only one) makes the folder; xdist's workers inherit its name.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from config import catalogues, keys

if "COUNTERSIGN_TEST_DATA" not in os.environ:
    os.environ["COUNTERSIGN_TEST_DATA"] = tempfile.mkdtemp(prefix="countersign-test-")
    atexit.register(shutil.rmtree, os.environ["COUNTERSIGN_TEST_DATA"], ignore_errors=True)
DATA = Path(os.environ["COUNTERSIGN_TEST_DATA"])
SOCKETS = DATA / "run"
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))

keys.make(DATA)
catalogues.build()
os.environ |= {
    "COUNTERSIGN_DATA": str(DATA),
    "DATABASE_URL": f"postgresql://countersign@/countersign?host={SOCKETS}",
    "BROKER_URL": f"redis+socket://{SOCKETS}/valkey.sock?virtual_host={WORKER}",
    "COUNTERSIGN_HTTPS": "no",
    "COUNTERSIGN_LOG_LEVEL": "WARNING",
}

from config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; argon2 has its own test
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
# Each worker's tables are a copy. The journeys' server keeps its connections, as the house's pool does, and looks
# whether they still stand: another test may have ended them.
KEPT = {"TEST": {"TEMPLATE": "countersign"}, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
DATABASES["default"] |= KEPT  # noqa: F405
STORAGES |= {  # noqa: F405 - pages are tested without collecting static files first
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
