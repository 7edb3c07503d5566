"""Which S3 do tests keep evidence in? A real server of the protocol on this machine, which can be away."""

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto.moto_api._internal import models as moto_api
from moto.server import ThreadedMotoServer

from config import env
from tests.mailbox import free_port

BUCKET, REGION = "evidence", "eu-west-2"


class Bucket:
    """`url` is what COUNTERSIGN_EVIDENCE_STORE would be set to."""

    def __init__(self) -> None:
        self.port = free_port()
        self.server: ThreadedMotoServer | None = None

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"s3://key:secret@{BUCKET}/files?endpoint={self.endpoint}&region={REGION}"

    def start(self) -> None:
        self.server = ThreadedMotoServer(ip_address="127.0.0.1", port=self.port, verbose=False)
        self.server.start()

    def stop(self) -> None:
        if self.server:
            self.server.stop()
            self.server = None

    def make(self) -> None:
        """An empty bucket, whatever a test before left in this process."""
        moto_api.moto_api_backend.reset()
        self.client().create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})

    def client(self):
        return boto3.client("s3", endpoint_url=self.endpoint, region_name=REGION, aws_access_key_id="key",
                            aws_secret_access_key="secret")  # fmt: skip

    def names(self) -> list[str]:
        return [each["Key"] for each in self.client().list_objects_v2(Bucket=BUCKET).get("Contents", [])]

    def read(self, name: str) -> bytes:
        return self.client().get_object(Bucket=BUCKET, Key=name)["Body"].read()


@pytest.fixture
def bucket(monkeypatch, settings) -> Iterator[Bucket]:
    """The house of this test keeps its evidence in an S3."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    made = Bucket()
    made.start()
    made.make()
    store = env.store(made.url, Path("unused"))
    settings.STORAGES = {**settings.STORAGES, "evidence": store}
    yield made
    made.stop()


@pytest.fixture
def own_folder(tmp_path: Path, settings) -> Path:
    """The house of this test keeps its evidence in a folder of the test's own."""
    settings.STORAGES = {**settings.STORAGES, "evidence": env.store("", tmp_path / "evidence")}
    return tmp_path / "evidence"
