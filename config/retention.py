"""How long is each field kept, and whose personal data is it? Every field of every table of ours is classified here.

A test fails on a field that isn't. What is kept "with the case" ends when the case is disposed of
(`cases/disposal.py`): by its outcome, some months after it was closed, as the organisation has settled. A test holds
that complete: whatever is kept with the case and may tell of anybody but our own officers is emptied or removed then.
"""

from dataclasses import dataclass

FOR_GOOD = "for good: histories are verified and figures reconciled with it"
WITH_CASE = "with the case"
WITH_ACCOUNT = "while the person has an account, and under their acts for good"
WITH_REGISTER = "with the register of personas"
SETTING = "until it is changed"
UNTIL_DONE = "until it has been dealt with"
UNTIL_FILED = "until the report is filed; else 14 days after it was last saved, 4 hours where nobody signed in"

STAFF = "a colleague's, by their number or name"
REPORTER = "the reporter's"
PSEUDONYM = "a person's pseudonym: theirs only for whoever has the key"
SEALED = "the reporter's, sealed or digested under a key outside the database"
ANYBODY = "may name anybody: free text"
OUTSIDER = "the approacher's"


@dataclass(frozen=True)
class Rows:
    """How long the rows of a table are kept; whose its personal fields are; and the fields that are nobody's."""

    kept: str
    personal: dict[str, str]
    plain: str

    @property
    def fields(self) -> list[str]:
        return [*self.personal, *self.plain.split()]


def _of(whose: str, names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), whose)


