"""How long do we wait for an S3? Not long: whatever can't be stored now is kept, and stored later."""

from typing import Any

from botocore.config import Config
from storages.backends.s3 import S3Storage


class S3(S3Storage):
    """django-storages' S3, impatient."""

    def get_default_settings(self) -> dict[str, Any]:
        patience = Config(connect_timeout=3, read_timeout=20, retries={"total_max_attempts": 2})
        return {**super().get_default_settings(), "client_config": patience, "querystring_auth": True}
