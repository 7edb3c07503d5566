"""Which words describe an approach and its case? Lists to choose from, with the definitions shown beside them."""

from django.db.models import IntegerChoices, TextChoices

from design.words import lazily as _


class Status(TextChoices):
    NEW = "new", "New"
    TRIAGE = "triage", "In triage"
    AWAITING_REPORTER = "awaiting_reporter", "Awaiting reporter"
    INVESTIGATION = "investigation", "Under investigation"
    REFERRED = "referred", "Referred"
    REVIEW = "review", "For second look"
    CLOSED = "closed", "Closed"


WHOSE_MOVE = {
    Status.NEW: "the desk",
    Status.TRIAGE: "the officer",
    Status.AWAITING_REPORTER: "the reporter",
    Status.INVESTIGATION: "the officer",
    Status.REFERRED: "an outside agency",
    Status.REVIEW: "a second officer",
    Status.CLOSED: "nobody",
}
TO_THE_REPORTER = {
    Status.NEW: _("Received"),
    Status.TRIAGE: _("Being looked at"),
    Status.AWAITING_REPORTER: _("We have a question for you"),
    Status.INVESTIGATION: _("Being looked at"),
    Status.REFERRED: _("With specialists"),
    Status.REVIEW: _("Being decided"),
    Status.CLOSED: _("Decided: see our reply"),
}


class Outcome(TextChoices):
    CONFIRMED_HOSTILE = "confirmed_hostile", "Confirmed hostile"
    LIKELY_HOSTILE = "likely_hostile", "Likely hostile"
    INCONCLUSIVE = "inconclusive", "Inconclusive"
    GENUINE_CONTACT = "genuine_contact", "Genuine contact"
    COMMERCIAL_SPAM = "commercial_spam", "Commercial spam"
    CRIMINAL_FRAUD = "criminal_fraud", "Criminal fraud (not state-linked)"
    DUPLICATE = "duplicate", "Duplicate"
    WITHDRAWN = "withdrawn", "Withdrawn"
    OUT_OF_SCOPE = "out_of_scope", "Out of scope"
    EXERCISE = "exercise", "Exercise"
    RETRACTED = "retracted", "Imported by mistake"


DEFINITIONS = {
    Outcome.CONFIRMED_HOSTILE: "Evidence from more than one source shows that somebody acted under a false identity"
    " to win trust, information or access for a hostile organisation.",
    Outcome.LIKELY_HOSTILE: "The signs and what was asked for make a hostile purpose likely, and no innocent"
    " explanation fits as well.",
    Outcome.INCONCLUSIVE: "We could not tell. It stays in the register, and a later report may settle it.",
    Outcome.GENUINE_CONTACT: "We checked who it is, independently of what they said, and the contact is what it"
    " claims to be.",
    Outcome.COMMERCIAL_SPAM: "Advertising or mass recruitment by a business that exists, not aimed at what the"
    " person knows or has access to.",
    Outcome.CRIMINAL_FRAUD: "Somebody wanted money or data for gain, and nothing points to a state behind it.",
    Outcome.DUPLICATE: "The same approach is already worked on as another case, which is named here.",
    Outcome.WITHDRAWN: "The reporter asked to withdraw the report, and nothing in it obliges us to go on. Once we"
    " investigate it, only where they asked for it here.",
    Outcome.OUT_OF_SCOPE: "Not an approach to a person: for another team, which we told the reporter.",
    Outcome.EXERCISE: "Part of an exercise that we ran ourselves. It is never counted.",
    Outcome.RETRACTED: "It came in with a sheet of older records that was taken back. What was told is removed, and it"
    " is never counted.",
}


CLOSED_BY_RECORDS = tuple(outcome for outcome in Outcome if outcome not in (Outcome.DUPLICATE, Outcome.RETRACTED))


class Severity(TextChoices):
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"
    CRITICAL = "critical", "Critical"


SEVERITIES = tuple(Severity.values)  # from the least to the gravest


class Likelihood(TextChoices):
    """The probability yardstick of the Professional Head of Intelligence Assessment: seven bands."""

    REMOTE_CHANCE = "remote_chance", "Remote chance"
    HIGHLY_UNLIKELY = "highly_unlikely", "Highly unlikely"
    UNLIKELY = "unlikely", "Unlikely"
    REALISTIC_POSSIBILITY = "realistic_possibility", "Realistic possibility"
    LIKELY = "likely", "Likely or probable"
    HIGHLY_LIKELY = "highly_likely", "Highly likely"
    ALMOST_CERTAIN = "almost_certain", "Almost certain"


VALIDATED = frozenset({Likelihood.LIKELY, Likelihood.HIGHLY_LIKELY, Likelihood.ALMOST_CERTAIN})


class Confidence(TextChoices):
    LOW = "low", "Low"
    MODERATE = "moderate", "Moderate"
    HIGH = "high", "High"


class Stage(IntegerChoices):
    """The engagement ladder: how far the contact went."""

    SEEN = 0, _("I saw it and did not accept or answer")
    ACCEPTED = 1, _("I accepted the contact")
    MESSAGES = 2, _("We exchanged messages")
    OTHER_CHANNEL = 3, _("We moved to another channel")
    PERSONAL_DATA = 4, _("I gave my CV or personal details")
    REPORT_WRITTEN = 5, _("I wrote a report or gave advice, paid or not")
    MEETING = 6, _("We met, online or in person")
    MONEY_OR_GIFT = 7, _("I received money or a gift")
    PROTECTED_INFORMATION = 8, _("Sensitive or protected information was passed")


STAGE_SHORT = {
    Stage.SEEN: "Seen, not accepted",
    Stage.ACCEPTED: "Accepted",
    Stage.MESSAGES: "Exchanged messages",
    Stage.OTHER_CHANNEL: "Moved to another channel",
    Stage.PERSONAL_DATA: "Personal data given",
    Stage.REPORT_WRITTEN: "Report or advice given",
    Stage.MEETING: "Meeting",
    Stage.MONEY_OR_GIFT: "Money or gift taken",
    Stage.PROTECTED_INFORMATION: "Protected information passed",
}
ENGAGED_FROM = Stage.ACCEPTED  # from here on the person had engaged


class Method(TextChoices):
    """How the approach was made: what the approacher presented themselves as or wanted first."""

    RECRUITER = "recruiter", _("Job or recruitment")
    CONSULTANCY = "consultancy", _("Paid report, talk or consultancy")
    ACADEMIC = "academic", _("Research, journal or conference")
    BUSINESS = "business", _("Business or investment")
    JOURNALIST = "journalist", _("Journalist or interview")
    PERSONAL = "personal", _("Friendship or romance")
    INFORMATION_REQUEST = "information_request", _("Direct request for information")
    IMPERSONATION = "impersonation", _("Pretending to be a colleague or official")
    OTHER = "other", _("Something else")
    NOT_SURE = "not_sure", _("Not sure")


class Mode(TextChoices):
    """How the reporter wishes to be known."""

    NAMED = "named", _("Named")
    CONFIDENTIAL = "confidential", _("Confidential")
    ANONYMOUS = "anonymous", _("Anonymous")
