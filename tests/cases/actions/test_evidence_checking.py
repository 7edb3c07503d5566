"""Does every file come to its end, sealed all the while, whoever is away: the scanner, the store, a worker?"""

import pytest

from accounts.sealing import seal_bytes
from cases.actions import check_evidence, move
from cases.evidence import vault
from cases.models import Evidence, Held
from cases.queries.evidence import original, safe_copy
from events.queries import faults
from events.refusals import Refused
from tests.cases.actions.enclosing import added, happened
from tests.cases.evidence.files import INFECTED, NEUTRALISED, picture
from tests.factories import CONCLUSION, at, filed

pytestmark = pytest.mark.usefixtures("own_folder")


def test_what_is_kept_is_sealed_in_the_database_and_in_the_store(cast, own_folder):
    [kept] = added(filed(cast.sam), ("a.txt", b"The secret word is lighthouse"))
    assert b"lighthouse" not in bytes(Held.objects.get().sealed)
    check_evidence()
    assert not Held.objects.exists()
    stored = [path for path in own_folder.rglob("*") if path.is_file()]
    assert [path.name for path in stored] == [f"{kept.key.hex}.original"]
    assert b"lighthouse" not in stored[0].read_bytes()
    assert stored[0].stat().st_mode & 0o077 == 0
    assert original(kept) == b"The secret word is lighthouse"


def test_a_file_that_was_changed_in_the_store_is_not_given_out(cast, own_folder):
    [kept] = added(filed(cast.sam), ("a.txt", b"one"))
    check_evidence()
    [path] = list(own_folder.rglob("*.original"))
    whole = path.read_bytes()
    for changed in (whole[:-1] + bytes([whole[-1] ^ 1]), b"", b"x", seal_bytes(b"one", of="evidence:another:original")):
        path.write_bytes(changed)
        with pytest.raises(Refused, match="isn’t what was recorded"):
            original(kept)
    path.write_bytes(vault.seal(b"two", kept.key, "original"))  # sealed well, and still another file
    with pytest.raises(Refused, match="isn’t what was recorded"):
        original(kept)


def test_without_a_scanner_everything_waits_for_ever(cast, settings):
    settings.SCANNER = ""
    [kept] = added(filed(cast.sam), ("a.png", picture()))
    check_evidence()
    kept.refresh_from_db()
    assert (kept.scan, kept.copy_type) == ("waiting", "")


@pytest.mark.parametrize("what", {**INFECTED, **NEUTRALISED})
def test_each_file_comes_to_its_end_and_only_what_is_clean_has_a_copy(cast, scanned, what):
    name, made, _ = {**INFECTED, **NEUTRALISED}[what]
    report = filed(cast.sam)
    [kept] = added(report, (name, made()))
    check_evidence()
    kept.refresh_from_db()
    assert kept.scan == ("infected" if what in INFECTED else "clean")
    assert bool(kept.copy_type) == bool(kept.likeness) == (kept.is_picture and kept.scan == "clean")
    [told] = happened(report.case, "scan")
    assert told.data == {"evidence": kept.pk, "scan": kept.scan}
    assert not faults()


def test_a_scanner_that_goes_away_lets_files_wait_and_takes_them_up_again(cast, clamd, settings):
    settings.SCANNER = "unix:///nowhere"
    [one, two] = added(filed(cast.sam), ("a.txt", b"a"), ("b.txt", b"b"))
    check_evidence()
    assert Evidence.objects.waiting().count() == 2
    settings.SCANNER = clamd.address
    check_evidence()
    assert Evidence.objects.filter(scan="clean").count() == 2


def test_a_file_over_which_the_scanner_stumbles_is_unscannable_in_the_end(cast, settings, monkeypatch):
    from cases.evidence import scanner

    def stumble(data: bytes):
        raise scanner.Puzzled("Can't allocate memory ERROR")

    settings.SCANNER = "unix:///somewhere"
    monkeypatch.setattr(scanner, "look_into", stumble)
    [kept] = added(filed(cast.sam), ("a.txt", b"a"))
    for _ in range(5):
        Evidence.objects.update(taken_at=None)  # as after a while
        check_evidence()
    kept.refresh_from_db()
    assert kept.scan == "unscannable"


def test_a_file_in_another_workers_hand_is_left_to_it(cast, scanned):
    [kept] = added(filed(cast.sam), ("a.txt", b"a"))
    from events.clock import now

    Evidence.objects.update(taken_at=now())
    check_evidence()
    kept.refresh_from_db()
    assert kept.scan == "waiting"


def test_a_store_that_is_away_keeps_files_in_the_house_until_it_is_back(cast, scanned, bucket):
    bucket.stop()
    [kept] = added(filed(cast.sam), ("a.png", picture()))
    check_evidence()
    assert Held.objects.count() == 2
    kept.refresh_from_db()
    assert (kept.scan, original(kept)) == ("clean", picture())
    bucket.start()
    check_evidence()
    assert not Held.objects.exists()
    assert len(bucket.names()) == 2
    assert original(kept) == picture()
    assert safe_copy(kept).startswith(b"\x89PNG")
    assert not any(picture() in bucket.read(name) for name in bucket.names())
    bucket.stop()
    with pytest.raises(Refused, match="Nothing is lost"):
        original(kept)


@pytest.mark.parametrize("end", ["clean", "infected", "unscannable"])
def test_every_end_of_a_scan_lets_the_case_be_concluded(cast, end):
    case = at("triage", cast)
    added(case.reports.get(), ("a.png", picture()))
    Evidence.objects.update(scan=end)
    move(case.reference, "conclude", by=cast.olga, version=None, **CONCLUSION)
