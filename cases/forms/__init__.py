"""What do officers fill in? One form for every act, made of what the act needs; and those of the lists."""

from cases.forms.acting import ActForm
from cases.forms.evidence import AddEvidenceForm, OverrideForm
from cases.forms.keeping import ScheduleForm
from cases.forms.lists import BulkForm, QueueFilter, RegisterFilter, SearchForm
from cases.forms.matching import JudgeForm
from cases.forms.merging import MergeForm
from cases.forms.takedowns import CiteForm, LookForm, TakedownForm, VersionForm

__all__ = [
    "ActForm", "AddEvidenceForm", "BulkForm", "CiteForm", "JudgeForm", "LookForm", "MergeForm", "OverrideForm",
    "QueueFilter", "RegisterFilter", "ScheduleForm", "SearchForm", "TakedownForm", "VersionForm",
]  # fmt: skip
