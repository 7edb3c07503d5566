"""What can one notice about a profile or an offer, and why does it matter? Twenty signs, in our own plain words.

The codes are those by which officers and figures know them: P for the profile, B for what its owner says and does.
No sign proves anything; many honest people show one or two of them.
"""

from dataclasses import dataclass

YES, NO, UNSURE = "yes", "no", "unsure"
ANSWERS = {YES: "Yes", NO: "No", UNSURE: "Not sure"}


@dataclass(frozen=True)
class Sign:
    """`asked` is the question, `short` how the sign is called afterwards, `why` the reason to look for it."""

    page: str
    asked: str
    short: str
    why: str


PROFILE, OFFER, ASKS = "profile", "offer", "asks"
PAGES = {
    PROFILE: "What the profile looks like",
    OFFER: "What they offer, and how",
    ASKS: "What they want from you",
}
SIGNS: dict[str, Sign] = {
    "P1": Sign(
        PROFILE, "Does the photo look like a model or a picture from a catalogue?", "A photo like from a catalogue",
        "Invented people need a face. Often it is taken from somebody else’s pictures, or drawn by a machine. If you "
        "can, look for the same photo elsewhere with an image search.",
    ),
    "P2": Sign(
        PROFILE, "Is their firm a consultancy or recruiter that says little about what it does?", "A vague firm",
        "A firm that could be anything needs no offices, no clients and no past. It is the easiest kind to invent.",
    ),
    "P3": Sign(
        PROFILE, "Do they mention contacts in a government, or firms that a state owns?", "Contacts in a government",
        "It can sound impressive. It can also say, truthfully, who would read what you write.",
    ),
    "P4": Sign(
        PROFILE, "Does it read almost the same as another profile that seemed odd to you?", "Like another odd profile",
        "Several profiles are often made in one go, from the same text. Two that match are rarely two people.",
    ),
    "P5": Sign(
        PROFILE, "Do they look too young or too old for the career they describe?", "Career and age don’t fit",
        "An invented career is written to impress you, not to fit a life.",
    ),
    "P6": Sign(
        PROFILE, "Was the profile made, or last changed, only recently?", "A very new profile",
        "Profiles that were found out are replaced by new ones. Some networks say in the profile’s details when it "
        "was begun and when it was last changed.",
    ),
    "P7": Sign(
        PROFILE, "Do they use contacts that you share as a reason to trust them?", "Shared contacts given as proof",
        "A shared contact shows only that somebody else pressed “accept”. Ask that person whether they know them.",
    ),
    "B1": Sign(
        OFFER, "Is the offer too good: much money for little work, easy terms, a famous journal or event?",
        "Too good to be true",
        "Pay that doesn’t fit the work usually pays for something else: for you, what you know, or whom you know.",
    ),
    "B2": Sign(
        OFFER, "Are they vague about the client, the task or the firm?", "Few details",
        "Honest work has a client, a task and a firm that you can look up somewhere other than in their own profile.",
    ),
    "B3": Sign(
        OFFER, "Are they in a hurry, quick to answer and quick to suggest a call or a meeting?", "Hurry",
        "Haste leaves you no time to check, or to ask a colleague what they think.",
    ),
    "B4": Sign(
        OFFER, "Do they say that it is rare: only for you, only now, exclusive?", "Rare and exclusive",
        "What seems about to vanish is looked at less closely. It also makes it harder to talk about with others.",
    ),
    "B5": Sign(
        OFFER, "Do they flatter you or your expertise more than they could know of it?", "Flattery",
        "Everybody likes to be valued. Praise from a stranger is a cheap way to begin a friendship.",
    ),
    "B6": Sign(
        OFFER, "Do they talk much about the offer but hardly check whether you suit it?", "They don’t check you",
        "Somebody who hires for a post wants to know what you can do. Somebody who wants your access knows already.",
    ),
    "B7": Sign(
        ASKS, "Do they want to move to another channel, such as WhatsApp or private email?",
        "A move to another channel",
        "It leaves the network’s safeguards behind, and what was said there disappears from sight.",
    ),
    "B8": Sign(
        ASKS, "Do they ask for your CV or personal details?", "Asks for a CV or details",
        "A CV says what you worked on, with whom, and often which clearance you hold.",
    ),
    "B9": Sign(
        ASKS, "Do they want a paid report, inside views, or things that are not public?",
        "Paid reports or inside views",
        "It often begins with something harmless and public. The next request goes a little further, and you have "
        "been paid already.",
    ),
    "B10": Sign(
        ASKS, "Do they offer to pay for a journey abroad?", "A paid journey abroad",
        "Abroad you are away from the people who would help you, and under the law of another country.",
    ),
    "B11": Sign(
        ASKS, "Do they want to pay in cash or in a cryptocurrency?", "Cash or cryptocurrency",
        "It hides who pays. It can also be used later to put pressure on whoever took it.",
    ),
    "B12": Sign(
        ASKS,
        "Do they ask about colleagues, give presents, seek closeness, or pass you on to somebody who asks the same?",
        "Questions about colleagues, presents, closeness",
        "One of these may be kindness. Together they are how a stranger becomes somebody to whom you owe something.",
    ),
    "B13": Sign(
        ASKS, "Do they press again and again to meet in private, or make odd introductions?",
        "Pressing to meet in private",
        "A meeting without others is one that nobody can tell about afterwards, and a hard one to leave.",
    ),
}  # fmt: skip


def on(page: str) -> dict[str, Sign]:
    """The signs asked on one page, by code."""
    return {code: sign for code, sign in SIGNS.items() if sign.page == page}
