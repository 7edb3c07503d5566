"""Is a release frozen, complete, the same to the byte, and open to everybody only when it is published?"""

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from events import clock
from events.models import Event
from events.refusals import Forbidden, Refused
from notifications.models import Notification
from notifications.telling import tell
from tests.factories import Cast, assembled, filed
from tests.replay import Replay
from trends import actions, monthly, queries, snapshots
from trends.models import Release, Snapshot
from trends.releasing import archive

PAGE = "/statistics/releases/"


def released() -> tuple[Cast, Release]:
    """A release of seven approaches."""
    cast = assembled()
    for number in range(7):
        filed(cast.sam, platform="linkedin", addresses=[f"https://www.linkedin.com/in/stranger-{number}/"])
    snapshots.take()
    return cast, actions.release(title="Figures to the end of October", marking="OFFICIAL", by=cast.max)


released_again = Replay(released)


@pytest.fixture
def there(request: pytest.FixtureRequest, db: None) -> tuple[Cast, Release | None]:
    return released_again() if "made" in request.fixturenames else (assembled(), None)


@pytest.fixture
def cast(there: tuple[Cast, Release | None]) -> Cast:
    return there[0]


@pytest.fixture
def made(there: tuple[Cast, Release | None]) -> Release | None:
    return there[1]


def test_a_release_is_the_same_to_the_byte_whenever_it_is_made_again(cast, made):
    kept = Release.objects.get()
    filed(cast.sam)
    snapshots.take()
    with clock.at(datetime(2031, 5, 6, tzinfo=UTC)):
        again = archive(kept.said)
    assert again == bytes(kept.archive)
    assert hashlib.sha256(again).hexdigest() == kept.digest == Event.objects.get(kind="figures_released").data["digest"]


def test_every_figure_is_the_same_in_every_file(cast, made):
    found = queries.statistics(cast.max)
    with zipfile.ZipFile(io.BytesIO(made.archive)) as bundle:
        names, texts = bundle.namelist(), {name: bundle.read(name) for name in bundle.namelist()}
    frozen = json.loads(texts["figures.json"])["found"]["tables"]
    assert frozen == json.loads(json.dumps(found["tables"]))
    page = texts["index.html"].decode()
    assert page.count("Rows in which nothing was counted are left out here") > 1  # of crossed ones
    assert texts["figures.pdf"].startswith(b"%PDF-1.7")
    assert b"pdfuaid" in texts["figures.pdf"]
    for code in found["tables"]:
        assert {f"{code}.csv", f"{code}.svg"} <= set(names)
        assert all(each in page for each in (f'href="#{code}"', f'id="{code}"', f'src="{code}.svg"'))
    for line in texts["SHA256SUMS.txt"].decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(texts[name]).hexdigest() == digest
    assert "Report lag" in texts["method.txt"].decode()
    assert "Load" not in texts["method.txt"].decode()


def test_nothing_of_a_release_changes_but_whether_it_is_published(made):
    for change in ({"title": "Other"}, {"digest": "0" * 64}, {"archive": b""}):
        with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
            Release.objects.update(**change)
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        made.delete()


def test_only_what_is_published_is_there_for_everybody(client, cast, made):
    public = f"/statistics/published/{made.number}/"
    stranger = Client()
    assert stranger.get(public).status_code == 404
    client.force_login(cast.max)
    assert "Publish for everybody" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}{made.number}/publish/").status_code == 302
    page = stranger.get(public)
    assert "Figures to the end of October" in page.content.decode()
    assert stranger.get(f"{public}figures.pdf")["Content-Type"] == "application/pdf"
    assert stranger.get(f"{public}secrets.txt").status_code == 404
    client.post(f"{PAGE}{made.number}/withdraw/")
    assert stranger.get(public).status_code == 404
    assert client.get(f"{PAGE}{made.number}/figures.xlsx").status_code == 200


def test_what_is_marked_higher_is_never_published(cast, made):
    second = actions.release(title="Inside", marking="OFFICIAL-SENSITIVE", by=cast.max)
    with pytest.raises(Refused):
        actions.publish(second.number, by=cast.max)


def test_leads_read_releases_and_only_managers_make_them(client, cast, made):
    client.force_login(cast.lena)
    assert "Make a release" not in client.get(PAGE).content.decode()
    for attempt in (lambda: actions.release(title="Mine", marking="OFFICIAL", by=cast.lena),
                    lambda: actions.publish(made.number, by=cast.lena)):  # fmt: skip
        with pytest.raises(Forbidden):
            attempt()


def test_before_the_first_snapshot_nothing_can_be_released(client, cast):
    client.force_login(cast.max)
    answer = client.post(PAGE, {"title": "Early", "marking": "OFFICIAL"})
    assert answer.status_code == 409
    assert monthly.release() is None


def test_each_month_is_released_once_and_managers_are_told_without_figures(cast):
    with clock.at(datetime(2026, 11, 1, 3, 0, tzinfo=UTC)):
        snapshots.take()
        first = monthly.release()
        assert monthly.release() is None
        tell()
    assert (first.title, Snapshot.objects.count()) == ("Figures to the end of October 2026", 1)
    told = Notification.objects.filter(message="figures")
    assert {row.recipient for row in told} == {cast.max.pseudonym}
    assert {row.page for row in told} == {"releases"}


def test_revised_months_stand_in_the_next_release(cast):
    with clock.at(datetime(2026, 3, 10, 12, tzinfo=UTC)):
        for _ in range(6):
            filed(cast.sam)
    with clock.at(datetime(2026, 5, 1, 12, tzinfo=UTC)):
        snapshots.take()
        actions.release(title="First", marking="OFFICIAL", by=cast.max)
        with clock.at(datetime(2026, 3, 11, 12, tzinfo=UTC)):
            for _ in range(6):
                filed(cast.sam)
        snapshots.take()
        second = actions.release(title="Second", marking="OFFICIAL", by=cast.max)
    assert second.said["revisions"] == ["Snapshot 2: March 2026"]
