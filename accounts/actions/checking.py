"""What is wrong with a row before it is saved?"""

from django.core.exceptions import ValidationError

from accounts.models import Absence, Desk, Organisation, Unit, User
from events.refusals import Invalid

RIGHTS, ORGANISATION = "rights", "organisation"  # the streams of events


def check(row: Absence | Organisation | User | Desk | Unit) -> None:
    """Raise `Invalid` with what the row itself finds wrong, field by field."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise Invalid(error.message_dict) from error
