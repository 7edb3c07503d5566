"""What does a value in a column of older records mean? Our own words are known, and the usual other ones."""

from collections.abc import Mapping
from dataclasses import dataclass

from accounts.lists import SECTORS
from accounts.models import Unit
from accounts.terms import Employment
from cases.terms import CLOSED_BY_RECORDS, STAGE_SHORT, Likelihood, Method, Outcome, Severity
from past.columns import simple
from past.models import Meaning
from personas.platforms import PLATFORMS

OPEN, SKIP, NOTHING = "open", "skip", ""
MOST_UNCLEAR = 100  # different values of one column: beyond that it is not a column of words to choose from
Choices = list[tuple[str, str]]

USUAL: dict[str, dict[str, tuple[str, ...]]] = {
    "platform": {
        "linkedin": ("linked in", "li", "linkedin com"), "email": ("mail", "e mail", "email", "work email"),
        "telephone": ("phone", "call", "sms", "text", "text message", "phone call", "mobile"),
        "in_person": ("face to face", "in person", "meeting"), "event": ("conference", "event", "seminar"),
        "facebook": ("fb", "meta"), "x": ("twitter", "x"), "whatsapp": ("whats app",), "wechat": ("weixin", "we chat"),
        "other": ("other", "misc", "various"), "not_sure": ("unknown", "not known", "n a", "not recorded", "tbc"),
    },
    "method": {
        "recruiter": ("job offer", "recruitment", "job", "headhunter", "recruiter"),
        "consultancy": ("consultancy", "paid report", "consulting", "expert network", "paid work"),
        "academic": ("academic", "research", "journal", "conference invitation"),
        "business": ("business", "investment", "partnership"), "journalist": ("journalist", "interview", "media"),
        "personal": ("romance", "friendship", "personal", "social"), "impersonation": ("impersonation", "spoof"),
        "other": ("other",), "not_sure": ("unknown", "not known", "n a", "not recorded"),
    },
    "stage": {
        "0": ("no response", "ignored", "not accepted", "none", "seen"), "1": ("connected", "accepted connection"),
        "2": ("replied", "messages", "responded", "conversation"), "6": ("met", "meeting", "call", "video call"),
    },
    "outcome": {
        "confirmed_hostile": ("hostile", "confirmed"), "likely_hostile": ("suspicious", "suspected"),
        "inconclusive": ("unknown", "unclear", "not known"), "genuine_contact": ("genuine", "legitimate"),
        "commercial_spam": ("spam", "commercial", "marketing"), "criminal_fraud": ("fraud", "scam", "criminal"),
        "withdrawn": ("withdrawn",), "exercise": ("exercise", "test", "drill"),
        "open": ("open", "ongoing", "in progress", "new", "active", "pending"), "skip": ("duplicate",),
    },
    "likelihood": {"likely": ("likely", "probable")},
    "severity": {"low": ("green", "minor"), "medium": ("amber", "moderate"), "high": ("red", "major")},
    "sector": {"government": ("civil service", "central government"), "defence": ("military", "mod"),
               "academia": ("university", "research"), "high_tech": ("technology", "industry")},
    "employment": {"current": ("employee", "permanent", "staff"), "former": ("leaver", "retired", "ex"),
                   "contractor": ("contractor", "secondee", "consultant")},
}  # fmt: skip


def choices(of: str, units: Mapping[str, str]) -> Choices:
    """What a value of this column can mean: (code, words). `units` are the desk's own, by key."""
    terms: dict[str, Choices] = {
        "platform": PLATFORMS.ever(), "method": list(Method.choices), "likelihood": list(Likelihood.choices),
        "stage": [(str(int(stage)), words) for stage, words in STAGE_SHORT.items()],
        "severity": list(Severity.choices), "sector": SECTORS.ever(), "employment": list(Employment.choices),
        "unit": list(units.items()),
        "outcome": [*((each.value, each.label) for each in Outcome if each in CLOSED_BY_RECORDS),
                    (OPEN, "Still open: import it as a new case"), (SKIP, "Don’t import these rows")],
    }  # fmt: skip
    return terms[of]


CHOSEN = ("outcome", "likelihood", "severity", "platform", "method", "stage", "unit", "sector", "employment")


@dataclass(frozen=True)
class Values:
    """What every value means that is known: {column: {simple value: code}}."""

    known: Mapping[str, Mapping[str, str]]

    def meaning(self, of: str, written: str) -> str | None:
        """The code, blank for “leave it out”; None where nobody has said."""
        return self.known[of].get(simple(written))

    @classmethod
    def of_desk(cls, desk: int) -> "Values":
        """Our words, the usual others, the desk's units, and what was said before: that counts most."""
        units = units_of(desk)
        known = {of: _ours(of, units) for of in CHOSEN}
        for meaning in Meaning.objects.filter(of__in=CHOSEN):
            if meaning.of != "unit" or meaning.means in units or not meaning.means:
                known[meaning.of][meaning.written] = meaning.means
        return cls(known)


def units_of(desk: int) -> dict[str, str]:
    """The units that a desk serves, by key."""
    return {str(pk): name for pk, name in Unit.objects.filter(desk=desk).order_by("name").values_list("pk", "name")}


def _named(of: str, units: Mapping[str, str]) -> Choices:
    """Every code with its plain name; what is on a list no longer was met in its time all the same."""
    listing = {"platform": PLATFORMS, "sector": SECTORS}.get(of)
    return list(listing.rows()) if listing else choices(of, units)


def _ours(of: str, units: Mapping[str, str]) -> dict[str, str]:
    known = {simple(word): code for code, words in USUAL.get(of, {}).items() for word in words}
    for code, label in _named(of, units):
        if of != "unit":
            known[simple(code)] = code
        known[simple(str(label))] = code
    return known
