"""Which rows has the staff door? Reports and drafts, the weights of signs, advice, and counts without people."""

from reports.models.advising import Advice
from reports.models.counting import CheckCount, LessonCount
from reports.models.helping import Helped
from reports.models.noticing import Notice
from reports.models.report import TESTIMONY, DoneSoFar, Draft, Report, Reports, Unsealing
from reports.models.weighing import Weighting

__all__ = [
    "TESTIMONY", "Advice", "CheckCount", "DoneSoFar", "Draft", "Helped", "LessonCount", "Notice", "Report", "Reports",
    "Unsealing", "Weighting",
]  # fmt: skip
