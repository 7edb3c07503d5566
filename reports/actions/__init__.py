"""How does testimony come in, and how does a reporter go on speaking with us?"""

from reports.actions.advising import advise
from reports.actions.bringing import Past, bring_in
from reports.actions.checking import ask_register, count_check
from reports.actions.disposing import dispose, dispose_overdue, retract
from reports.actions.drafting import drop_draft, drop_old_drafts, keep_draft, note_filed, stage_evidence
from reports.actions.filing import file
from reports.actions.helping import tell_whether_it_helped
from reports.actions.learning import count_lesson
from reports.actions.noticing import give_notice
from reports.actions.speaking import ask_to_withdraw, say, see
from reports.actions.testimony import Testimony
from reports.actions.tracing import trace_told
from reports.actions.unsealing import unseal
from reports.actions.weighing import weigh

__all__ = [
    "Past", "Testimony", "advise", "ask_register", "ask_to_withdraw", "bring_in", "count_check", "count_lesson",
    "dispose", "dispose_overdue", "drop_draft", "drop_old_drafts", "file", "give_notice", "keep_draft", "note_filed",
    "retract", "say", "see", "stage_evidence", "tell_whether_it_helped", "trace_told", "unseal", "weigh",
]  # fmt: skip
