"""With which words may an officer begin a question or a reply? Those that come with the service, in both languages.

An organisation puts its own in their place, or adds some (`cases/queries/standing.py` says which are in force). The
only thing filled in is the reference of the case: a text must never carry what somebody else told.
"""

from dataclasses import dataclass

from cases.terms import Outcome, Stage

REFERENCE = "{reference}"
ACTS = {"ask": "Question to the reporter", "dismiss": "Reply when a case is dismissed",
        "conclude": "Reply when a case is concluded", "share_note": "Message between"}  # fmt: skip
FIELD = {"ask": "question", "dismiss": "reply", "conclude": "reply", "share_note": "text"}  # where the text goes


@dataclass(frozen=True)
class Text:
    """One text: for which act, for which outcome (blank: any), and from which stage of the contact on."""

    key: str
    act: str
    title: str
    english: str
    welsh: str = ""
    outcome: str = ""
    stage_from: int = Stage.SEEN
    version: int = 0  # 0: as it comes with the service

    def filled(self, language: str, reference: str) -> str:
        """The words in a language (en, cy), or in both one below the other (both), with the reference in its place."""
        english, welsh = (said.replace(REFERENCE, reference) for said in (self.english, self.welsh or self.english))
        if language == "both" and self.welsh:
            return f"{welsh}\n\n{english}"
        return welsh if language == "cy" else english


