"""Does evidence arrive whatever is away, and can everybody add it, with script and without?

In the first journey scanner, store, broker, worker and mail server are all away; web server, worker, clamd, S3 and
broker are real processes or servers of their own.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cases.actions import check_evidence
from cases.models import Evidence, Held
from cases.queries.evidence import original, safe_copy
from config.up.child import wait_until
from config.up.parts import answers
from notifications.models import Notification
from tests.buckets import Bucket
from tests.cases.evidence.files import EICAR, photo, picture
from tests.clamd import Clamd
from tests.factories import assembled
from tests.journeys.conftest import TELEPHONE
from tests.journeys.test_outage import PATIENCE, HoldingMailbox, House, all_sent, all_told

pytestmark = pytest.mark.django_db(transaction=True)
SHOTS = {"one.png": picture(size=(300, 200)), "two.png": picture(size=(400, 300)), "three.jpg": photo()}
GIVE = """(how) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(how.bytes)], how.name, { type: "image/png" }));
  const place = how.event === "paste" ? document : document.querySelector("[data-evidence]");
  const event = how.event === "paste" ? new ClipboardEvent("paste", { clipboardData: data, cancelable: true })
                                      : new DragEvent("drop", { dataTransfer: data, cancelable: true });
  place.dispatchEvent(event);
}"""


class HouseOfFiles(House):
    """A house that scans evidence and keeps it in an S3."""

    def sweep(self) -> None:
        super().sweep()
        self.outside.send_task("cases.tasks.scan")


@pytest.fixture
def house(tmp_path: Path, monkeypatch, clamd: Clamd, bucket: Bucket, static_files_collected) -> Iterator[House]:
    monkeypatch.setenv("COUNTERSIGN_SCANNER", clamd.address)
    monkeypatch.setenv("COUNTERSIGN_EVIDENCE_STORE", bucket.url)
    sockets = Path(tempfile.mkdtemp(prefix="countersign-evidence-"))
    with HoldingMailbox() as mail:
        built = HouseOfFiles(tmp_path, sockets, mail)
        try:
            built.web.start()
            assert wait_until(lambda: answers(f"{built.address}/readyz"), within=PATIENCE, every=0.1)
            yield built
        finally:
            built.stop()
            shutil.rmtree(sockets, ignore_errors=True)


def files(content: dict[str, bytes]) -> list[Any]:
    return [{"name": name, "mimeType": "image/png", "buffer": data} for name, data in content.items()]


def write(page: Page, at: str = "") -> None:
    """Answer all questions, up to the page of files."""
    page.goto(f"{at}/report/known/")
    page.get_by_label("Named", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("What happened?").fill("Somebody whom I don’t know offered me a paid talk.")
    for _ in range(3):
        page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Add screenshots and other files")).to_be_visible()


def send(page: Page) -> str:
    """Declare and send; the reference."""
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Send your report").click()
    expect(page.get_by_role("heading", name="Report sent")).to_be_visible()
    return page.url.split("/")[-3]


def test_a_report_is_taken_with_its_evidence_while_all_else_is_away_and_all_catch_up(
    house: House, new_page, clamd: Clamd, bucket: Bucket
):
    cast = assembled()
    clamd.stop()
    bucket.stop()
    house.mail.refusing = True  # and neither broker nor worker has been started
    try:
        page = new_page(cast.sam, java_script_enabled=False)
        write(page, house.address.replace("127.0.0.1", "localhost"))
        page.get_by_label("Add files (optional)").set_input_files(files(SHOTS))
        page.get_by_role("button", name="Continue").click()
        reference = send(page)
        kept = Evidence.objects.filter(conversation__approach__case__reference=reference).order_by("pk")
        assert {file.name: original(file) for file in kept} == SHOTS
        assert {file.scan for file in kept} == {"waiting"}

        house.start_broker()
        house.start_worker()
        house.sweep()
        assert wait_until(all_told, within=PATIENCE, every=0.2), house.worker.log.read_text()
        assert Evidence.objects.waiting().count() == Held.objects.count() == 3  # scanner and store are still away
    finally:
        clamd.start()
        bucket.start()
    house.mail.refusing = False
    house.sweep()
    assert wait_until(lambda: not Evidence.objects.filter(copied_at=None).exists() and not Held.objects.exists(),
                      within=PATIENCE, every=0.2), house.worker.log.read_text()  # fmt: skip
    house.sweep()
    assert wait_until(all_sent, within=PATIENCE, every=0.2), house.worker.log.read_text()
    assert {file.scan for file in kept.all()} == {"clean"}
    assert {file.name: original(file) for file in kept} == SHOTS
    assert len(bucket.names()) == 6
    assert all(b"Secret" not in safe_copy(file) for file in kept.all())
    assert Notification.objects.filter(reference=reference, recipient=cast.olga.pseudonym).count() == 2


def test_files_are_dropped_pasted_and_taken_back_and_every_page_is_for_everybody(
    new_page, barriers, own_folder, scanned, client
):
    cast = assembled()
    page = new_page(cast.sam)
    write(page)
    assert barriers(page) == []
    for event, name in (("drop", "dropped.png"), ("paste", "image.png"), ("drop", "wrong.png")):
        page.evaluate(GIVE, {"event": event, "name": name, "bytes": list(picture(size=(40, 30 + len(name))))})
    page.get_by_role("button", name="Don’t add wrong.png").click()
    page.get_by_role("button", name="Add these and stay here").click()
    expect(page.get_by_text("pasted-2.png", exact=True).first).to_be_visible()
    assert set(Evidence.objects.values_list("name", flat=True)) == {"dropped.png", "pasted-2.png"}
    page.get_by_label("Add files (optional)").set_input_files(files({"virus.txt": EICAR, "a.zip": b"PK\x03\x04"}))
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("a.zip: This is a ZIP file")
    assert barriers(page) == []
    page.get_by_role("button", name="Continue").click()
    assert barriers(page) == []
    reference = send(page)
    page.goto(f"/reports/{reference}/")
    assert barriers(page) == []
    check_evidence()
    page.reload()
    expect(page.get_by_text("Held back: it may be harmful")).to_be_visible()
    assert barriers(page) == []

    lead = new_page(cast.lena)
    lead.goto(f"/cases/{reference}/evidence/")
    expect(lead.get_by_role("img", name="Safe copy of dropped.png")).to_be_visible()
    assert lead.evaluate("[...document.images].every((each) => each.loading === 'lazy' || each.naturalWidth > 0)")
    assert barriers(lead) == []
    lead.get_by_role("link").filter(has_text="Release it without a clean scan").click()
    assert barriers(lead) == []
    lead.get_by_label("Why may this file be opened").fill("It is the well-known test file.")
    lead.get_by_role("button", name="Release this file").click()
    lead.get_by_role("link").filter(has_text="Read it as text").click()
    expect(lead.get_by_text("STANDARD-ANTIVIRUS")).to_be_visible()
    assert barriers(lead) == []
    lead.goto("/status/")
    expect(lead.get_by_text("It answers: ClamAV")).to_be_visible()
    assert barriers(lead) == []


def test_a_telephone_offers_its_camera_and_nothing_runs_off_its_screen(new_page, barriers, own_folder):
    cast = assembled()
    page = new_page(cast.sam, **TELEPHONE, is_mobile=True)
    write(page)
    expect(page.get_by_label("Or take a photo now (optional)")).to_be_visible()
    page.get_by_label("Or take a photo now (optional)").set_input_files(files({"IMG_1.jpg": photo()}))
    expect(page.get_by_role("button", name="Don’t add IMG_1.jpg")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert barriers(page) == []
    page.get_by_role("button", name="Continue").click()
    assert "IMG_1.jpg" in page.content()


def test_files_chosen_before_the_script_has_come_are_there_like_any_others(new_page, own_folder):
    page, waiting = new_page(assembled().sam, **TELEPHONE, is_mobile=True), []
    page.route("**/evidence.js", lambda script: waiting.append(script))
    write(page)
    page.get_by_label("Add files (optional)").set_input_files(files({"chat.png": picture()}))
    page.get_by_label("Or take a photo now (optional)").set_input_files(files({"IMG_1.jpg": photo()}))
    waiting.pop().continue_()
    expect(page.get_by_role("button", name="Don’t add IMG_1.jpg")).to_be_visible()
    expect(page.get_by_role("button", name="Don’t add chat.png")).to_be_visible()
    page.unroute("**/evidence.js")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Check", exact=False)).to_be_visible()
    assert set(Evidence.objects.values_list("name", flat=True)) == {"chat.png", "IMG_1.jpg"}
