"""What is to be done on a case of each kind? The lists that come with the service.

An organisation puts its own in their place; `cases/queries/standing.py` says which are in force.
"""

from dataclasses import dataclass

from cases.terms import Method


@dataclass(frozen=True)
class Item:
    """One task; a mandatory one must be done before the case is concluded."""

    text: str
    mandatory: bool = False


ALWAYS = (
    Item("Check the register for the same profile, address or story", mandatory=True),
    Item("Make sure the reporter has stopped the contact and knows what to do now", mandatory=True),
    Item("Ask the reporter for screenshots if there are none yet"),
)
BY_METHOD = {
    Method.RECRUITER: (Item("Check whether the recruiting company exists, from a source of our own"),),
    Method.CONSULTANCY: (Item("Find out what was asked for, and whether any of it was written", mandatory=True),),
    Method.ACADEMIC: (Item("Check the conference or journal with the institution that it names"),),
    Method.BUSINESS: (Item("Check the company in the companies register of its country"),),
    Method.PERSONAL: (Item("Offer the reporter support from their line manager or occupational health"),),
    Method.IMPERSONATION: (Item("Warn the colleague or official who was impersonated", mandatory=True),),
}


def house(method: str) -> tuple[Item, ...]:
    """What comes with the service for approaches by this method; blank: for every case."""
    return BY_METHOD.get(Method(method), ()) if method else ALWAYS
