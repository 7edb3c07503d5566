"""What does one row of older records say? Testimony and how it ended, or a sentence for everything to be mended."""

import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from accounts import pseudonyms
from accounts.lists import heed
from accounts.models import Organisation, Unit, User
from cases.actions import Record
from cases.terms import Method, Mode, Stage
from design import sheets
from events.clock import today
from events.refusals import Invalid
from past.columns import BY_NAME, DATES, simple
from past.dates import EARLIEST, day_of
from past.models import Line, Sheet
from past.values import CHOSEN, NOTHING, OPEN, SKIP, Values
from personas.terms import Platform
from reports.actions import Past, Testimony
from reports.actions.soundness import require_sound

NO_WORDS = "Imported from older records, which say nothing more."
WITHOUT_OUTCOME = "inconclusive"
WEB = re.compile(r"[./@]")


@dataclass
class Understood:
    """`given` are texts, codes and days by column; `unclear` values that nobody has said the meaning of."""

    given: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    unclear: dict[str, str] = field(default_factory=dict)
    mark: str = ""

    @property
    def state(self) -> str:
        if self.given.get("outcome") == SKIP:
            return Line.State.LEFT_OUT
        return Line.State.FAULTY if self.faults else Line.State.READY


class Reader:
    """Understands the rows of one sheet, as its columns and the meanings of values are known now."""

    def __init__(self, sheet: Sheet) -> None:
        organisation = Organisation.objects.get(pk=1)
        heed(organisation)
        self.organisation, self.zone = organisation, organisation.time_zone
        self.sheet, self.values = sheet, Values.of_desk(sheet.desk_id)
        self.places = {name: int(place) for place, name in sheet.columns.items()}
        self.units = {str(unit.pk): unit for unit in Unit.objects.filter(desk=sheet.desk_id)}

    def understand(self, cells: Sequence[str]) -> Understood:
        """What the row says, with its faults; nothing is asked of the database."""
        found = self.read(cells)
        if not found.faults and found.given["outcome"] != SKIP:
            found.faults += [*self._days(found.given), *self._soundness(found.given)]
        found.mark = self._mark(found.given)
        return found

    def read(self, cells: Sequence[str]) -> Understood:
        """What the row says, cell by cell; whether it can be true is another question."""
        found = Understood()
        for name, place in self.places.items():
            if written := sheets.plain(cells[place]) if place < len(cells) else "":
                self._take(found, name, written)
        found.given.setdefault("outcome", WITHOUT_OUTCOME)
        return found

    def told(self, given: dict[str, Any]) -> Testimony:
        """The testimony of a row."""
        return Testimony(
            narrative=given.get("narrative") or NO_WORDS, first_contact_on=given.get("first_contact_on"),
            last_contact_on=given.get("last_contact_on"), platform=given.get("platform") or Platform.NOT_SURE,
            method=given.get("method") or Method.NOT_SURE, stage=int(given.get("stage") or Stage.SEEN),
            sector=given.get("sector", ""), employment=given.get("employment", ""),
            persona_name=given.get("persona_name", ""), claimed_employer=given.get("claimed_employer", ""),
            addresses=_parted(given.get("addresses", "")),
        )  # fmt: skip

    def past(self, given: dict[str, Any], line: Line) -> Past:
        """What it says beside that; the people that it names are looked for among those who have an account."""
        subject, reporter = _person(given.get("person", "")), _person(given.get("reporter", ""))
        who = given.get("person") or given.get("reporter") or ""
        known = subject or (None if given.get("person") else reporter)
        decided = given.get("decided_on")
        record = Record(
            reported_at=self._moment(_reported(given)), sheet=self.sheet.pk, row=line.number,
            outcome="" if given["outcome"] == OPEN else given["outcome"],
            decided_at=self._moment(decided) if decided else None, likelihood=given.get("likelihood", ""),
            severity=given.get("severity", ""),
        )  # fmt: skip
        person = known.pseudonym if known else pseudonyms.of_record(who) if who else ""
        return Past(
            record=record, organisation=self.organisation, desk=self.sheet.desk, person=person, reporter=reporter,
            unit=self.units.get(given.get("unit", "")), subject=subject,
        )  # fmt: skip

    def _take(self, found: Understood, name: str, written: str) -> None:
        if name in DATES:
            try:
                found.given[name] = day_of(written, month_first=self.sheet.month_first)
            except ValueError as fault:
                found.faults.append(f"{BY_NAME[name].label}: {fault}")
        elif name in CHOSEN:
            meaning = self.values.meaning(name, written)
            if meaning is None:
                found.unclear[name] = written[:200]
                found.faults.append(f"{BY_NAME[name].label}: say what “{written[:60]}” means")
            elif meaning != NOTHING:
                found.given[name] = meaning
        else:
            found.given[name] = written

    def _days(self, given: dict[str, Any]) -> list[str]:
        reported = _reported(given)
        if reported is None:
            return ["Enter the date on which it was reported, or that of the first contact"]
        faults = [
            f"{BY_NAME[name].label}: it must be between {EARLIEST.year} and today"
            for name in DATES if name in given and not EARLIEST <= given[name] <= today(self.zone)
        ]  # fmt: skip
        if given.get("first_contact_on", reported) > reported:
            faults.append("The first contact can’t be after the report")
        if given.get("decided_on", reported) < reported:
            faults.append("It can’t have been closed before it was reported")
        if given.get("decided_on") and given["outcome"] == OPEN:
            faults.append("It has a date on which it was closed, but its outcome says that it is open")
        return faults

    def _soundness(self, given: dict[str, Any]) -> list[str]:
        try:
            require_sound(self.told(given), mode=Mode.ANONYMOUS, has_reporter=False, has_receipt=True, is_old=True)
        except Invalid as refused:
            labels = {name: column.label for name, column in BY_NAME.items()}
            return [f"{labels.get(name, name)}: {said}" for name, all_ in refused.fields.items() for said in all_]
        return []

    def _mark(self, given: dict[str, Any]) -> str:
        """A keyed digest by which a row is known again at this desk: of its own reference, else of all it says."""
        reference = simple(given.get("reference", ""))
        told = f"={reference}" if reference else "\n".join(f"{name}:{given[name]}" for name in sorted(given))
        said = f"line:{self.sheet.desk_id}:{told}".encode()
        return hmac.new(settings.PSEUDONYM_KEY, said, sha256).hexdigest()

    def _moment(self, day: date | None) -> datetime:
        assert day is not None  # a row without a day is never ready
        return datetime.combine(day, time.min, ZoneInfo(self.zone)).astimezone(UTC)


def _reported(given: dict[str, Any]) -> date | None:
    day: date | None = given.get("reported_on") or given.get("first_contact_on")
    return day


def _person(written: str) -> User | None:
    return User.objects.select_related("unit").filter(email__iexact=written).first() if "@" in written else None


def _parted(written: str) -> list[str]:
    """Several addresses in a cell; a telephone number keeps its spaces."""
    pieces = re.split(r"[;,\n]+", written)
    found = [each for piece in pieces for each in (piece.split() if WEB.search(piece) else [piece.strip()])]
    return [each for each in found if each]
