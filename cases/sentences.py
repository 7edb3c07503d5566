"""What does the timeline say of each kind of event? One sentence each; a test demands one for every kind."""

from dataclasses import dataclass

from design.words import lazily as _


@dataclass(frozen=True)
class Sentence:
    """`text` with {by} for the doer; `told` is what the reporter may read of it, blank for nothing.

    `of_reporter` is said instead where it was the reporter who did it, if that reads otherwise.
    """

    text: str
    told: str = ""
    of_reporter: str = ""

    def said(self, by: str) -> str:
        return self.text.format(by=by)

    def of(self, by_kind: str, name: str | None) -> str:
        """What is said of an event done by a person called `name`, or by somebody without one."""
        if by_kind == "reporter" and self.of_reporter:
            return self.of_reporter
        return self.said(name or UNNAMED.get(by_kind, "A colleague"))


UNNAMED = {"reporter": "The reporter", "system": "Countersign"}


SENTENCES: dict[str, Sentence] = {
    "open": Sentence("{by} opened the case", _("We received your report"), "A report came in and opened the case"),
    "claim": Sentence("{by} claimed the case", _("A security officer is looking at your report")),
    "dismiss": Sentence("{by} dismissed the case", _("A security officer made a decision")),
    "investigate": Sentence("{by} began to investigate", _("We are looking into it further")),
    "ask": Sentence("{by} asked the reporter a question", _("We asked you a question")),
    "answer": Sentence("{by} recorded the answer to the question", _("Your answer reached us"),
                       "The reporter answered our question"),
    "refer": Sentence("{by} referred the case to an outside agency", _("We passed it on to specialists")),
    "take_back": Sentence("{by} took the case back from the agency", _("It is with our own officers again")),
    "conclude": Sentence("{by} concluded the case", _("A security officer made a decision")),
    "approve": Sentence("{by} approved the conclusion", _("The decision was confirmed: read our reply")),
    "return": Sentence("{by} returned the case for more work", _("We are looking into it further")),
    "reopen": Sentence("{by} reopened the case", _("We are looking at your report again")),
    "chase_out": Sentence("{by} ended the wait for an answer", _("We are deciding without your answer")),
    "assign": Sentence("{by} assigned the case"),
    "give_out": Sentence("{by} gave the case to the officer who had least to do"),
    "release": Sentence("{by} released the case to the desk"),
    "hand_over": Sentence("{by} handed the case over"),
    "assess": Sentence("{by} changed the assessment"),
    "describe": Sentence("{by} corrected what the case says of the approach"),
    "link_persona": Sentence("{by} said which persona this was"),
    "accept_match": Sentence("{by} connected the case with another one"),
    "reject_match": Sentence("{by} said that another case does not belong with this one"),
    "ask_takedown": Sentence("{by} asked a platform to remove a profile"),
    "chase_takedown": Sentence("{by} reminded a platform to remove a profile"),
    "cite_takedown": Sentence("{by} noted the platform’s reference for a takedown"),
    "look_at_takedown": Sentence("{by} looked whether a profile is gone"),
    "escalate": Sentence("{by} pointed out that something is soon due"),
    "note": Sentence("{by} wrote a note"),
    "edit_note": Sentence("{by} changed a note of their own"),
    "share_note": Sentence("{by} sent the reporter a message", _("We sent you a message")),
    "begin_persona": Sentence("{by} began a persona from this report"),
    "add_profile": Sentence("{by} named a further profile"),
    "tick": Sentence("{by} finished a task"),
    "read": Sentence("{by} read what the reporter wrote", _("An officer has read what you wrote")),
    "propose": Sentence("{by} proposed to refer the case"),
    "decline": Sentence("{by} declined the proposal to refer the case"),
    "restrict": Sentence("{by} changed who can see the case"),
    "open_to": Sentence("{by} opened the case to a colleague by name"),
    "close_to": Sentence("{by} closed the case to a colleague"),
    "declare_conflict": Sentence("{by} recorded a conflict of interest"),
    "unseal": Sentence("{by} opened the reporter's sealed identity", _("A lead opened your sealed identity")),
    "add": Sentence("{by} added information", _("What you added reached us")),
    "ask_to_withdraw": Sentence("{by} asked to withdraw the report", _("You asked us to withdraw this report")),
    "rate": Sentence("{by} said whether it had helped"),
    "chase": Sentence("{by} reminded the reporter of the question", _("We reminded you of our question")),
    "warn": Sentence("{by} told the reporter that we will decide without an answer",
                     _("We told you that we will soon decide without your answer")),
    "enclose": Sentence("{by} added evidence", _("The files you added reached us")),
    "add_evidence": Sentence("{by} added evidence of our own"),
    "scan": Sentence("{by} scanned a file of evidence"),
    "override": Sentence("{by} released a file of evidence without a clean scan"),
    "open_original": Sentence("{by} opened the original of a file of evidence"),
    "hold": Sentence("{by} asked that the case be kept beyond its time"),
    "lift_hold": Sentence("{by} asked that the case be kept no longer than its time"),
    "dispose": Sentence("{by} removed what was kept in the case"),
    "bring_in": Sentence("{by} imported the case from older records", _("We entered your report from older records")),
    "retract": Sentence("{by} took the case back, with the sheet that it was imported from"),
    "absorb": Sentence("{by} linked a duplicate to this case"),
    "part": Sentence("{by} took a duplicate away from this case"),
    "regroup": Sentence("{by} counted its approaches anew, after personas were merged or parted"),
}  # fmt: skip
