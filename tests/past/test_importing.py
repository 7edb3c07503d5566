"""Do older records become cases that count by their own dates, once, and can all of it be taken back?"""

from datetime import date

import pytest
from django.utils import timezone

from cases.actions import note
from cases.models import Approach, Case, Passage
from events.models import Event
from events.queries import faults
from events.refusals import Forbidden, NotThere, Refused
from notifications.models import Notification
from notifications.tasks import tell
from past import actions, pages, queries
from past.models import Line, Meaning, Sheet
from personas.models import Persona, Profile
from reports.checking.register import known
from reports.models import Report
from tests.factories import filed
from tests.past.sheet import SHEET, WORDS, brought, case_of, imported
from trends import reconciling
from trends.counting import figures
from trends.elapsed import count
from trends.models import Tally

UNITS = ("reports", "approaches", "people", "personas", "validated")


def states(sheet) -> dict[int, str]:
    return dict(sheet.lines.values_list("number", "state"))


def booked(**only) -> tuple[int, ...]:
    assert reconciling.differences() == []
    found = figures(Tally.objects.filter(cube="all", **only))
    return tuple(found[unit] for unit in UNITS)


def test_nothing_is_imported_before_somebody_says_so_and_every_row_says_what_is_wrong(cast):
    sheet = brought(cast)
    assert sheet.state == Sheet.State.CHECKED
    assert not Case.objects.exists()
    assert states(sheet) == {2: "ready", 3: "ready", 4: "ready", 5: "faulty", 6: "faulty", 7: "ready"}
    assert sheet.unclear == {"outcome": ["Odd"], "platform": ["Carrier pigeon"], "unit": ["Buoys"]}
    assert sheet.lines.get(number=5).faults == ["Date reported: “31/02/2021” is not a date such as 30/4/2021"]
    mended = list(queries.to_mend(sheet))
    assert [row[-1] for row in mended][:2] == ["What is wrong", f"Row 5: {sheet.lines.get(number=5).faults[0]}"]


def test_what_a_word_or_a_heading_means_is_asked_once(cast):
    sheet = brought(cast)
    actions.say_values(sheet.pk, WORDS, by=cast.lena)
    actions.work()
    assert states(sheet)[6] == "ready"
    again = brought(cast, SHEET.replace("Ref;", "Odd number;").replace("Carrier pigeon", "CARRIER  PIGEON"))
    assert again.unclear == {}
    actions.say_columns(again.pk, again.columns | {"0": "reference"}, month_first=False, by=cast.lena)
    assert Meaning.objects.get(of="", written="odd number").means == "reference"


def test_rows_become_cases_as_they_ended_and_count_by_their_own_dates(cast):
    sheet = imported(cast)
    assert sheet.state == Sheet.State.DONE
    assert states(sheet) == {2: "imported", 3: "imported", 4: "imported", 5: "faulty", 6: "faulty", 7: "imported"}
    case = case_of(sheet, 2)
    assert (case.imported, case.status, case.outcome, case.due) == (True, "closed", "likely_hostile", "")
    assert timezone.localtime(case.closed_at).date() == date(2021, 3, 22)
    approach = Approach.objects.get(case=case)
    assert (approach.first_contact_on, approach.unit, approach.sector) == (date(2021, 3, 2), cast.lamps, "government")
    assert booked(month=date(2021, 3, 1)) == (2, 2, 2, 1, 0)
    assert booked(month=date(2021, 4, 1)) == (1, 0, 0, 0, 0)
    assert booked() == (4, 3, 2, 1, 0)
    assert faults() == []
    assert sheet.lines.exclude(cells=[]).count() == 2


def test_what_was_open_is_new_at_its_desk_from_today_on_and_nobody_gets_mail(cast):
    sheet = imported(cast)
    case = case_of(sheet, 7)
    assert (case.status, case.due) == ("new", "acknowledge")
    assert case.due_at > timezone.now()
    assert case in Case.objects.visible_to(cast.olga)
    tell()
    assert not Notification.objects.filter(event__stream="case").exists()


def test_how_long_it_took_is_as_the_records_say_or_not_known(cast):
    imported(cast)
    reconciling.catch_up()
    found = count([date(2021, 3, 1), date(2021, 4, 1), date(2021, 5, 1)], timezone.now())
    told = {row: said["reports"] for row, said in found["decided"].items() if said["reports"]}
    assert told == {"5": 1, "1": 1, "unrecorded": 1, "not_yet": 1}
    assert sum(said["reports"] for said in found["waiting"].values()) == 1
    assert found["acknowledged"]["unrecorded"]["reports"] == 1


def test_a_person_with_an_account_is_known_and_the_case_is_not_there_for_them(cast):
    sheet = imported(cast, "Date reported,Reporter,Person,Summary\n1/2/2024,sam@lighthouses.example,,A\n"
                           "2/2/2024,,olga@lighthouses.example,B\n3/2/2024,gone@elsewhere.example,,C\n")  # fmt: skip
    first, second, third = (case_of(sheet, number) for number in (2, 3, 4))
    assert Report.objects.of(cast.sam).get().case == first
    assert Approach.objects.get(case=first).person == cast.sam.pseudonym
    assert second not in Case.objects.visible_to(cast.olga)
    assert second in Case.objects.visible_to(cast.nora)
    assert Report.objects.get(case=third).reporter is None
    assert "elsewhere" not in str(Approach.objects.filter(case=third).values())
    assert booked() == (3, 3, 3, 0, 0)


