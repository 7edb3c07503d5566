"""What do the demonstration's people tell? Invented names, firms, addresses and stories; none of them exists.

Addresses end in a mark that no real profile has, mail goes to names reserved for examples, and telephone
numbers are from the range kept free for drama.
"""

import random
from dataclasses import dataclass, field

GIVEN = (
    "Marta", "Ilse", "Danil", "Yara", "Coralie", "Tobin", "Anselm", "Priya", "Leandro", "Mirela", "Henrike", "Oskar",
    "Soraya", "Bastian", "Kaija", "Rafiq", "Noemi", "Piet", "Amara", "Vesna",
)  # fmt: skip
FAMILY = (
    "Veldenbrook", "Ostrander-Lie", "Quillmark", "Tarnhelm", "Asprand", "Bellwether", "Corviston", "Dunmarrow",
    "Eastergaard", "Fennimoor", "Grantley-Oru", "Hollowmere", "Istrakova", "Jarnefeld", "Kestrelund", "Larchwood-Ito",
)  # fmt: skip
OTHER_SCRIPTS = ("李明雅", "王思远", "Ирина Ветрова", "Даниил Сорокин", "ليلى المهدي", "سامر الخطيب")
FIRMS = (
    "Northlight Advisory", "Meridian Talent Partners", "Blue Harbour Insights", "Orchid Policy Forum",
    "Silk Lantern Consulting", "Apex Horizon Search", "Institute for Open Seas", "Kite & Compass Research",
    "Longview Strategic Network", "Amber Gate Capital",
)  # fmt: skip
POSTS = (
    "Senior talent consultant",
    "Programme director",
    "Partner",
    "Editor",
    "Associate researcher",
    "Investment lead",
)
PLACES = ("Singapore", "Lisbon", "Hong Kong", "Dubai", "Vienna", "Toronto", "Geneva", "London")
STORIES = {
    "recruiter": (
        "A recruiter I don't know asked to connect and wrote at once about a part-time advisory role. The pay was far"
        " above what such work is worth, and the client was never named.",
        "I had a message about an “exclusive opportunity” that fitted my post suspiciously well. When I asked who the"
        " employer was I was told that this would be said after a first call.",
        "They praised my career at length, asked for my CV straight away, and wanted to know which team I work in.",
    ),
    "consultancy": (
        "I was offered a fee for a four-page paper on how decisions are made in my area. “Nothing confidential, just"
        " your insider's view.” Payment would be by transfer or, if I preferred, in cryptocurrency.",
        "A consultancy invited me to a paid expert call. The questions sent beforehand were about our plans for next"
        " year and who is involved.",
    ),
    "academic": (
        "An invitation to speak at a conference, all expenses paid, business class. I can't find the organisers, and"
        " the programme names people who have not heard of it.",
        "Somebody editing a journal asked for a chapter and then for data that we have not published.",
    ),
    "business": (
        "A firm wishing to invest asked for a meeting about our suppliers. Its web page is a few weeks old.",
        "They said that we have mutual contacts, and wanted an introduction to colleagues who decide on contracts.",
    ),
    "journalist": ("A freelance journalist asked for background on a colleague and offered to pay for my time.",),
    "personal": (
        "Somebody I met through a language exchange writes every day, asks about my work more than about me, and now"
        " wants to move to another app.",
    ),
    "information_request": (
        "An email asked for our organisation chart and telephone list “for a courtesy delivery”. It was polite and"
        " pressing, and the sender's address did not match the name.",
    ),
    "impersonation": (
        "A profile with our director's photograph and name asked me to connect. The director says it isn't theirs.",
    ),
    "other": ("A stranger at an exhibition knew my name and my project, and kept coming back to the same question.",),
    "not_sure": ("I'm not sure whether this is anything. An unknown person looked me up on several sites and wrote.",),
}
ASKED = (
    "My CV and a private email address", "Which projects I work on", "Names of colleagues",
    "A paper on our priorities", "A call this week", "To move to an encrypted app", "", "",
)  # fmt: skip
OFFERED = (
    "£3,000 for a short paper",
    "A remote role at twice my pay",
    "A trip with all expenses paid",
    "A speaker's fee",
    "",
    "",
)
QUESTIONS = (
    "Do you still have the messages, and could you tell us when the first one came?",
    "Did they say how they found you?",
    "Did you send them anything, even something that seemed harmless? It is fine if you did.",
)
ANSWERS = (
    "The first one came on a Tuesday; I have kept all of them.",
    "They said that a colleague had mentioned me, without saying who.",
    "Only what is on my public profile anyway.",
)
NOTES = (
    "Firm not in the companies register of the country that it names.",
    "Photograph looks like a stock picture; asked for a copy of the whole profile.",
    "Same wording as in an earlier case.",
    "Spoke to the reporter by telephone: calm, has stopped answering.",
)
SUMMARIES = {
    "confirmed_hostile": "The persona is known from several sources and used the same story with others.",
    "likely_hostile": "Invented firm, pay out of line, pressing questions about the reporter's work.",
    "inconclusive": "The profile went before it could be looked at; nothing else to go by.",
    "criminal_fraud": "An advance-fee scheme: money was asked for, nothing about work.",
    "genuine_contact": "The person and the firm exist and confirmed the invitation.",
}
REPLIES = {
    "confirmed_hostile": "You were right to tell us. This was an attempt to win you over under a false name. Please"
    " keep the contact blocked, and tell us if anyone like it writes again.",
    "likely_hostile": "Thank you: we think that this was very likely not what it claimed to be. Please don't answer"
    " any more; you have done everything right.",
    "inconclusive": "We could not find out for certain. Please leave the contact unanswered, and add to your report if"
    " it goes on.",
    "criminal_fraud": "This looks like fraud for money. Nothing points to more than that. Please don't answer.",
    "genuine_contact": "We checked: the invitation is real, and you can answer it if you like. Asking first was right.",
    "commercial_spam": "This is mass advertising, not aimed at you. You can ignore it; thank you for checking with us.",
    "out_of_scope": "This is one for the IT service desk, and we have passed it on. Thank you for telling us.",
    "withdrawn": "As you asked, we have stopped work on this. You can add to your report at any time.",
    "duplicate": "We already work on this approach. What you told us is now part of that work.",
    "exercise": "This was an exercise of ours, and you did exactly what we hoped for.",
}


