"""Does a real clamd say of each file what it is, and does its absence never pass for a clean bill?"""

import socket
import threading

import pytest

from cases.evidence import scanner
from cases.evidence.scanner import Away, Puzzled, Scan, Verdict, look_into
from tests.cases.evidence.files import INFECTED, letter, pdf, picture
from tests.mailbox import free_port


@pytest.mark.parametrize("what", INFECTED)
def test_eicar_is_found_wherever_it_hides(scanned, what):
    verdict = look_into(INFECTED[what][1]())
    assert verdict.scan == Scan.INFECTED
    assert "Eicar" in verdict.finding


@pytest.mark.parametrize("made", [picture, pdf, letter, lambda: b"hello", lambda: bytes(300_000)])
def test_what_is_harmless_is_clean_and_says_by_whose_word(scanned, made):
    verdict = look_into(made())
    assert verdict.scan == Scan.CLEAN
    assert verdict.by.startswith("ClamAV")


def test_what_is_too_large_for_the_scanner_is_unscannable(scanned):
    assert look_into(bytes(26 * 1024 * 1024)).scan == Scan.UNSCANNABLE


@pytest.mark.parametrize("address", ["unix:///nowhere/clamd.sock", "tcp://127.0.0.1:{}"])
def test_a_scanner_that_is_not_there_is_away(settings, address):
    settings.SCANNER = address.format(free_port())
    with pytest.raises(Away):
        look_into(b"hello")


class Answering:
    """A scanner that always says the same."""

    def __init__(self, answer: bytes) -> None:
        self.answer, self.door = answer, socket.create_server(("127.0.0.1", 0))
        self.address = f"tcp://127.0.0.1:{self.door.getsockname()[1]}"
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self) -> None:
        for _ in range(2):
            line, _ = self.door.accept()
            with line:
                asked = line.recv(65536)
                while b"INSTREAM" in asked and not asked.endswith(bytes(4)):
                    asked += line.recv(65536)
                line.sendall(b"Odd 1\0" if b"VERSION" in asked else self.answer)
        self.door.close()


@pytest.mark.parametrize(("answer", "verdict"), [
    (b"stream: OK\0", Verdict(Scan.CLEAN, "", "Odd 1")),
    (b"stream: Heuristics.Encrypted.PDF FOUND\0", Verdict(Scan.UNSCANNABLE, "Heuristics.Encrypted.PDF", "Odd 1")),
    (b"stream: Heuristics.Limits.Exceeded.MaxScanTime FOUND\0",
     Verdict(Scan.UNSCANNABLE, "Heuristics.Limits.Exceeded.MaxScanTime", "Odd 1")),
    (b"stream: Win.Trojan.X FOUND\0", Verdict(Scan.INFECTED, "Win.Trojan.X", "Odd 1")),
])  # fmt: skip
def test_each_answer_has_its_meaning(settings, answer, verdict):
    settings.SCANNER = Answering(answer).address
    assert look_into(b"hello") == verdict


@pytest.mark.parametrize(("answer", "error"), [(b"stream: Can't allocate memory ERROR\0", Puzzled), (b"", Away)])
def test_what_is_no_verdict_is_none(settings, answer, error):
    settings.SCANNER = Answering(answer).address
    with pytest.raises(error):
        look_into(b"hello")


def test_without_a_setting_there_is_no_scanner(settings):
    settings.SCANNER = ""
    assert not scanner.is_there()
