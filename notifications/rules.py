"""Who is told of what? One table: event kind → audience, message, page linked to.

Whoever did it is never told. Of two rules that name the same person for one event, the first one counts. A test
demands that every kind of event stands either in `RULES` or, with a reason, in `UNTOLD`.
"""

from dataclasses import dataclass

from notifications import audiences as to
from notifications.audiences import Audience, Condition


@dataclass(frozen=True)
class Rule:
    """`message` is a key of `terms.MESSAGES`, `page` one of `pages.PAGES`."""

    audience: Audience
    message: str
    page: str
    when: Condition = to.always


UPDATE = Rule(to.reporters, "update", "report")
DECIDED = Rule(to.reporter_asked, "decided", "report", when=to.closed)
MOVED = Rule(to.officer, "moved", "case", when=to.by_colleague)
URGENT = Rule(to.leads, "needs_a_lead", "case", when=to.became_critical)
SECOND_LOOK = Rule(to.second_pair_of_eyes, "second_look", "case", when=to.to_review)

RULES: dict[str, tuple[Rule, ...]] = {
    # the moves of a case
    "open": (URGENT, Rule(to.desk, "new_case", "case"), UPDATE),
    "claim": (UPDATE,),
    "dismiss": (SECOND_LOOK, MOVED, DECIDED, UPDATE),
    "investigate": (URGENT, MOVED, UPDATE),
    "ask": (MOVED, Rule(to.reporter_asked, "question", "report"), UPDATE),
    "answer": (Rule(to.officer, "answered", "case"), UPDATE),
    "refer": (Rule(to.proposer, "decision_made", "case"), MOVED, UPDATE),
    "take_back": (MOVED, UPDATE),
    "conclude": (SECOND_LOOK, URGENT, MOVED, DECIDED, UPDATE),
    "approve": (Rule(to.officer, "moved", "case"), DECIDED, UPDATE),
    "return": (Rule(to.officer, "moved", "case"), UPDATE),
    "reopen": (MOVED, UPDATE),
    "chase_out": (SECOND_LOOK, Rule(to.officer, "moved", "case"), UPDATE),
    # whose case it is
    "assign": (Rule(to.given_to, "given", "case"), Rule(to.taken_from, "passed_on", "case")),
    "give_out": (Rule(to.given_to, "given", "case"),),
    "hand_over": (Rule(to.given_to, "given", "case"), Rule(to.taken_from, "passed_on", "case")),
    "release": (
        Rule(to.taken_from, "passed_on", "case"),
        Rule(to.desk, "released", "case"),
        Rule(to.leads, "released", "case", when=to.by_the_house),
    ),
    # the work beside the moves
    "assess": (URGENT,),
    "note": (Rule(to.mentioned, "mentioned", "case"),),
    "edit_note": (Rule(to.mentioned, "mentioned", "case"),),
    "share_note": (Rule(to.reporter_asked, "update", "report"), MOVED),
    "propose": (Rule(to.leads, "proposal", "case"),),
    "decline": (Rule(to.proposer, "decision_made", "case"),),
    "add": (Rule(to.officer_or_desk, "added", "case"),),
    "add_evidence": (Rule(to.officer, "evidence", "case"),),
    "ask_to_withdraw": (
        Rule(to.officer_or_desk, "withdrawal", "case"),
        Rule(to.leads, "withdrawal", "case"),
    ),
    "absorb": (Rule(to.officer, "linked", "case"),),
    "part": (Rule(to.officer, "linked", "case"),),
    "open_to": (Rule(to.opened_to, "opened_to", "case"),),
    "declare_conflict": (Rule(to.leads, "conflict", "case"),),
    "unseal": (Rule(to.leads, "unsealed", "case"), Rule(to.reporter_asked, "identity_opened", "report")),
    # what the house does by itself
    "escalate": (
        Rule(to.officer_or_desk, "soon_due", "case", when=to.to_the_officer),
        Rule(to.leads, "soon_due", "case", when=to.to_the_lead),
    ),
    "look_at_takedown": (Rule(to.officer, "came_back", "case", when=to.came_back),),
    "chase": (Rule(to.reporter_asked, "question_waits", "report"),),
    "warn": (Rule(to.reporter_asked, "last_call", "report"),),
    # figures
    "figures_released": (Rule(to.managers, "figures", "releases"),),
    # people
    "person_added": (Rule(to.newcomer, "welcome", "password"),),
    "invited": (Rule(to.the_person, "welcome", "password"),),
}

