"""How does testimony come in, and how does a reporter go on speaking with us?"""

from reports.actions.drafting import drop_draft, drop_old_drafts, keep_draft, note_filed, stage_evidence
from reports.actions.filing import Testimony, file
from reports.actions.speaking import say, see
from reports.actions.unsealing import unseal

__all__ = ["Testimony", "drop_draft", "drop_old_drafts", "file", "keep_draft", "note_filed", "say", "see",
           "stage_evidence", "unseal"]  # fmt: skip
