"""What does the security team keep about an approach? One file per part of the work."""

from cases.models.approach import Approach, Sighting
from cases.models.case import Case, Conflict, Opening
from cases.models.conversation import Conversation, Message
from cases.models.evidence import Evidence, Held
from cases.models.keeping import Doomed, Hold, Schedule
from cases.models.matching import Match, Trace
from cases.models.passage import Passage
from cases.models.reading import Reading
from cases.models.standing import Checklist, Wording
from cases.models.takedown import Takedown
from cases.models.watching import SavedView, Watch
from cases.models.work import Begun, Note, NoteEdition, Proposal, Referral, Task

__all__ = [
    "Approach", "Begun", "Case", "Checklist", "Conflict", "Conversation", "Doomed", "Evidence", "Held", "Hold",
    "Match", "Message", "Note", "NoteEdition", "Opening", "Passage", "Proposal", "Reading", "Referral",
    "SavedView", "Schedule", "Sighting", "Takedown", "Task", "Trace", "Watch", "Wording",
]  # fmt: skip
