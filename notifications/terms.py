"""What are people told? One sentence for each message, which says that there is something and never what it is.

Who sees the sentence over somebody's shoulder learns nothing of a case, and the mail says even less: it is the
same for reporters and officers, so that nobody who sees it can tell which of them its reader is.
"""

from dataclasses import dataclass

from django.db.models import TextChoices

from design.words import lazily as _


class Channel(TextChoices):
    APP = "app", "In Countersign"
    MAIL = "mail", "By email"


class State(TextChoices):
    """How far a notification by mail has come; one in the application is always sent."""

    WAITING = "waiting", "Waiting to be sent"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    WITHHELD = "withheld", "Not sent: no longer for this person"
    SET_ASIDE = "set_aside", "Not sent: refused for good"


class Topic(TextChoices):
    """What a person can choose to be told of by mail, or not."""

    REPORTS = "reports", _("Something new on a report you made")
    NEW_CASES = "new_cases", _("A case that is waiting for somebody at your desk")
    URGENT = "urgent", _("A case that needs a lead on the same day")
    MY_CASES = "my_cases", _("Something new on a case of yours")
    DECISIONS = "decisions", _("A proposal or a second look that is waiting for you")
    FIGURES = "figures", _("New figures of a month")
    ACCOUNT = "account", _("Your account")


@dataclass(frozen=True)
class Message:
    """`text` is the sentence in the application, `mail` the template of the letter."""

    text: str
    topic: Topic
    mail: str = "mail/something_to_read.txt"
    channels: tuple[Channel, ...] = (Channel.APP, Channel.MAIL)


URGENTLY = "mail/read_today.txt"

MESSAGES: dict[str, Message] = {
    # to reporters
    "update": Message(_("There is an update on a report you made"), Topic.REPORTS),
    "question": Message(_("We have a question about a report you made"), Topic.REPORTS),
    "question_waits": Message(_("Our question about a report you made is still waiting for you"), Topic.REPORTS),
    "last_call": Message(_("We will soon decide on a report you made without your answer"), Topic.REPORTS),
    "decided": Message(_("We have made a decision on a report you made"), Topic.REPORTS),
    "identity_opened": Message(_("A lead opened your identity in a report you made. You can read why"), Topic.REPORTS),
    # to officers and leads
    "new_case": Message(_("A new case is waiting at your desk"), Topic.NEW_CASES),
    "released": Message(_("A case is back with your desk and needs an officer"), Topic.NEW_CASES),
    "needs_a_lead": Message(_("A case needs a lead today"), Topic.URGENT, URGENTLY),
    "given": Message(_("A case was given to you"), Topic.MY_CASES),
    "passed_on": Message(_("A case of yours went to a colleague or to the desk"), Topic.MY_CASES),
    "moved": Message(_("A colleague moved a case of yours along"), Topic.MY_CASES),
    "soon_due": Message(_("Something is soon due in a case"), Topic.MY_CASES),
    "came_back": Message(_("A profile that had been removed is back"), Topic.MY_CASES),
    "mentioned": Message(_("A colleague named you in a note"), Topic.MY_CASES),
    "answered": Message(_("The reporter answered your question"), Topic.MY_CASES),
    "added": Message(_("The reporter added information"), Topic.MY_CASES),
    "evidence": Message(_("A colleague added files to a case of yours"), Topic.MY_CASES),
    "withdrawal": Message(_("A reporter asked to withdraw their report"), Topic.MY_CASES),
    "linked": Message(_("Another case was linked to a case of yours, or parted from it"), Topic.MY_CASES),
    "opened_to": Message(_("A case was opened to you by name"), Topic.MY_CASES),
    "decision_made": Message(_("A lead decided on your proposal"), Topic.MY_CASES),
    "second_look": Message(_("A case is waiting for a second look"), Topic.DECISIONS),
    "proposal": Message(_("A proposal to refer a case is waiting for a lead"), Topic.DECISIONS),
    "unsealed": Message(_("A sealed identity was opened in a case of your desk"), Topic.DECISIONS),
    "conflict": Message(_("A conflict of interest was recorded in a case of your desk"), Topic.DECISIONS),
    # to managers
    "figures": Message(_("New figures have been released"), Topic.FIGURES),
    # to people new here
    "welcome": Message(_("You can now sign in"), Topic.ACCOUNT, "mail/welcome.txt", (Channel.MAIL,)),
}
