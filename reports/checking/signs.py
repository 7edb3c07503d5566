"""What can one notice about a profile or an offer, and why does it matter? Twenty signs, in our own plain words.

The codes are those by which officers and figures know them: P for the profile, B for what its owner says and does.
No sign proves anything; many honest people show one or two of them.
"""

from dataclasses import dataclass

from design.words import lazily as _

YES, NO, UNSURE = "yes", "no", "unsure"
ANSWERS = {YES: _("Yes"), NO: _("No"), UNSURE: _("Not sure")}


@dataclass(frozen=True)
class Sign:
    """`asked` is the question, `short` how the sign is called afterwards, `why` the reason to look for it."""

    page: str
    asked: str
    short: str
    why: str


PROFILE, OFFER, ASKS = "profile", "offer", "asks"
PAGES = {
    PROFILE: _("What the profile looks like"),
    OFFER: _("What they offer, and how"),
    ASKS: _("What they want from you"),
}
SIGNS: dict[str, Sign] = {
    "P1": Sign(
        PROFILE, _("Does the photo look like a model or a picture from a catalogue?"),
        _("A photo like from a catalogue"),
        _(
            "Invented people need a face. Often it is taken from somebody else’s pictures, or drawn by a machine. If "
            "you can, look for the same photo elsewhere with an image search."
        ),
    ),
    "P2": Sign(
        PROFILE, _("Is their firm a consultancy or recruiter that says little about what it does?"), _("A vague firm"),
        _("A firm that could be anything needs no offices, no clients and no past. It is the easiest kind to invent."),
    ),
    "P3": Sign(
        PROFILE, _("Do they mention contacts in a government, or firms that a state owns?"),
        _("Contacts in a government"),
        _("It can sound impressive. It can also say, truthfully, who would read what you write."),
    ),
    "P4": Sign(
        PROFILE, _("Does it read almost the same as another profile that seemed odd to you?"),
        _("Like another odd profile"),
        _("Several profiles are often made in one go, from the same text. Two that match are rarely two people."),
    ),
    "P5": Sign(
        PROFILE, _("Do they look too young or too old for the career they describe?"), _("Career and age don’t fit"),
        _("An invented career is written to impress you, not to fit a life."),
    ),
    "P6": Sign(
        PROFILE, _("Was the profile made, or last changed, only recently?"), _("A very new profile"),
        _(
            "Profiles that were found out are replaced by new ones. Some networks say in the profile’s details when "
            "it was begun and when it was last changed."
        ),
    ),
    "P7": Sign(
        PROFILE, _("Do they use contacts that you share as a reason to trust them?"),
        _("Shared contacts given as proof"),
        _("A shared contact shows only that somebody else pressed “accept”. Ask that person whether they know them."),
    ),
    "B1": Sign(
        OFFER, _("Is the offer too good: much money for little work, easy terms, a famous journal or event?"),
        _("Too good to be true"),
        _("Pay that doesn’t fit the work usually pays for something else: for you, what you know, or whom you know."),
    ),
    "B2": Sign(
        OFFER, _("Are they vague about the client, the task or the firm?"), _("Few details"),
        _(
            "Honest work has a client, a task and a firm that you can look up somewhere other than in their own "
            "profile."
        ),
    ),
    "B3": Sign(
        OFFER, _("Are they in a hurry, quick to answer and quick to suggest a call or a meeting?"), _("Hurry"),
        _("Haste leaves you no time to check, or to ask a colleague what they think."),
    ),
    "B4": Sign(
        OFFER, _("Do they say that it is rare: only for you, only now, exclusive?"), _("Rare and exclusive"),
        _("What seems about to vanish is looked at less closely. It also makes it harder to talk about with others."),
    ),
    "B5": Sign(
        OFFER, _("Do they flatter you or your expertise more than they could know of it?"), _("Flattery"),
        _("Everybody likes to be valued. Praise from a stranger is a cheap way to begin a friendship."),
    ),
    "B6": Sign(
        OFFER, _("Do they talk much about the offer but hardly check whether you suit it?"), _("They don’t check you"),
        _("Somebody who hires for a post wants to know what you can do. Somebody who wants your access knows already."),
    ),
    "B7": Sign(
        ASKS, _("Do they want to move to another channel, such as WhatsApp or private email?"),
        _("A move to another channel"),
        _("It leaves the network’s safeguards behind, and what was said there disappears from sight."),
    ),
    "B8": Sign(
        ASKS, _("Do they ask for your CV or personal details?"), _("Asks for a CV or details"),
        _("A CV says what you worked on, with whom, and often which clearance you hold."),
    ),
    "B9": Sign(
        ASKS, _("Do they want a paid report, inside views, or things that are not public?"),
        _("Paid reports or inside views"),
        _(
            "It often begins with something harmless and public. The next request goes a little further, and you "
            "have been paid already."
        ),
    ),
    "B10": Sign(
        ASKS, _("Do they offer to pay for a journey abroad?"), _("A paid journey abroad"),
        _("Abroad you are away from the people who would help you, and under the law of another country."),
    ),
    "B11": Sign(
        ASKS, _("Do they want to pay in cash or in a cryptocurrency?"), _("Cash or cryptocurrency"),
        _("It hides who pays. It can also be used later to put pressure on whoever took it."),
    ),
    "B12": Sign(
        ASKS,
        _("Do they ask about colleagues, give presents, seek closeness, or pass you on to somebody who asks the same?"),
        _("Questions about colleagues, presents, closeness"),
        _("One of these may be kindness. Together they are how a stranger becomes somebody to whom you owe something."),
    ),
    "B13": Sign(
        ASKS, _("Do they press again and again to meet in private, or make odd introductions?"),
        _("Pressing to meet in private"),
        _("A meeting without others is one that nobody can tell about afterwards, and a hard one to leave."),
    ),
}  # fmt: skip


def on(page: str) -> dict[str, Sign]:
    """The signs asked on one page, by code."""
    return {code: sign for code, sign in SIGNS.items() if sign.page == page}