def test_the_same_row_is_imported_once_whichever_sheet_it_comes_in(cast):
    first = imported(cast)
    more = ("1;14/03/2021;;;spam;;;;;;Its own reference counts", "9;1/1/2022;;;;;;;;;", *[";1/2/2022;;;;;;;;;New"] * 2)
    again = brought(cast, SHEET + "".join(f"{line}\n" for line in more))
    assert queries.before(again) is None
    assert queries.before(brought(cast)) == first
    assert states(again) == {2: "known", 3: "known", 4: "known", 5: "faulty", 6: "faulty", 7: "known", 8: "known",
                             9: "ready", 10: "ready", 11: "known"}  # fmt: skip
    assert again.lines.get(number=11).faults == ["This row is the same as row 10"]
    shown = queries.faulty(again)
    assert [line.number for line in shown][:3] == [5, 6, 2]  # what can be mended isn't lost among what is there already
    caption = pages.faults(shown[:3], queries.counts(again))["caption"]
    assert caption == "What is wrong: the first 3 rows"
    actions.start(again.pk, by=cast.lena)
    other = brought(cast, "Date reported,Ref\n1/1/2022,9\n3/1/2022,10\n")
    actions.start(other.pk, by=cast.lena)
    actions.work()
    assert states(other) == {2: "known", 3: "imported"}
    assert booked()[0] == 7


def test_a_worker_killed_in_the_middle_goes_on_where_it_was(cast, monkeypatch):
    sheet = brought(cast)
    actions.start(sheet.pk, by=cast.lena)
    actions.work(2)
    assert sorted(states(sheet).values()) == ["faulty", "faulty", "imported", "imported", "ready", "ready"]
    with monkeypatch.context() as broken:
        broken.setattr(Report.objects, "create", lambda **given: (_ for _ in ()).throw(SystemError))
        actions.work()
    assert Case.objects.count() == 2
    actions.work()
    sheet.refresh_from_db()
    assert sheet.state == Sheet.State.DONE
    assert booked()[0] == Case.objects.count() == 4


def test_a_sheet_taken_back_leaves_figures_and_register_as_they_were(cast):
    filed(cast.sam, addresses=["https://www.linkedin.com/in/anna-beacon/"], first_contact_on=date(2021, 3, 30))
    before, met = booked(), list(Persona.objects.values_list("pk", flat=True))
    sheet = imported(cast)
    assert booked() != before
    assert known(["x@firm.example"]) == []  # it was found harmless
    actions.retract(sheet.pk, by=cast.lena)
    actions.work()
    sheet.refresh_from_db()
    assert sheet.state == Sheet.State.RETRACTED
    assert booked() == before
    assert list(Persona.objects.values_list("pk", flat=True)) == met
    assert list(Profile.objects.values_list("platform", flat=True)) == ["linkedin"]
    assert not Case.objects.visible_to(cast.olga).filter(imported=True).exists()
    assert not Passage.objects.filter(case__imported=True).exists()
    assert set(Report.objects.filter(case__imported=True).values_list("narrative", flat=True)) == {""}
    assert faults() == []
    assert Event.objects.filter(stream="case", kind="retract", by_id=cast.lena.pk).count() == 4
    assert states(imported(cast))[2] == "imported"


def test_a_case_that_somebody_worked_on_stays_and_is_listed(cast):
    sheet = imported(cast)
    case = case_of(sheet, 2)
    note(case.reference, "I remember her", by=cast.olga)
    actions.retract(sheet.pk, by=cast.lena)
    actions.work()
    sheet.refresh_from_db()
    assert queries.kept(sheet, cast.lena) == [case.reference]
    assert booked() == (1, 1, 1, 1, 0)
    assert states(brought(cast))[2] == "known"


def test_only_a_lead_of_the_desk_does_anything_with_a_sheet(cast):
    for who in (cast.sam, cast.olga, cast.max, cast.ada):
        with pytest.raises(Forbidden):
            actions.bring(name="x", content=b"x", desk=cast.north, by=who)
    with pytest.raises(Forbidden):
        actions.bring(name="x", content=b"x", desk=cast.south, by=cast.lena)
    sheet = brought(cast)
    with pytest.raises(NotThere):
        actions.start(sheet.pk, by=cast.person("lea", ("lead", cast.south)))
    actions.start(sheet.pk, by=cast.lena)
    cast.lena.roles.all().delete()
    actions.work()
    sheet.refresh_from_db()
    assert (sheet.state, "lead" in sheet.fault) == (Sheet.State.CHECKED, True)
    assert not Case.objects.exists()


def test_a_sheet_is_taken_only_one_step_at_a_time(cast):
    sheet = imported(cast)
    Sheet.objects.update(state=Sheet.State.CHECKED)  # as when its lead was a lead no longer half-way
    with pytest.raises(Refused, match="Some rows of this sheet are imported"):
        actions.drop(sheet.pk, by=cast.lena)
    with pytest.raises(Refused, match="nothing is imported yet"):
        actions.retract(sheet.pk, by=cast.lena)
    torn = actions.bring(name="x.xlsx", content=b"PK\x03\x04", desk=cast.north, by=cast.lena)
    actions.work()
    torn.refresh_from_db()
    assert (torn.state, bytes(torn.sent)) == (Sheet.State.UNREADABLE, b"")
    actions.drop(torn.pk, by=cast.lena)
    brought(cast, name="left.csv")
    Sheet.objects.update(brought_at=timezone.now() - actions.bringing.KEPT)
    assert actions.forget_old() > 0
    assert list(Sheet.objects.values_list("pk", flat=True)) == [sheet.pk]
    Sheet.objects.update(state=Sheet.State.DONE)
    actions.forget_old()
    assert not Line.objects.exclude(cells=[]).exists()
