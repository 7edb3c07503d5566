"""On which platforms does one meet a persona, and what kind of address has a profile there?"""

from django.db.models import TextChoices


class PlatformClass(TextChoices):
    PROFESSIONAL_NETWORK = "professional_network", "Professional network"
    SOCIAL_NETWORK = "social_network", "Social network"
    MESSAGING = "messaging", "Messaging"
    EMAIL = "email", "E-mail"
    TELEPHONE = "telephone", "Telephone"
    IN_PERSON = "in_person", "In person"
    EVENT = "event", "Event"
    OTHER = "other", "Other"


class Platform(TextChoices):
    LINKEDIN = "linkedin", "LinkedIn"
    XING = "xing", "Xing"
    RESEARCHGATE = "researchgate", "ResearchGate"
    ACADEMIA_EDU = "academia_edu", "Academia.edu"
    OTHER_PROFESSIONAL = "other_professional", "Another professional network"
    FACEBOOK = "facebook", "Facebook"
    INSTAGRAM = "instagram", "Instagram"
    X = "x", "X (Twitter)"
    TIKTOK = "tiktok", "TikTok"
    VK = "vk", "VK"
    OTHER_SOCIAL = "other_social", "Another social network"
    WHATSAPP = "whatsapp", "WhatsApp"
    WECHAT = "wechat", "WeChat"
    TELEGRAM = "telegram", "Telegram"
    SIGNAL = "signal", "Signal"
    OTHER_MESSAGING = "other_messaging", "Another messaging service"
    EMAIL = "email", "E-mail"
    TELEPHONE = "telephone", "Telephone or text message"
    IN_PERSON = "in_person", "In person"
    EVENT = "event", "Conference or event"
    OTHER = "other", "Somewhere else"
    NOT_SURE = "not_sure", "Not sure"


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
