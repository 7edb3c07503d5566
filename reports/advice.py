"""What should somebody do now? Our own advice by how far it went: short, calm, and in the order that matters.

A report to the platform, or a block, may remove the conversation: so a copy always comes first.
"""

from cases.terms import Severity, Stage

ALWAYS = (
    "Don’t reply to them for now, and don’t tell them that you have reported it.",
    "Don’t delete anything. Keep a copy of the conversation and the profile first, for example as screenshots.",
    "When you have your copy, you can report the profile to the platform and block it.",
    "Don’t look into it yourself. Leave that to us.",
)
FROM_STAGE = (
    (Stage.OTHER_CHANNEL, "Keep a copy of what was said elsewhere too, and of the numbers and addresses they used."),
    (Stage.PERSONAL_DATA, "Write down which details or documents they have of you, while you remember."),
    (Stage.MEETING, "Don’t meet them again. If a meeting or a journey is planned, tell us before it happens."),
    (Stage.MONEY_OR_GIFT, "Keep what you were given as it is, and don’t send anything back yet."),
)
RING_FROM = Stage.MEETING


def advice(stage: int) -> list[str]:
    """What to do now, for an approach that got as far as `stage`."""
    return [*ALWAYS, *(said for since, said in FROM_STAGE if stage >= since)]


def should_ring(stage: int, severity: str) -> bool:
    """Is it better to speak with somebody today than to wait for an answer?"""
    return stage >= RING_FROM or severity == Severity.CRITICAL
