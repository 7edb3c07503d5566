"""Who sees the figures, and are they the same on the page, in the file and in the answer?"""

import csv
import io
import re
from datetime import date
from html import escape
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from cases.actions import move
from events import clock
from events.models import Event
from events.refusals import Forbidden
from tests.factories import CONCLUSION, Cast, assembled, filed
from tests.replay import Replay
from trends import exports, queries, snapshots
from trends.actions import mark_break
from trends.forms import PLAIN
from trends.looking import look
from trends.models import Break, Snapshot
from trends.policy import may_see

PAGE = "/statistics/"
TABLES = ("periods", "months", "platform_class", "platform", "sector", "stage")


def shown() -> tuple[Cast, Snapshot]:
    """Seven approaches, and the figures that are shown of them."""
    cast = assembled()
    for number in range(7):
        filed(cast.sam, platform="linkedin" if number < 6 else "email",
              addresses=[f"https://www.linkedin.com/in/stranger-{number}/"])  # fmt: skip
    return cast, snapshots.take()


shown_again = Replay(shown)


@pytest.fixture
def there(request: pytest.FixtureRequest, db: None) -> tuple[Cast, Snapshot | None]:
    return shown_again() if "counted" in request.fixturenames else (assembled(), None)


@pytest.fixture
def cast(there: tuple[Cast, Snapshot | None]) -> Cast:
    return there[0]


@pytest.fixture
def counted(there: tuple[Cast, Snapshot | None]) -> Snapshot | None:
    return there[1]


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


def test_every_table_can_be_looked_at_closely_and_has_the_same_figures_there(client, cast, counted):
    client.force_login(cast.max)
    found = queries.statistics(cast.max)
    for table in PLAIN:
        page = client.get(f"{PAGE}look/?by={table.code}").content.decode()
        row = found["tables"][table.code]["rows"][0]
        cells = "".join(rf".*?>\s*{re.escape(figure['text'])}\s*<" for figure in row["figures"].values())
        assert re.search(rf"{re.escape(escape(row['name']))}\s*(</a>)?\s*</th>{cells}", page, re.S), table.code


def test_a_slice_of_a_declared_cross_has_the_figures_of_the_whole_cross(client, cast, counted):
    client.force_login(cast.max)
    page = client.get(f"{PAGE}look/?by=sector&within=platform_class:professional_network").content.decode()
    assert "kind of platform: Professional network" in page
    found = look(queries.statistics(cast.max), "sector", "platform_class:professional_network")
    rows = {row["code"]: row["figures"]["approaches"]["text"] for row in found["rows"]}
    assert rows["government"] == "5"
    other_way = look(queries.statistics(cast.max), "platform_class", "sector:government")
    assert next(r for r in other_way["rows"] if r["code"] == "professional_network")["figures"]["approaches"]["text"] \
        == "5"  # fmt: skip


@pytest.mark.parametrize("asked", ["by=method&within=sector:defence", "by=secrets", "by=stage&within=unit:1"])
def test_what_is_not_declared_is_refused_in_words(client, cast, counted, asked):
    client.force_login(cast.max)
    answer = client.get(f"{PAGE}look/?{asked}")
    assert answer.status_code == 400
    assert "There is a problem" in answer.content.decode()


def test_an_unknown_filter_is_refused(client, cast, counted):
    client.force_login(cast.max)
    assert client.get(f"{PAGE}look/?by=stage&person=sam").status_code == 400


def test_a_lead_goes_on_to_the_cases_in_their_own_scope_and_a_manager_never_does(client, cast, counted):
    for person, shown in ((cast.lena, True), (cast.max, False)):
        client.force_login(person)
        page = client.get(f"{PAGE}look/?by=platform").content.decode()
        assert ("view=open&amp;platform=linkedin" in page) == shown
        assert ("Open cases by officer" in client.get(PAGE).content.decode()) == shown
        assert queries.load(person) == ([("Nobody yet", 7)] if shown else [])


def test_what_a_manager_marks_stands_beside_every_figure_until_it_is_removed(client, cast, counted):
    client.force_login(cast.max)
    day = clock.now()
    told = {
        "on_day": day.day,
        "on_month": day.month,
        "on_year": day.year,
        "kind": "campaign",
        "words": "posters in all offices",
    }
    assert client.post(f"{PAGE}breaks/", told).status_code == 302
    marked = Break.objects.get()
    for address in (PAGE, f"{PAGE}look/?by=stage", f"{PAGE}months.csv", f"{PAGE}months.svg"):
        assert "posters in all offices" in client.get(address).content.decode(), address
    assert 'class="app-mark"' in client.get(PAGE).content.decode()
    client.post(f"{PAGE}breaks/{marked.pk}/remove/")
    assert "posters" not in client.get(PAGE).content.decode()
    assert set(Event.objects.filter(stream="organisation", by_id=cast.max.pk).values_list("kind", flat=True)) == {
        "break_marked", "break_removed",
    }  # fmt: skip


