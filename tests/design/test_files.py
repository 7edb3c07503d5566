"""Do we serve nothing of the design systems that isn't ours to use?"""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from design.files import DesignSystems, cleaned, sources

SHEETS = ["govuk/govuk-frontend.min.css", "moj/moj-frontend.min.css"]


def read(path: str) -> str:
    return Path(finders.find(path) or path).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SHEETS)
def test_a_style_sheet_names_no_font_that_may_only_be_used_elsewhere(path):
    sheet = read(path)
    assert "font-family:Helvetica,arial,sans-serif" in sheet
    assert "GDS Transport" not in sheet
    assert "@font-face" not in sheet


@pytest.mark.parametrize("path", SHEETS)
def test_every_file_that_a_style_sheet_asks_for_is_served(path):
    folder = path.split("/")[0]
    asked = set(re.findall(r"url\(([^)]+)\)", read(path)))
    assert all(finders.find(f"{folder}/{name}") for name in asked if not name.startswith(("data:", '"data:')))


@pytest.mark.parametrize("word", ["font", "crown", "crest", "logo", "govuk-icon", "favicon", "opengraph"])
def test_no_font_crown_or_logo_is_served(word):
    assert [path for path in sources() if word in path] == []


@pytest.mark.parametrize(
    "path",
    ["govuk/assets/images/favicon.ico", "moj/assets/images/moj-logotype-crest-2024.svg", "govuk/all.mjs"],
)
def test_what_is_not_listed_is_not_found(path):
    assert not finders.find(path)


def test_collecting_finds_the_same_cleaned_files_as_serving_does():
    finder = DesignSystems()
    for path, storage in finder.list([]):
        assert storage.path(path) == finder.find(path)


def test_scripts_ask_for_no_source_map():
    assert cleaned("a();//# sourceMappingURL=a.js.map\nb();") == "a();\nb();"
