"""Which figures have others published, and how far can ours be set beside each? Our judgement, in words."""

from dataclasses import dataclass

PARTLY, NO = ("Partly comparable", "yellow"), ("Not comparable", "grey")


@dataclass(frozen=True)
class Card:
    """What we say of one published figure. `ours` names the comparison and unit that are set beside it."""

    series: str
    title: str
    verdict: tuple[str, str]
    why: str
    beside: str = ""
    ours: tuple[str, str] | None = None


CARDS = (
    Card(
        "mi5_2021", "MI5, April 2021", PARTLY,
        "It counts people over five years and is a floor. Ours beside it counts people, in validated approaches on"
        " professional networks, over the last five years. The population is the nation there and our staff here.",
        "People in validated approaches on professional networks, last 60 whole months", ("networks_5_years", "people"),
    ),
    Card(
        "mi5_2022_dg", "MI5’s Director General, May 2022", PARTLY,
        "It counts approaches, but says no period, so only the level can be set beside ours and no rate can be made.",
        "Validated approaches on professional networks, last 60 whole months", ("networks_5_years", "approaches"),
    ),
    Card(
        "cabinet_office_2022", "Cabinet Office, May 2022", PARTLY,
        "It counts people in the last year on LinkedIn and Facebook. The same day another figure of the same size was"
        " given for approaches, so the unit is disputed.",
        "People in validated approaches on LinkedIn and Facebook, last 12 whole months",
        ("linkedin_facebook_12_months", "people"),
    ),
    Card(
        "mi5_2023", "MI5, October 2023", PARTLY,
        "It counts people approached by the services of one state, over a period that is disputed. We do not attribute"
        " approaches to states. It is not a later point of the 2021 figure: the two are different counts.",
        "People in validated approaches on LinkedIn, last 60 whole months", ("linkedin_5_years", "people"),
    ),
    Card(
        "bfv_2017", "BfV, Germany, 2017", PARTLY,
        "It counts people contacted on LinkedIn during nine months, in another country, and is a floor.",
        "People in validated approaches on LinkedIn, last 60 whole months", ("linkedin_5_years", "people"),
    ),
    Card(
        "dgsi_2018", "DGSI, France, 2018", PARTLY,
        "It counts people contacted in “recent years”, mainly on LinkedIn. Of them, 1,700 worked for the state: the"
        " only public split by sector that we know of.",
        "People in validated approaches on LinkedIn, last 60 whole months", ("linkedin_5_years", "people"),
    ),
    Card(
        "dss_fy06_07_received", "DSS, United States, 2006 and 2007: received", PARTLY,
        "It counts reports by companies on all channels, over two years. Our reports come from our own people.",
        "Reports, last 12 whole months", ("twelve", "reports"),
    ),
    Card(
        "dss_fy06_07_validated", "DSS, United States, 2006 and 2007: validated", PARTLY,
        "It counts reports found valid after a first look. Our validated approaches are judged “likely” or above, and"
        " several reports of one approach count once.",
        "Validated approaches, last 12 whole months", ("twelve", "validated"),
    ),
    Card(
        "dcsa_fy21_received", "DCSA, United States, 2021", PARTLY,
        "It counts reports from about 12,550 facilities on all channels. A rate per facility has no counterpart here.",
        "Reports, last 12 whole months", ("twelve", "reports"),
    ),
    Card(
        "asio_2025", "ASIO, Australia, 2025", NO,
        "It counts profiles that show sensitive access: how many could be approached, not how many were.",
    ),
)  # fmt: skip

LINKEDIN = {
    "linkedin_reg": "Stopped at registration",
    "linkedin_pro": "Stopped before a report",
    "linkedin_member": "After a member’s report",
    "linkedin_total": "In all, as published",
}
LINKEDIN_WHY = (
    "LinkedIn counts fake accounts that it detected worldwide, whatever the motive, and not how many it missed. That is"
    " context for us, never a figure to set ours against."
)
LINKEDIN_TRAP = (
    "“97% blocked at registration” is wrong: 97.1% was the share stopped by automated defences in the first half of"
    " 2021. At registration it was 11.6 of 15.4 million, which is 75.4%."
)
BESIDE = {  # which of our figures can be set beside one that managers add: comparison or period, and unit
    "networks_12_months:people": "People in validated approaches on professional networks, last 12 whole months",
    "networks_12_months:approaches": "Validated approaches on professional networks, last 12 whole months",
    "networks_5_years:people": "People in validated approaches on professional networks, last 60 whole months",
    "networks_5_years:approaches": "Validated approaches on professional networks, last 60 whole months",
    "linkedin_facebook_12_months:people": (
        "People in validated approaches on LinkedIn and Facebook, last 12 whole months"
    ),
    "linkedin_5_years:people": "People in validated approaches on LinkedIn, last 60 whole months",
    "twelve:reports": "Reports, last 12 whole months",
    "twelve:approaches": "Approaches, last 12 whole months",
    "twelve:people": "People approached, last 12 whole months",
    "twelve:validated": "Validated approaches, last 12 whole months",
}
