"""Which mailbox or telephone is meant? Read by the rules of mail and of numbering plans; nothing is asked of a network.

Case makes no difference in an email address. What follows a plus sign, and dots, are left out only where the
provider is known to ignore them: elsewhere they may name somebody else. A telephone number is one key whether
it was met by voice, text or an application, so that they are seen to be the same.
"""

import re
from typing import TYPE_CHECKING

from personas.addresses.text import TRAILING, fold
from personas.platforms import kind_of
from personas.terms import Platform, PlatformClass

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

REGION = "GB"  # of numbers written without a country code
IGNORES_DOTS = frozenset({"gmail.com"})
IGNORES_PLUS = frozenset({
    "gmail.com", "outlook.com", "hotmail.com", "live.com", "icloud.com", "proton.me", "protonmail.com", "fastmail.com",
})  # fmt: skip
SAME_PROVIDER = {"googlemail.com": "gmail.com", "pm.me": "proton.me"}
BY_NUMBER = {PlatformClass.MESSAGING, PlatformClass.TELEPHONE}
_NUMBER = re.compile(r"[+(]{0,2}\d[\d\s().\-/+]{5,38}")


def is_email(text: str) -> bool:
    return _mailbox(text) is not None


def email(text: str, place: str) -> tuple[str, str] | None:
    """Platform and key of the email address `text`."""
    mailbox = _mailbox(text.partition("?")[0].strip(TRAILING))
    return (Platform.EMAIL.value, f"mailto:{mailbox}") if mailbox else None


def _mailbox(text: str) -> str | None:
    if "@" not in text[1:] or "/" in text:
        return None
    from email_validator import EmailNotValidError, validate_email

    try:
        read = validate_email(text, check_deliverability=False, globally_deliverable=False)
    except (EmailNotValidError, ValueError):
        return None
    if not read.ascii_domain or "." not in read.ascii_domain:
        return None
    local, domain = fold(read.local_part), read.ascii_domain.lower()
    domain = SAME_PROVIDER.get(domain, domain)
    if domain in IGNORES_PLUS:
        local = local.partition("+")[0] or local
    if domain in IGNORES_DOTS:
        local = local.replace(".", "")
    return f"{local}@{domain}"


def telephone(text: str, place: str) -> tuple[str, str] | None:
    """Platform and key of the telephone number `text`: the application where it was met, or else the telephone."""
    if not _NUMBER.fullmatch(text) or not _is_meant(text, place):
        return None
    number = _parsed(text, place)
    if number is None:
        return None
    from phonenumbers import PhoneNumberFormat, format_number

    met_by = place if kind_of(place) in BY_NUMBER else Platform.TELEPHONE.value
    return met_by, "tel:" + format_number(number, PhoneNumberFormat.E164)


def _is_meant(text: str, place: str) -> bool:
    """Figures alone may be anything; a telephone number begins like one or was met where there are numbers only."""
    return text.startswith(("+", "(", "0")) or place in {Platform.WHATSAPP, Platform.TELEPHONE, Platform.SIGNAL}


def _parsed(text: str, place: str) -> "PhoneNumber | None":
    """The number as an international one where it begins so, and else as one of ours."""
    import phonenumbers

    digits = re.sub(r"\D", "", text)
    international = "+" + digits
    as_written = (text, international)
    for attempt in reversed(as_written) if place == Platform.WHATSAPP and text[0] not in "+(0" else as_written:
        try:
            number = phonenumbers.parse(attempt, REGION)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE:
            return number
    return None
