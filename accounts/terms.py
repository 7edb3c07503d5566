"""Which words describe our people? Lists to choose from; the text is what the screen says."""

from django.db.models import TextChoices

from design.words import lazily as _


class RoleName(TextChoices):
    OFFICER = "officer", "Officer"
    LEAD = "lead", "Lead"
    MANAGER = "manager", "Manager"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"


DESK_ROLES = (RoleName.OFFICER, RoleName.LEAD)  # held at a desk; these work with cases and personas


HOLIDAYS_IN = ("ENG", "WLS", "SCT", "NIR")  # parts of the United Kingdom, as ISO 3166-2 names them


class Employment(TextChoices):
    CURRENT = "current", _("Current member of staff")
    FORMER = "former", _("Former member of staff")
    CONTRACTOR = "contractor", _("Contractor or secondee")


class Sector(TextChoices):
    GOVERNMENT = "government", _("Government")
    PARLIAMENT = "parliament", _("Parliament")
    DEFENCE = "defence", _("Defence")
    HIGH_TECH = "high_tech", _("High-tech business")
    ACADEMIA = "academia", _("Academia")
    OTHER = "other", _("Other")


class AccessBand(TextChoices):
    """How sensitive the information is that a person works with; banded, so that it says little by itself."""

    NONE = "none", "No special access"
    ROUTINE = "routine", "Routine access"
    SENSITIVE = "sensitive", "Sensitive access"
    HIGHLY_SENSITIVE = "highly_sensitive", "Highly sensitive access"


class Language(TextChoices):
    """In which languages the staff door speaks; each is called by its own name, so that its speakers find it."""

    ENGLISH = "en-gb", "English"
    WELSH = "cy", "Cymraeg"


class Marking(TextChoices):
    OFFICIAL = "OFFICIAL", "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"
