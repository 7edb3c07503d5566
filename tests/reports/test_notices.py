"""Can the organisation put its own words on privacy and accessibility, and can nobody slip in more than words?"""

import html
import re

import pytest
from django.test import Client

from events.models import Event
from events.refusals import Forbidden, Invalid, NotThere, Refused
from reports.actions import give_notice
from reports.models import Notice
from reports.notices import Part, parts
from tests.cases.actions.refusing import refused

WORDS = (
    "# Who decides\n\nThe department does.\nAsk our officer:\n\n- by letter\n- by telephone\n\n## More\n\n<b>All</b>"
)


def main_part(page: str) -> str:
    """What a page says, without the frame, whose forms have a new token each time."""
    return page.partition("<main")[2].partition("</main>")[0]


def test_plain_words_are_laid_out():
    assert parts(WORDS) == [
        Part("h2", ["Who decides"]), Part("text", ["The department does.", "Ask our officer:"]),
        Part("list", ["by letter", "by telephone"]), Part("h3", ["More"]), Part("text", ["<b>All</b>"]),
    ]  # fmt: skip


@pytest.mark.parametrize("page", ["privacy", "accessibility"])
def test_the_administrator_begins_from_our_words_previews_and_saves(cast, door, page):
    ada, reader = door(cast.ada), door()
    ours = main_part(reader.page(f"/{page}/"))
    form = ada.page(f"/organisation/notices/{page}/")
    assert "# " in form
    assert "- " in form
    given = {"text": WORDS, "version": 0}
    preview = ada.post(f"/organisation/notices/{page}/", **given, preview="yes").content.decode()
    assert "Nothing is saved yet" in preview
    assert main_part(reader.page(f"/{page}/")) == ours
    assert ada.post(f"/organisation/notices/{page}/", **given).status_code == 302
    told = main_part(reader.page(f"/{page}/"))
    assert "<li>by telephone</li>" in told
    assert "&lt;b&gt;All&lt;/b&gt;" in told
    assert "Version 1" in told
    assert "put the organisation’s own words" in door(cast.audra).page("/rights/")
    assert ada.post(f"/organisation/notices/{page}/reset/").status_code == 302
    assert main_part(reader.page(f"/{page}/")) == ours
    assert Notice.objects.count() == 2


def test_our_words_read_back_and_saved_as_they_are_say_the_same(cast, door):
    ada, reader = door(cast.ada), door()
    form = ada.get("/organisation/notices/privacy/").content.decode()
    written = re.search(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL)[1]
    give_notice("privacy", html.unescape(written), by=cast.ada, version=0)
    said = reader.page("/privacy/")
    for sentence in ("kept for 14 days", "kept for 4 hours", "what you tell us, as you told it", "Department of Light"):
        assert sentence in said


def test_only_an_administrator_changes_it_and_nobody_over_somebody_elses_words(cast):
    for other in (cast.sam, cast.olga, cast.lena, cast.max, cast.audra):
        with refused(Forbidden):
            give_notice("privacy", "Mine", by=other, version=0)
    with refused(NotThere):
        give_notice("cookies", "Mine", by=cast.ada, version=0)
    with refused(Invalid):
        give_notice("privacy", "x" * 40_001, by=cast.ada, version=0)
    give_notice("privacy", "One", by=cast.ada, version=0)
    with refused(Refused):
        give_notice("privacy", "Two", by=cast.ada, version=0)
    assert "One" not in str(Event.objects.get(kind="notice_changed").data)


def test_welsh_readers_get_the_organisations_welsh_else_its_english_else_ours(cast, door):
    reader = Client(headers={"Accept-Language": "cy"})

    def read() -> str:
        return reader.get("/privacy/").content.decode()

    assert "Yr hyn a gadwn pan fyddwch yn rhoi gwybod" in read()
    give_notice("privacy", WORDS, by=cast.ada, version=0)
    assert '<div lang="en">' in read()
    assert "Who decides" in read()
    give_notice("privacy", WORDS, welsh="# Pwy sy’n penderfynu", by=cast.ada, version=1)
    assert "Who decides" not in read()
    assert "Pwy sy’n penderfynu" in read()
    assert "Who decides" in door().page("/privacy/")
    give_notice("privacy", "", welsh="# Pwy", by=cast.ada, version=2)
    assert "Yr hyn a gadwn pan fyddwch yn rhoi gwybod" in read()