_HOUSE = (
    Text(
        "which_profile", "ask", "Which profile was it?",
        "Thank you for your report {reference}. Can you tell us the address of the profile, or the number or email"
        " address that they wrote from? Please copy it as it stands and do not open it again.",
        "Diolch am eich adroddiad {reference}. A allwch chi roi cyfeiriad y proffil inni, neu’r rhif neu’r"
        " cyfeiriad e-bost yr ysgrifennon nhw ohono? Copïwch ef fel y mae, a pheidiwch â’i agor eto.",
    ),
    Text(
        "how_far", "ask", "How far did it go?",
        "Thank you for your report {reference}. Have you answered them, sent them anything, or arranged to speak or"
        " meet? Nobody blames you, whatever happened: it helps us to help you.",
        "Diolch am eich adroddiad {reference}. A ydych chi wedi eu hateb, anfon rhywbeth atyn nhw, neu drefnu i"
        " siarad neu gwrdd? Nid oes neb yn eich beio, beth bynnag ddigwyddodd: mae’n ein helpu ni i’ch helpu chi.",
    ),
    Text(
        "screenshots", "ask", "Do you have pictures of it?",
        "Thank you for your report {reference}. If you can still see the messages, please take pictures of the"
        " screen and add them to your report. Do not write to them for it.",
        "Diolch am eich adroddiad {reference}. Os gallwch chi weld y negeseuon o hyd, tynnwch luniau o’r sgrin a’u"
        " hychwanegu at eich adroddiad. Peidiwch ag ysgrifennu atyn nhw i wneud hynny.",
    ),
    Text(
        "duplicate", "dismiss", "Already being looked at",
        "Thank you for your report {reference}. We were already looking at this approach, and what you told us now"
        " helps there. Please do not answer them. If they write again, add it to this report.",
        "Diolch am eich adroddiad {reference}. Roeddem eisoes yn edrych ar y cyswllt hwn, ac mae’r hyn a ddywedoch"
        " chi yn helpu yno nawr. Peidiwch â’u hateb. Os byddan nhw’n ysgrifennu eto, ychwanegwch hynny at yr"
        " adroddiad hwn.",
        Outcome.DUPLICATE,
    ),
    Text(
        "commercial_spam", "dismiss", "Advertising",
        "Thank you for your report {reference}. We looked at it and think it is advertising or mass recruitment"
        " that was not aimed at you. You can ignore or block them. It was right to ask.",
        "Diolch am eich adroddiad {reference}. Rydym wedi edrych arno ac yn meddwl mai hysbysebu neu recriwtio"
        " torfol ydyw, heb ei anelu atoch chi. Gallwch eu hanwybyddu neu eu rhwystro. Roeddech chi’n iawn i ofyn.",
        Outcome.COMMERCIAL_SPAM,
    ),
    Text(
        "out_of_scope", "dismiss", "For another team",
        "Thank you for your report {reference}. This is not an approach of the kind that we look at, so another"
        " team is the right one for it. We have closed the report here.",
        "Diolch am eich adroddiad {reference}. Nid yw hwn yn gyswllt o’r math yr ydym ni’n edrych arno, felly tîm"
        " arall yw’r un cywir ar ei gyfer. Rydym wedi cau’r adroddiad yma.",
        Outcome.OUT_OF_SCOPE,
    ),
    Text(
        "withdrawn", "dismiss", "Withdrawn",
        "You asked us to withdraw your report {reference}, and we have closed it. If anything else happens, you can"
        " add to it or make a new report at any time.",
        "Gofynnoch chi inni dynnu eich adroddiad {reference} yn ôl, ac rydym wedi ei gau. Os bydd rhywbeth arall yn"
        " digwydd, gallwch ychwanegu ato neu wneud adroddiad newydd ar unrhyw adeg.",
        Outcome.WITHDRAWN,
    ),
    Text(
        "exercise", "dismiss", "An exercise",
        "Thank you for your report {reference}. This was an exercise of our own, and you did exactly what"
        " we hoped for.",
        "Diolch am eich adroddiad {reference}. Ymarfer gennym ni oedd hwn, a gwnaethoch chi’n union yr hyn yr"
        " oeddem yn gobeithio amdano.",
        Outcome.EXERCISE,
    ),
    Text(
        "confirmed_hostile", "conclude", "Confirmed hostile",
        "Thank you for your report {reference}. We have confirmed that the person was not who they claimed to be."
        " Do not answer them, and block them once you have kept the messages. You did the right thing by telling us.",
        "Diolch am eich adroddiad {reference}. Rydym wedi cadarnhau nad y person hwnnw oedd pwy yr honnai fod."
        " Peidiwch â’i ateb, a rhwystrwch ef ar ôl cadw’r negeseuon. Gwnaethoch chi’r peth iawn drwy ddweud wrthym.",
        Outcome.CONFIRMED_HOSTILE,
    ),
    Text(
        "likely_hostile", "conclude", "Likely hostile",
        "Thank you for your report {reference}. We think it is likely that somebody used a false identity to win"
        " your trust. Do not answer them, and block them once you have kept the messages. You did the right thing by"
        " telling us.",
        "Diolch am eich adroddiad {reference}. Rydym yn meddwl ei bod yn debygol bod rhywun wedi defnyddio"
        " hunaniaeth ffug i ennill eich ymddiriedaeth. Peidiwch â’u hateb, a rhwystrwch nhw ar ôl cadw’r negeseuon."
        " Gwnaethoch chi’r peth iawn drwy ddweud wrthym.",
        Outcome.LIKELY_HOSTILE,
    ),
    Text(
        "after_data", "conclude", "After personal details or a report were given",
        "Thank you for your report {reference}, and for telling us what you gave them. Nobody blames you. Please"
        " send nothing more, tell us if they use what they have, and talk to us before you travel or meet anybody"
        " about it.",
        "Diolch am eich adroddiad {reference}, ac am ddweud wrthym beth a roesoch iddyn nhw. Nid oes neb yn eich"
        " beio. Peidiwch ag anfon dim mwy, dywedwch wrthym os byddan nhw’n defnyddio’r hyn sydd ganddyn nhw, a"
        " siaradwch â ni cyn teithio neu gwrdd â neb yn ei gylch.",
        stage_from=Stage.PERSONAL_DATA,
    ),
    Text(
        "after_money", "conclude", "After money or a gift was taken",
        "Thank you for your report {reference}. It was not easy to tell us about the money or the gift, and it"
        " helps. Keep what you were given as it is, accept nothing more, and we will tell you what happens next.",
        "Diolch am eich adroddiad {reference}. Nid oedd yn hawdd dweud wrthym am yr arian neu’r rhodd, ac mae’n"
        " helpu. Cadwch yr hyn a gawsoch fel y mae, peidiwch â derbyn dim mwy, a byddwn ni’n dweud wrthych beth sy’n"
        " digwydd nesaf.",
        stage_from=Stage.MONEY_OR_GIFT,
    ),
    Text(
        "inconclusive", "conclude", "Inconclusive",
        "Thank you for your report {reference}. We could not tell what was behind it. We keep what you told us, and"
        " a later report may settle it. Please do not answer them, and tell us if they write again.",
        "Diolch am eich adroddiad {reference}. Ni allem ddweud beth oedd y tu ôl iddo. Rydym yn cadw’r hyn a"
        " ddywedoch chi, a gall adroddiad diweddarach ei ddatrys. Peidiwch â’u hateb, a dywedwch wrthym os byddan"
        " nhw’n ysgrifennu eto.",
        Outcome.INCONCLUSIVE,
    ),
    Text(
        "genuine_contact", "conclude", "Genuine contact",
        "Thank you for your report {reference}. We checked who it is, independently of what they told you, and the"
        " contact is what it claims to be. It was right to ask before you answered.",
        "Diolch am eich adroddiad {reference}. Rydym wedi gwirio pwy ydyw, yn annibynnol ar yr hyn a ddywedwyd"
        " wrthych, ac mae’r cyswllt yr hyn y mae’n honni bod. Roeddech chi’n iawn i ofyn cyn ateb.",
        Outcome.GENUINE_CONTACT,
    ),
    Text(
        "criminal_fraud", "conclude", "Criminal fraud",
        "Thank you for your report {reference}. We think somebody wanted your money or your data for gain. Do not"
        " answer them. If you paid them or told them a password, tell your bank and change the password today.",
        "Diolch am eich adroddiad {reference}. Rydym yn meddwl bod rhywun eisiau eich arian neu eich data er elw."
        " Peidiwch â’u hateb. Os ydych wedi eu talu neu wedi dweud cyfrinair wrthyn nhw, dywedwch wrth eich banc a"
        " newidiwch y cyfrinair heddiw.",
        Outcome.CRIMINAL_FRAUD,
    ),
    Text(
        "still_looking", "share_note", "We are still looking",
        "We are still looking at your report {reference} and have not forgotten you. Please go on not answering"
        " them. We will write when we know more.",
        "Rydym yn dal i edrych ar eich adroddiad {reference} ac nid ydym wedi eich anghofio. Daliwch i beidio â’u"
        " hateb. Byddwn ni’n ysgrifennu pan fyddwn ni’n gwybod mwy.",
    ),
)  # fmt: skip
HOUSE: dict[str, Text] = {text.key: text for text in _HOUSE}