UNTOLD: dict[str, str] = {
    "describe": "the case page shows it",
    "link_persona": "the case page shows it",
    "accept_match": "both case pages show it",
    "reject_match": "both case pages show it",
    "ask_takedown": "the case page shows it",
    "chase_takedown": "the case page shows it",
    "cite_takedown": "the case page shows it",
    "begin_persona": "the case page shows it",
    "add_profile": "the case page shows it",
    "tick": "the case page shows it",
    "read": "the report's own page shows the reporter that it was read",
    "restrict": "those who may still see the case see that it is restricted, the others must not hear of it",
    "close_to": "the case isn't there any more for the one it concerns",
    "enclose": "the report or the message that it came with tells of it",
    "scan": "the case page shows it",
    "rate": "the reporter's account shows it",
    "hold": "the case page shows it",
    "lift_hold": "the case page shows it",
    "dispose": "there is nothing left to read",
    "bring_in": "it happened long ago; the list of cases shows it",
    "retract": "there is nothing left to read",
    "forgotten": "there is nothing left to read",
    "sheet_brought": "whoever brought it sees it grow",
    "sheet_started": "whoever started it sees it grow",
    "sheet_retracted": "whoever asked for it sees it",
    "schedule_set": "the reports' own pages and the cases show until when they are kept",
    "override": "the case page shows it",
    "open_original": "the timeline shows it",
    "regroup": "a matter of counting",
    "person_changed": "an administrator's page shows it",
    "role_granted": "the person sees another door",
    "role_revoked": "the person sees one door less",
    "account_closed": "the person can't sign in any more",
    "account_reopened": "an administrator tells them",
    "away_noted": "the desk's page of officers shows it",
    "away_removed": "the desk's page of officers shows it",
    "token_made": "they did it themselves",
    "token_revoked": "they did it themselves",
    "wording_changed": "officers are offered it",
    "wording_removed": "officers are offered it no longer",
    "checklist_changed": "the tasks of the next cases show it",
    "checklist_reset": "the tasks of the next cases show it",
    "organisation_changed": "every page shows it",
    "advice_changed": "whoever reports reads it",
    "advice_reset": "whoever reports reads it",
    "notice_changed": "everybody can read it",
    "notice_reset": "everybody can read it",
    "signs_weighed": "whoever checks a profile reads what it is judged by",
    "desk_added": "the organisation's page shows it",
    "unit_added": "the organisation's page shows it",
    "unit_changed": "the organisation's page shows it",
    "entry_added": "whoever chooses from the list sees it",
    "entry_changed": "whoever chooses from the list sees it",
    "entry_retired": "whoever chooses from the list sees it no longer",
    "entry_restored": "whoever chooses from the list sees it",
    "break_marked": "the statistics show it",
    "break_removed": "the statistics show it",
    "figure_revised": "the statistics show it",
    "figures_published": "the list of releases shows it",
    "figures_withdrawn": "the list of releases shows it",
    "heads_counted": "the organisation's page shows it",
    "checked": "the register shows it",
    "begin": "the register shows it",
    "profiles": "the register shows it",
    "name": "the register shows it",
    "merge": "the register shows it",
    "merged_here": "the register shows it",
    "unmerge": "the register shows it",
    "parted": "the register shows it",
}