@dataclass
class Character:
    """An invented persona, and how it goes about it."""

    name: str
    firm: str
    post: str
    place: str
    method: str
    addresses: list[str] = field(default_factory=list)


def character(chance: random.Random, number: int, method: str, platform: str) -> Character:
    """The persona with this number: name, firm, and addresses on the platform where it is met."""
    name = chance.choice(OTHER_SCRIPTS) if chance.random() < 0.08 else f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
    invented = Character(name, chance.choice(FIRMS), chance.choice(POSTS), chance.choice(PLACES), method)
    invented.addresses.append(_address(invented, number, platform))
    if chance.random() < 0.2:
        invented.addresses.append(_address(invented, number, "email"))
    return invented


def _address(of: Character, number: int, platform: str) -> str:
    mark = f"invented-{number:05x}"
    slug = f"{of.name.split()[0].lower()}-{mark}" if of.name.isascii() else mark
    sites = {
        "linkedin": "https://www.linkedin.com/in/{}", "xing": "https://www.xing.com/profile/{}",
        "facebook": "https://www.facebook.com/{}", "x": "https://x.com/{}", "instagram": "https://www.instagram.com/{}",
        "researchgate": "https://www.researchgate.net/profile/{}", "telegram": "https://t.me/{}",
    }  # fmt: skip
    if platform in sites:
        return sites[platform].format(slug)
    if platform in ("whatsapp", "telephone"):
        return f"+44 7700 900{number % 1000:03}"
    return f"{slug}@{of.firm.split()[0].lower()}.example"


def disguised(address: str, chance: random.Random) -> str:
    """The same address as another colleague might have copied it."""
    if "www.linkedin.com" not in address:
        return address
    forms = (
        address,
        address.replace("www.", "uk."),
        address + "/?trk=public_profile",
        address.replace("www.", "m.") + "/",
    )
    return chance.choice(forms)
