"""What do we advise, on which topic, and to whom? Our own words, short and calm, in the order that matters.

A report to the platform, or a block, may remove the conversation: so a copy always comes first. An organisation
may put its own words in place of any of these; paragraphs are parted by blank lines.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from cases.terms import Method, Severity, Stage
from design.words import lazily as _
from personas.platforms import kind_of
from personas.terms import Platform, PlatformClass

GRAVE_FROM = Stage.REPORT_WRITTEN  # from here on, advice of one's own comes before telling more
RING_FROM = Stage.MEETING


@dataclass(frozen=True)
class Situation:
    """What we know of somebody who asks what to do now. `signs` are the codes of those that were noticed."""

    stage: int = Stage.SEEN
    platform: str = Platform.NOT_SURE
    severity: str = ""
    method: str = Method.NOT_SURE
    travel: bool = False
    signs: frozenset[str] = field(default_factory=frozenset)

    @property
    def place(self) -> str:
        """The kind of place where it happened."""
        return kind_of(self.platform)


@dataclass(frozen=True)
class Topic:
    """One piece of advice; `when` says whom it is for."""

    title: str
    text: str
    when: Callable[[Situation], bool]


def should_ring(stage: int, severity: str) -> bool:
    """Is it better to speak with somebody today than to wait for an answer?"""
    return stage >= RING_FROM or severity == Severity.CRITICAL


def _from(stage: Stage) -> Callable[[Situation], bool]:
    return lambda asked: asked.stage >= stage


def _always(asked: Situation) -> bool:
    return True


def _on(*places: PlatformClass) -> Callable[[Situation], bool]:
    return lambda asked: asked.place in places


def _spoken(asked: Situation) -> bool:
    return asked.place in (PlatformClass.TELEPHONE, PlatformClass.IN_PERSON, PlatformClass.EVENT)


def _on_network(asked: Situation) -> bool:
    return asked.platform != Platform.LINKEDIN and asked.place in (
        PlatformClass.PROFESSIONAL_NETWORK, PlatformClass.SOCIAL_NETWORK, PlatformClass.OTHER,
    )  # fmt: skip


TOPICS: dict[str, Topic] = {
    "ring": Topic(_("Talk to us today"), _(
        "What you describe is easier to put right with somebody beside you. You are not in trouble for having "
        "told us.\n\n"
        "If a meeting or a journey is planned, tell us before it happens."
    ), lambda asked: should_ring(asked.stage, asked.severity)),
    "law": Topic(_("You can take advice of your own first"), _(
        "What you tell us is a record. If you gave information to somebody, or did something for them, that "
        "record might be asked for as evidence, also about what you did yourself.\n\n"
        "The National Security Act 2023 has offences about helping a foreign intelligence service, and about "
        "protected information. Whether one of them has anything to do with you is a question for a lawyer, not "
        "for us.\n\n"
        "You can speak with a solicitor or with your trade union before you tell us more. You don’t have to tell "
        "us everything at once: a short report now, and the rest later, is a good report."
    ), _from(GRAVE_FROM)),
    "capture": Topic(_("Keep a copy before anything else"), _(
        "Take screenshots of the whole conversation, from the first message on, with dates and names in "
        "sight.\n\n"
        "Take one of the profile, with its photo and the address at the top of the browser. Copy that address as "
        "text, too.\n\n"
        "Don’t open links or files that they sent. A picture of the message is enough."
    ), lambda asked: not _spoken(asked)),
    "capture_network": Topic(_("What to copy on a network"), _(
        "Copy the contact request and its note, the profile with all its posts and jobs, and what it says of "
        "when it was made.\n\n"
        "If the network lets you download your messages, do that as well: it keeps dates that a screenshot may "
        "cut off."
    ), _on(PlatformClass.PROFESSIONAL_NETWORK, PlatformClass.SOCIAL_NETWORK)),
    "capture_messaging": Topic(_("What to copy in a messaging app"), _(
        "Copy the number or name they use, as the app shows it under contact details.\n\n"
        "Check first whether messages vanish by themselves, and copy those at once. If the app can export a "
        "chat, export it with its pictures."
    ), _on(PlatformClass.MESSAGING)),
    "capture_email": Topic(_("What to copy of an email"), _(
        "Save the message itself as a file, rather than forwarding it: its hidden lines say which way it "
        "came.\n\n"
        "Don’t open attachments."
    ), _on(PlatformClass.EMAIL)),
    "capture_spoken": Topic(_("What to write down"), _(
        "Write down what was said while you remember it: when and where, who was there, what they asked, what "
        "you said, and what you were given.\n\n"
        "Keep the visiting card, the number they rang from, or the programme of the event."
    ), _spoken),
    "first": Topic(_("Don’t reply, don’t delete"), _(
        "Don’t reply for now, and don’t tell them that you have reported it.\n\n"
        "Don’t delete anything, and don’t block or remove them yet: both can take the conversation away.\n\n"
        "Don’t look into it yourself. Leave that to us."
    ), _always),
    "other_channel": Topic(_("If you moved to another channel"), _(
        "Copy what was said there too, with the numbers and addresses they used. It is often there that it matters."
    ), _from(Stage.OTHER_CHANNEL)),
    "personal_data": Topic(_("If they have details of you"), _(
        "Write down which details or documents you gave them, while you remember.\n\n"
        "Be careful with messages that use those details to seem familiar, and tell us of them."
    ), _from(Stage.PERSONAL_DATA)),
    "written": Topic(_("If you wrote something for them, or they want you to"), _(
        "Keep what you sent as it is, and the request as it was put.\n\n"
        "Don’t send more, not even to end it politely."
    ), lambda asked: asked.stage >= Stage.REPORT_WRITTEN or "B9" in asked.signs or asked.method == Method.CONSULTANCY),
    "meeting": Topic(_("A meeting or a journey"), _(
        "Don’t go, and don’t cancel before you have spoken with us: we can say how to do that without a "
        "quarrel.\n\n"
        "If you have met already, write down where, when and who was there."
    ), lambda asked: asked.travel or asked.stage >= Stage.MEETING or bool(asked.signs & {"B10", "B13"})),
    "money": Topic(_("Money or presents"), _(
        "Keep what you were given as it is. Don’t spend it, and don’t send it back yet.\n\n"
        "Keep every sign of a payment: statements, messages, wrappings."
    ), lambda asked: asked.stage >= Stage.MONEY_OR_GIFT or "B11" in asked.signs),
    "colleagues": Topic(_("They asked about colleagues"), _(
        "Tell us whom they asked about. Leave it to us to speak with those colleagues, so that it is done once "
        "and well."
    ), lambda asked: "B12" in asked.signs),
    "linkedin": Topic(_("Then report the profile to LinkedIn"), _(
        "Only when you have your copy: after you report a conversation you may not see it any more.\n\n"
        "The profile: open it, choose More, then Report or block, then report the profile, and give the reason, "
        "such as a fake account.\n\n"
        "The conversation: open it in Messaging, choose More, then report the conversation, and give the "
        "reason.\n\n"
        "LinkedIn doesn’t tell them who reported it. You may not hear what came of it."
    ), lambda asked: asked.platform == Platform.LINKEDIN),
    "network": Topic(_("Then report the profile to the platform"), _(
        "Only when you have your copy. Most platforms have “Report” in a menu on the profile, and another beside "
        "the conversation. The reason to choose is a fake account, or somebody who pretends to be someone "
        "else.\n\n"
        "Platforms differ in what they tell you afterwards. We follow it up ourselves if it matters."
    ), _on_network),
    "messaging": Topic(_("Then report and block the number"), _(
        "Only when you have your copy. Most apps offer “Report” and “Block” where the contact’s details are."
    ), _on(PlatformClass.MESSAGING)),
    "remove": Topic(_("Last, remove them"), _(
        "When you have your copy, have told us and have reported the profile, remove the contact and block "
        "it.\n\n"
        "Then look at what your own profile shows: leave out clearances, projects and colleagues’ names.\n\n"
        "If an officer asks you to wait with this, wait."
    ), _always),
}  # fmt: skip
