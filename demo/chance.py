"""How often does what happen in a real department? The shares and the seasons of the demonstration."""

import random
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

T = TypeVar("T")
SEED = 20261121
PLATFORMS = {
    "linkedin": 58, "email": 12, "whatsapp": 6, "facebook": 4, "researchgate": 4, "x": 3, "telegram": 3, "xing": 2,
    "instagram": 2, "event": 2, "in_person": 1, "telephone": 2, "not_sure": 1,
}  # fmt: skip
METHODS = {
    "recruiter": 34, "consultancy": 22, "academic": 13, "business": 9, "information_request": 6, "personal": 5,
    "impersonation": 4, "journalist": 3, "other": 2, "not_sure": 2,
}  # fmt: skip
STAGES = {0: 37, 1: 17, 2: 26, 3: 9, 4: 6, 5: 2, 6: 2, 7: 0.6, 8: 0.3}
MODES = {"named": 82, "confidential": 12, "anonymous": 6}
OUTCOMES = {
    "likely_hostile": 33, "inconclusive": 22, "commercial_spam": 17, "genuine_contact": 6, "criminal_fraud": 8,
    "confirmed_hostile": 3, "out_of_scope": 3, "withdrawn": 2, "duplicate": 5,
}  # fmt: skip
LIKELIHOODS = {
    "confirmed_hostile": ("highly_likely", "almost_certain", "almost_certain"),
    "likely_hostile": ("likely", "likely", "highly_likely", "realistic_possibility"),
    "inconclusive": ("realistic_possibility", "realistic_possibility", "unlikely", "likely"),
    "criminal_fraud": ("unlikely", "highly_unlikely"),
    "genuine_contact": ("remote_chance", "highly_unlikely"),
}
SEASON = (1.25, 1.05, 1.1, 0.9, 0.95, 0.95, 0.8, 0.6, 1.2, 1.35, 1.25, 0.6)  # January to December
GROWTH = 1.3  # of the second year over the first: people have learnt to report
QUIET = 0.12  # of a weekday's reports come on a day of the weekend
SATURDAY = 5


def pick(chance: random.Random, shares: Mapping[T, float]) -> T:
    """One of the keys, as often as its share says."""
    return chance.choices(list(shares), weights=list(shares.values()))[0]


def days_of(days: Sequence[date], count: int, chance: random.Random) -> list[date]:
    """`count` of the days, by season, weekday and growth, the earliest first."""
    year = len(days) / 2
    weights = [
        SEASON[day.month - 1] * (GROWTH if at >= year else 1) * (QUIET if day.weekday() >= SATURDAY else 1)
        for at, day in enumerate(days)
    ]
    return sorted(chance.choices(days, weights=weights, k=count))
