"""On which platforms is a persona met, as the organisation lists them today, and what kind of place is each?"""

from accounts.lists import Listing
from personas.terms import CLASS_OF, Platform, PlatformClass

PLATFORMS = Listing(
    "platform", "Platforms", dict(Platform.choices), needed=[Platform.OTHER, Platform.NOT_SURE], longest=20,
    kinds=list(PlatformClass.choices), kind_of={code: kind.value for code, kind in CLASS_OF.items()},
)  # fmt: skip


def kind_of(code: str) -> PlatformClass:
    """What kind of place a platform is. It never changes: figures are counted by it."""
    return CLASS_OF.get(code) or PlatformClass(PLATFORMS.entry(code).kind)


def is_platform(code: str) -> bool:
    """Whether this is the code of a platform, retired or not."""
    return code in CLASS_OF or PLATFORMS.find(code) is not None
