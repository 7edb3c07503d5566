"""Does a sheet come in from the command line as from the page: dry first, by parts, with its errors in a file?"""

import json

import pytest
from django.core.management import CommandError, call_command

from cases.models import Case
from past.management.commands import import_past
from past.models import Sheet
from tests.past.sheet import SHEET

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(cast, tmp_path, capsys):
    """`run(*options)` imports the sheet for Lena, and gives what was said and with what sentence it ended."""
    file = tmp_path / "past.csv"
    file.write_text(SHEET, encoding="utf-8")

    def command(*options: str) -> tuple[str, str]:
        ended = ""
        try:
            call_command("import_past", file, "--by", "lena@lighthouses.example", *options)
        except CommandError as error:
            ended = str(error)
        return capsys.readouterr().out, ended

    command.file = file
    return command


def test_a_dry_run_says_what_would_become_of_each_row_and_leaves_nothing(run):
    said, ended = run()
    assert "past.csv: can be imported: 4; something is to be mended: 2" in said
    assert "platform: nobody has said what these mean: Carrier pigeon" in said
    assert "Nothing was imported." in said
    assert ended == "2 rows can’t be imported. Mend them, or say with --mapping what is meant."
    assert not Case.objects.exists()
    assert not Sheet.objects.exists()


def test_for_real_it_imports_what_it_can_with_a_mapping_and_writes_the_others_to_be_mended(run, tmp_path, monkeypatch):
    monkeypatch.setattr(import_past, "AT_A_TIME", 4)
    mapping, errors = tmp_path / "mapping.json", tmp_path / "errors.csv"
    words = {"outcome": {"odd": "inconclusive"}, "platform": {"CARRIER pigeon": "other"}, "unit": {"Buoys": ""}}
    mapping.write_text(json.dumps({"columns": {"Name used": ""}, "values": words, "month_first": False}))
    said, ended = run("--for-real", "--mapping", str(mapping), "--errors", str(errors))
    assert Case.objects.count() == 5
    assert "4 rows imported so far" in said
    assert ended.startswith("1 rows")
    assert "31/02/2021" in errors.read_text(encoding="utf-8")
    said, ended = run("--for-real", "--mapping", str(mapping))  # no row comes in twice
    assert "imported before: 5" in said
    assert Case.objects.count() == 5
    run.file.write_text("\n".join(line for line in SHEET.splitlines() if "31/02" not in line), encoding="utf-8")
    assert run("--for-real")[1] == ""  # everything is there by now


def test_a_long_file_comes_in_by_parts(run, monkeypatch):
    monkeypatch.setattr(import_past, "MOST_ROWS", 4)
    said, _ = run("--for-real")
    assert "past.csv, part 1 of 2: something is to be mended: 1; imported: 3" in said
    assert "past.csv, part 2 of 2: something is to be mended: 1; imported: 1" in said
    assert Case.objects.count() == 4


@pytest.mark.parametrize(("options", "sentence"), [
    (("--by", "nobody@lighthouses.example"), "Nobody here"), (("--by", "max@lighthouses.example"), "Only the lead"),
    (("--desk", "South desk"), "Name the desk"), (("--mapping", "not.json"), "The mapping is not JSON"),
    (("file",), "can’t be read"),
])  # fmt: skip
def test_what_cannot_be_ends_with_one_sentence(run, tmp_path, options, sentence):
    wrong = tmp_path / "not.json"
    wrong.write_text('{"colour": "red"}')
    if options == ("file",):
        run.file.write_bytes(b"\0\1\2" * 100)
        options = ()
    said = [str(wrong) if each == "not.json" else each for each in options]
    assert sentence in run(*said)[1]
