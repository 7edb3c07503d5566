"""What can a column of older records hold? Each once: its name, what is asked, and the headings it is known by."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MOST_COLUMNS = 60


@dataclass(frozen=True)
class Column:
    """`heads` are further headings, in plain words, by which it is guessed; `example` stands in the empty sheet."""

    name: str
    label: str
    example: str
    heads: tuple[str, ...] = ()
    help: str = ""


COLUMNS = (
    Column("reference", "Your own reference", "2021-014", ("ref", "reference", "id", "number", "no", "case", "case id",
           "case number", "case reference", "incident number", "log number", "log no", "case no", "ref no",
           "reference number", "incident no"),
           "The same reference is never imported twice."),
    Column("reported_on", "Date reported", "14/03/2021", ("date", "reported", "reported on", "report date",
           "date of report", "received", "date received", "date logged", "logged")),
    Column("first_contact_on", "Date of first contact", "02/03/2021", ("first contact", "contact date", "met",
           "date met", "date of contact", "date of approach", "approach date", "first approached", "start")),
    Column("last_contact_on", "Date of last contact", "11/03/2021", ("last contact", "latest contact", "end")),
    Column("decided_on", "Date closed", "22/03/2021", ("closed", "closed on", "date decided", "decided", "completed",
           "closure date", "resolved")),
    Column("outcome", "Outcome", "Likely hostile", ("result", "conclusion", "assessment", "status", "verdict",
           "finding"), "A row without one is imported as inconclusive, one that says open as a new case."),
    Column("likelihood", "Likelihood", "Highly likely", ("probability", "phia")),
    Column("severity", "Severity", "Medium", ("risk", "priority", "grade")),
    Column("platform", "Platform", "LinkedIn", ("channel", "where", "site", "network", "medium", "means of contact",
           "social media")),
    Column("method", "Method of approach", "Job or recruitment", ("method", "type", "type of approach", "pretext",
           "cover", "approach type", "kind")),
    Column("stage", "How far it went", "Exchanged messages", ("stage", "engagement", "level of engagement", "response",
           "extent")),
    Column("persona_name", "Name the approacher used", "Anna Beacon", ("name", "approacher", "profile name", "persona",
           "name used", "contact name", "alias", "suspect", "subject")),
    Column("claimed_employer", "Employer they claimed", "Harbour Partners", ("employer", "company", "organisation",
           "organization", "firm", "claimed company")),
    Column("addresses", "Addresses of their profiles", "linkedin.com/in/anna-beacon", ("profile", "url", "link",
           "profile url", "address", "profile link", "handle", "account", "email address of approacher", "web address"),
           "Several are parted by spaces."),
    Column("unit", "Unit of the person approached", "", ("unit", "team", "department", "directorate", "division",
           "business unit", "section")),
    Column("sector", "Sector", "Government", ("sector of the person",)),
    Column("employment", "Employment", "Current member of staff", ("employment status", "staff type", "contract")),
    Column("person", "Person approached", "", ("staff number", "employee", "member of staff", "staff", "person",
           "employee number", "payroll number", "victim", "target", "staff member", "who was approached"),
           "An email address, a number or a name: it is kept as a keyed pseudonym only, to count people once."),
    Column("reporter", "Email address of who reported", "", ("reporter", "reported by", "reporter email", "raised by"),
           "Kept only where they have an account here. They then find it among their reports."),
    Column("narrative", "What happened", "A recruiter offered a paid report.", ("narrative", "description", "summary",
           "details", "notes", "account", "comments", "what happened", "circumstances")),
)  # fmt: skip
BY_NAME = {column.name: column for column in COLUMNS}
DATES = ("reported_on", "first_contact_on", "last_contact_on", "decided_on")
MENDED = "What is wrong"  # the heading that we add to a sheet to be mended; never a column of ours


def simple(written: str) -> str:
    """The same for whatever is written alike: without case, marks, or more than single spaces."""
    text = unicodedata.normalize("NFKC", written).casefold()
    return re.sub(r"[\W_]+", " ", text).strip()[:200]


def guessed(headings: Iterable[str], remembered: Mapping[str, str]) -> dict[str, str]:
    """Which heading's place holds which column, as far as it can be told: {place: name}, each name once.

    What was said of a heading before counts most, then our own label, then the other words for it.
    """
    simply = [simple(heading) for heading in headings]
    found: dict[str, str] = {}
    for known in (dict(remembered), _by_label(), _by_heads()):
        for place, heading in enumerate(simply):
            name = known.get(heading, "")
            if name and str(place) not in found and name not in found.values() and heading not in _left(remembered):
                found[str(place)] = name
    return found


def _left(remembered: Mapping[str, str]) -> set[str]:
    return {heading for heading, name in remembered.items() if not name}


def _by_label() -> dict[str, str]:
    return {simple(column.label): column.name for column in COLUMNS}


def _by_heads() -> dict[str, str]:
    return {simple(head): column.name for column in COLUMNS for head in (column.name, *column.heads)}