CLASSIFIED: dict[str, Rows] = {
    "events.Event": Rows(
        FOR_GOOD, {"by_id": STAFF},
        "id stream stream_id sequence kind by_kind at before after data transaction previous hash",
    ),
    "events.Head": Rows(FOR_GOOD, {}, "id stream stream_id length hash"),
    "events.Pending": Rows(UNTIL_DONE, {}, "id event reader not_before tries"),
    "events.Anchor": Rows(FOR_GOOD, {}, "id at digest previous"),
    "events.AnchorLine": Rows(FOR_GOOD, {}, "id anchor stream stream_id length hash"),
    "accounts.Organisation": Rows(
        SETTING, {"contact": STAFF},
        "id name marking handling time_zone holidays_in holidays seal_unit_below default_desk lists_version",
    ),
    "accounts.Desk": Rows(
        SETTING, {}, "id name acknowledge_days acknowledge_hours_if_grave decide_days decide_days_if_grave"
    ),
    "accounts.Listed": Rows(FOR_GOOD, {}, "id of code kind name welsh place retired_at"),
    "accounts.Unit": Rows(SETTING, {}, "id name sector desk"),
    "accounts.Headcount": Rows(FOR_GOOD, {}, "id unit month people"),
    "accounts.User": Rows(
        WITH_ACCOUNT, _of(STAFF, "id password last_login email name post unit employment access_band"),
        "is_active language shortcuts",
    ),
    "accounts.Absence": Rows(
        "until it is over, and another is noted", {"user": STAFF, **_of(STAFF, "first_on last_on")}, "id"
    ),
    "accounts.Role": Rows(WITH_ACCOUNT, {"user": STAFF}, "id name desk"),
    "personas.Persona": Rows(
        WITH_REGISTER, {**_of(OUTSIDER, "name claimed_employer"), "story": ANYBODY}, "id root created_at version"
    ),
    "personas.Alias": Rows(WITH_REGISTER, {"name": OUTSIDER}, "id persona"),
    "personas.Profile": Rows(WITH_REGISTER, _of(OUTSIDER, "key shown"), "id persona platform created_at"),
    "personas.Merge": Rows(
        WITH_REGISTER, {"reason": ANYBODY, **_of(STAFF, "merged_by undone_by")},
        "id absorbed into merged_at undone_at",
    ),
    "cases.Case": Rows(
        WITH_CASE, {**_of(STAFF, "officer concluded_by"), "summary": ANYBODY},
        "id reference status desk version restricted imported proposed_severity severity likelihood confidence outcome"
        " duplicate_of returns_to opened_at changed_at closed_at disposed_at due_at due escalated_to",
    ),
    "cases.Watch": Rows(WITH_CASE, {"user": STAFF}, "id case since_at"),
    "cases.SavedView": Rows(WITH_ACCOUNT, {"owner": STAFF, "values": ANYBODY}, "id name desk saved_at"),
    "cases.Passage": Rows(WITH_CASE, _of(ANYBODY, "text words"), "id case desk approach kind source"),
    "cases.Opening": Rows(WITH_CASE, {"user": STAFF}, "id case opened_at"),
    "cases.Conflict": Rows(WITH_CASE, {"person": PSEUDONYM}, "id case why"),
    "cases.Approach": Rows(
        FOR_GOOD, {"person": PSEUDONYM},
        "id case home persona joined_to first_contact_on last_contact_on contact_known reported_at ongoing"
        " travel_planned platform moved_to method stage sector employment access_band unit",
    ),
    "cases.Sighting": Rows(WITH_CASE, {}, "id approach profile"),
    "cases.Conversation": Rows(WITH_CASE, {}, "id approach"),
    "cases.Message": Rows(
        WITH_CASE, {"text": ANYBODY, "by": STAFF},
        "id conversation kind written_at sent_at withdrawn_at read_at key",
    ),
    "cases.Evidence": Rows(
        WITH_CASE, {**_of(ANYBODY, "name origin override_reason"), **_of(STAFF, "added_by overridden_by")},
        "id key conversation staged kind size sha256 added_at scan scanned_at scanned_by finding tries taken_at"
        " overridden_at copied_at copy_type likeness",
    ),
    "cases.Trace": Rows(WITH_CASE, {"said": ANYBODY}, "id case kind marks evidence"),
    "cases.Match": Rows(WITH_CASE, {"judged_by": STAFF}, "id case other reason weight found_at verdict judged_at"),
    "cases.Takedown": Rows(
        WITH_CASE, _of(STAFF, "asked_by looked_by"),
        "id case profile reference evidence state asked_at chased_at looked_at gone_at",
    ),
    "cases.Reading": Rows(WITH_CASE, {"person": STAFF}, "id case door hour_at"),
    "cases.Held": Rows(UNTIL_DONE, {"sealed": SEALED}, "id evidence part"),
    "cases.Doomed": Rows(UNTIL_DONE, {}, "id key part"),
    "cases.Hold": Rows(WITH_CASE, {"reason": ANYBODY, **_of(STAFF, "by lifted_by")}, "id case placed_at lifted_at"),
    "cases.Schedule": Rows(FOR_GOOD, {"reason": ANYBODY, "by": STAFF}, "id version months made_at"),
    "cases.Wording": Rows(
        FOR_GOOD, {**_of(ANYBODY, "title english welsh"), "by": STAFF}, "id version key act outcome stage_from made_at"
    ),
    "cases.Checklist": Rows(FOR_GOOD, {"tasks": ANYBODY, "by": STAFF}, "id version method made_at"),
    "cases.Note": Rows(
        WITH_CASE, {"text": ANYBODY, "by": STAFF}, "id case written_at key edition edited_at shared_at"
    ),
    "cases.NoteEdition": Rows(WITH_CASE, {"text": ANYBODY}, "id note number replaced_at"),
    "cases.Begun": Rows(
        "until the act is done; else 30 days after it was last saved", {"person": STAFF, "texts": ANYBODY},
        "id case act saved_at",
    ),
    "cases.Task": Rows(WITH_CASE, {"done_by": STAFF}, "id case text mandatory done_at"),
    "cases.Proposal": Rows(
        WITH_CASE, {**_of(ANYBODY, "reason declined_because"), "by": STAFF}, "id case proposed_at decided_at"
    ),
    "cases.Referral": Rows(
        WITH_CASE, {**_of(ANYBODY, "bundle ended_because"), "by": STAFF},
        "id case proposal agency legal_basis marking shared digest review_on referred_at ended_at",
    ),
    "reports.Report": Rows(
        WITH_CASE,
        {
            **_of(ANYBODY, "narrative asked_for offered given told_others facts"), **_of(SEALED, "sealed receipt"),
            **_of(OUTSIDER, "persona_name claimed_employer claimed_post claimed_place addresses"),
            **_of(REPORTER, "reporter safe_contact"), "person": PSEUDONYM, "filed_by": STAFF,
        },
        "id reference case approach conversation mode key filed_at done_so_far about_colleague indicators weighed_by"
        " advised disposed_at",
    ),
    "reports.Unsealing": Rows(WITH_CASE, {"by": STAFF, "reason": ANYBODY}, "id report at"),
    "reports.Helped": Rows(WITH_CASE, {"comment": ANYBODY}, "id report answer said_at"),
    "reports.Draft": Rows(UNTIL_FILED, {"owner": PSEUDONYM, "answers": SEALED}, "id key kept_until"),
    "reports.Weighting": Rows(
        FOR_GOOD, {"reason": ANYBODY, "by": STAFF}, "id version weights thresholds made_at"
    ),
    "reports.Advice": Rows(FOR_GOOD, {"text": ANYBODY, "welsh": ANYBODY, "by": STAFF}, "id version topic made_at"),
    "reports.Notice": Rows(FOR_GOOD, {"text": ANYBODY, "welsh": ANYBODY, "by": STAFF}, "id version page made_at"),
    "reports.CheckCount": Rows(FOR_GOOD, {}, "id day result matched weighed_by count"),
    "reports.LessonCount": Rows(FOR_GOOD, {}, "id day lesson count"),
    "past.Sheet": Rows(
        "for good, without its rows: which file was imported, by whom, and taken back",
        {**_of(STAFF, "by started_by"), **_of(ANYBODY, "name sent headings unclear")},
        "id desk brought_at state fault digest columns month_first ended_at",
    ),
    "past.Line": Rows(
        "until the row is imported; else 30 days after the sheet was brought", _of(ANYBODY, "cells faults"),
        "id sheet number state mark case",
    ),
    "past.Meaning": Rows(SETTING, {}, "id of written means"),
    "notifications.Notification": Rows(
        FOR_GOOD, {"recipient": PSEUDONYM},
        "id event channel message page reference told_at read_at state not_before refusals lost sent_at",
    ),
    "notifications.MailOff": Rows(WITH_ACCOUNT, {"user": STAFF}, "id topic"),
    "trends.PersonNumber": Rows(FOR_GOOD, {"person": PSEUDONYM}, "id"),
    "trends.Booking": Rows(
        FOR_GOOD, {"person": PSEUDONYM},
        "id approach event sign booked_at root reported_month contact_month platform platform_class sector employment"
        " unit method stage likelihood outcome severity state_linked lag reports approaches validated persona",
    ),
    "trends.TakedownBooking": Rows(
        FOR_GOOD, {}, "id takedown event sign booked_at asked_month platform took gone back"
    ),
    "trends.Tally": Rows(
        FOR_GOOD, {}, "id cell cube month value reports approaches validated untold people personas"
    ),
    "trends.Break": Rows(FOR_GOOD, {"words": ANYBODY}, "id on kind entered_at removed_at"),
    "trends.Snapshot": Rows(FOR_GOOD, {}, "id number taken_at definitions published counted shown"),
    "trends.Release": Rows(
        FOR_GOOD, {}, "id number title snapshot made_at marking said archive digest published_at"
    ),
    "trends.ReferenceSeries": Rows(FOR_GOOD, {}, "id code unit platform breakdown title verdict beside why"),
    "trends.Revision": Rows(
        FOR_GOOD, {},
        "id series period_start period_end number value is_floor qualifier published source population"
        " population_source entered_at",
    ),
}  # fmt: skip
