"""On which platforms does one meet a persona, and what kind of address has a profile there?"""

from django.db.models import TextChoices

from design.words import lazily as _


class PlatformClass(TextChoices):
    PROFESSIONAL_NETWORK = "professional_network", _("Professional network")
    SOCIAL_NETWORK = "social_network", _("Social network")
    MESSAGING = "messaging", _("Messaging")
    EMAIL = "email", _("Email")
    TELEPHONE = "telephone", _("Telephone")
    IN_PERSON = "in_person", _("In person")
    EVENT = "event", _("Event")
    OTHER = "other", _("Other")


class Platform(TextChoices):
    LINKEDIN = "linkedin", "LinkedIn"
    XING = "xing", "Xing"
    RESEARCHGATE = "researchgate", "ResearchGate"
    ACADEMIA_EDU = "academia_edu", "Academia.edu"
    OTHER_PROFESSIONAL = "other_professional", _("Another professional network")
    FACEBOOK = "facebook", "Facebook"
    INSTAGRAM = "instagram", "Instagram"
    X = "x", "X (Twitter)"
    TIKTOK = "tiktok", "TikTok"
    VK = "vk", "VK"
    OTHER_SOCIAL = "other_social", _("Another social network")
    WHATSAPP = "whatsapp", "WhatsApp"
    WECHAT = "wechat", "WeChat"
    TELEGRAM = "telegram", "Telegram"
    SIGNAL = "signal", "Signal"
    OTHER_MESSAGING = "other_messaging", _("Another messaging service")
    EMAIL = "email", _("Email")
    TELEPHONE = "telephone", _("Telephone or text message")
    IN_PERSON = "in_person", _("In person")
    EVENT = "event", _("Conference or event")
    OTHER = "other", _("Somewhere else")
    NOT_SURE = "not_sure", _("Not sure")


_CLASSES = {
    PlatformClass.PROFESSIONAL_NETWORK: (
        "linkedin",
        "xing",
        "researchgate",
        "academia_edu",
        "other_professional",
    ),
    PlatformClass.SOCIAL_NETWORK: ("facebook", "instagram", "x", "tiktok", "vk", "other_social"),
    PlatformClass.MESSAGING: ("whatsapp", "wechat", "telegram", "signal", "other_messaging"),
    PlatformClass.EMAIL: ("email",),
    PlatformClass.TELEPHONE: ("telephone",),
    PlatformClass.IN_PERSON: ("in_person",),
    PlatformClass.EVENT: ("event",),
    PlatformClass.OTHER: ("other", "not_sure"),
}
CLASS_OF: dict[str, PlatformClass] = {
    platform: sort for sort, platforms in _CLASSES.items() for platform in platforms
}  # the kind of place that each platform is