def test_nobody_marks_what_has_not_happened(client, cast):
    client.force_login(cast.max)
    told = {"on_day": 1, "on_month": 1, "on_year": 2090, "kind": "alert", "words": "later"}
    assert "must be today or in the past" in client.post(f"{PAGE}breaks/", told).content.decode()
    with pytest.raises(Forbidden):
        mark_break(on=date(2026, 1, 1), kind="alert", words="Mine", by=cast.lena)


def test_the_workbook_holds_the_same_figures_as_numbers_and_no_formula(client, cast, counted):
    client.force_login(cast.max)
    answer = client.get(f"{PAGE}statistics.xlsx")
    book = load_workbook(io.BytesIO(answer.content))
    found = queries.statistics(cast.max)
    assert book.sheetnames == ["Read me first", *found["order"]]
    for code, table in found["tables"].items():
        rows = {row[0]: list(row[1:]) for row in book[code].iter_rows(values_only=True)}
        for row in table["rows"]:
            wanted = [figure["number"] if figure["number"] is not None else "~" for figure in row["figures"].values()]
            assert rows[row["name"]][: len(wanted)] == wanted, (code, row["name"])
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert answer.content == client.get(f"{PAGE}statistics.xlsx").content


def test_a_picture_stands_by_itself_with_its_statement_and_marking(client, cast, counted):
    client.force_login(cast.max)
    answer = client.get(f"{PAGE}platform.svg?unit=reports")
    drawn = answer.content.decode()
    ElementTree.fromstring(drawn)  # noqa: S314 - our own
    assert "Reports: by platform" in drawn
    assert "OFFICIAL-SENSITIVE" in drawn
    assert "Disclosure rule" in drawn
    assert "LinkedIn" in drawn
    assert answer["Content-Disposition"].endswith('platform-reports-snapshot-1.svg"')
    assert client.get(f"{PAGE}platform.svg?unit=secrets").status_code == 404


def test_a_slice_leaves_as_it_is_looked_at_and_nothing_undeclared_does(client, cast, counted):
    client.force_login(cast.max)
    asked = "within=platform_class:professional_network"
    page = client.get(f"{PAGE}look/?by=sector&unit=reports&{asked}").content.decode()
    links = re.findall(r'href="(/statistics/sector\.(?:csv|svg)[^"]*)"', page)
    told, drawn = (client.get(link.replace("&amp;", "&")).content.decode() for link in links)
    lines = list(csv.reader(io.StringIO(told)))
    (slice_,) = [line for line in lines if line and line[0].startswith("By sector of the person approached, kind")]
    found = look(queries.statistics(cast.max), "sector", "platform_class:professional_network")
    assert slice_ == [found["title"]]
    for row in found["rows"]:
        assert [row["name"], *(figure["text"] for figure in row["figures"].values())] in lines
    assert "Reports: by sector of the person approached, kind of platform: Professional network" in drawn
    for refused in ("sector.csv?within=platform_class:secrets", "method.csv?within=sector:defence"):
        assert client.get(f"{PAGE}{refused}").status_code == 404


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


def test_the_months_of_one_kind_of_platform_are_drawn_with_their_marks_and_stand_in_every_file(client, cast, counted):
    client.force_login(cast.max)
    mark_break(on=counted.taken_at.date(), kind="campaign", words="Posters", by=cast.max)
    page = client.get(f"{PAGE}look/?by=months&within=platform_class:professional_network").content.decode()
    assert "By month, kind of platform: Professional network" in page
    assert "app-columns" in page
    assert "Posters" in page
    found = look(queries.statistics(cast.max), "months", "platform_class:professional_network")
    told = client.get("/api/v1/statistics/").json()["tables"]["class_by_month"]["rows"]
    month = f"{counted.taken_at:%Y-%m}"
    (in_answer,) = (row["figures"] for row in told if row["code"] == f"professional_network|{month}")
    assert in_answer == found["rows"][-1]["figures"]
    assert in_answer["reports"]["text"] == "5"
    assert found["rows"][-1]["shares"]["reports"] == "~"  # of five
    assert len(found["rows"]) == 13
    assert f"Professional network: {counted.taken_at:%B %Y}" in client.get(f"{PAGE}class_by_month.csv").content.decode()
    whole = client.get(f"{PAGE}look/?by=months").content.decode()
    assert "by=months&amp;within=sector:defence" in whole
    assert client.get(f"{PAGE}look/?by=months&within=stage:1").status_code == 400
