"""What do the statistics keep? What is counted, what was published of it, and what others have published."""

from trends.models.ledger import Booking, PersonNumber, TakedownBooking, Tally
from trends.models.published import STANDS, Break, Release, Snapshot, Snapshots
from trends.models.reference import ReferenceSeries, Revision

__all__ = [
    "STANDS", "Booking", "Break", "PersonNumber", "ReferenceSeries", "Release", "Revision", "Snapshot", "Snapshots",
    "TakedownBooking", "Tally",
]  # fmt: skip
