"""Who sees the figures, and are they the same on the page, in the file and in the answer?"""

import csv
import io
import re

import pytest

from cases.actions import move
from tests.factories import CONCLUSION, filed
from trends import exports, queries, snapshots
from trends.models import Snapshot
from trends.policy import may_see

PAGE = "/statistics/"
TABLES = ("periods", "months", "platform_class", "platform", "sector", "stage")


@pytest.fixture
def counted(cast):
    """Seven approaches, of which two are validated."""
    for number in range(7):
        filed(cast.sam, platform="linkedin" if number < 6 else "email",
              addresses=[f"https://www.linkedin.com/in/stranger-{number}/"])  # fmt: skip
    return snapshots.take()


def test_managers_and_leads_see_the_page_and_nobody_else(client, cast, counted):
    assert client.get(PAGE).status_code == 302
    for name in ("sam", "olga", "otto", "nora", "lena", "max", "audra", "ada"):
        person = getattr(cast, name)
        client.force_login(person)
        expected = 200 if name in ("max", "lena") else 403
        assert client.get(PAGE).status_code == expected, name
        assert client.get(f"{PAGE}months.csv").status_code == expected, name
        assert may_see(person) == (expected == 200)


def test_before_the_first_snapshot_there_is_a_page_and_no_file(client, cast):
    client.force_login(cast.max)
    assert "There are no figures yet" in client.get(PAGE).content.decode()
    assert client.get(f"{PAGE}months.csv").status_code == 404


def test_a_filed_report_shows_as_its_disclosed_value_with_the_next_snapshot(client, cast, counted):
    client.force_login(cast.max)
    assert _cards(client) == ["5", "5", "~", "5", "0"]
    filed(cast.sam)
    assert _cards(client) == ["5", "5", "~", "5", "0"]
    snapshots.take()
    assert _cards(client) == ["10", "10", "~", "5", "0"]


def _cards(client) -> list[str]:
    return re.findall(r'app-card__number">([^<]+)<', client.get(PAGE).content.decode())


def test_page_file_and_answer_have_the_same_figures(client, cast, counted):
    client.force_login(cast.max)
    page, found = client.get(PAGE).content.decode(), queries.statistics(cast.max)
    for code in TABLES:
        answer = client.get(f"{PAGE}{code}.csv")
        lines = list(csv.reader(io.StringIO(answer.content.decode())))
        table = found["tables"][code]
        for row in table["rows"]:
            said = [figure["text"] for figure in row["figures"].values()]
            assert [row["name"], *said] in lines
            cells = "".join(rf".*?>\s*{re.escape(each)}\s*<" for each in said)
            assert re.search(rf">\s*{re.escape(row['name'])}\s*</th>{cells}", page, re.S), row


def test_every_file_begins_with_the_marking_and_its_statement(client, cast, counted):
    client.force_login(cast.max)
    answer = client.get(f"{PAGE}platform.csv")
    lines = answer.content.decode().splitlines()
    assert lines[0].startswith("OFFICIAL-SENSITIVE")
    assert answer["Content-Disposition"] == 'attachment; filename="countersign-platform-snapshot-1.csv"'
    for name in ("Units", "Date basis", "Period", "Coverage", "Platforms", "Sectors", "Likelihood floor", "Snapshot",
                 "Revisions", "Disclosure rule", "Known breaks", "How to read it"):  # fmt: skip
        assert any(line.startswith(f"{name},") for line in lines), name


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "|cmd"])
def test_nothing_in_a_file_can_run_as_a_formula(cell):
    written = exports.write([[cell, "plain"]], marking="=marking")
    first, second = csv.reader(io.StringIO(written, newline=""))
    assert first[0] == "'=marking"
    assert second == [f"'{cell}", "plain"]


def test_an_unknown_table_is_not_there(client, cast, counted):
    client.force_login(cast.max)
    assert client.get(f"{PAGE}secrets.csv").status_code == 404


def test_the_page_takes_at_most_eight_queries_whatever_is_counted(client, cast, counted, django_assert_max_num_queries):
    client.force_login(cast.max)
    with django_assert_max_num_queries(8) as first:
        client.get(PAGE)
    for _ in range(5):
        case = filed(cast.sam).case
        move(case.reference, "claim", by=cast.olga, version=None)
        move(case.reference, "conclude", by=cast.olga, version=None, **CONCLUSION)
    snapshots.take()
    with django_assert_max_num_queries(len(first.captured_queries)):
        client.get(PAGE)


def test_nothing_counted_leaves_with_what_is_published(cast, counted):
    figures = [
        number
        for table in Snapshot.objects.get().published["tables"].values()
        for row in table["rows"] for number in row["figures"].values()
    ]  # fmt: skip
    assert all(number is None or number % 5 == 0 for number in figures)
    assert None in figures
