"""What should everybody know who may be approached? Four short lessons, each with three questions, and no marks.

`parts` says what a lesson is made of; `recognise`, `realise`, `report` and `remove` are the lessons. Nothing is kept of
who learnt what, besides how often a lesson was finished on a day.
"""

from reports.lessons.parts import Lesson, Option, Question
from reports.lessons.realise import REALISE
from reports.lessons.recognise import RECOGNISE
from reports.lessons.remove import REMOVE
from reports.lessons.report import REPORT

LESSONS: dict[str, Lesson] = {"recognise": RECOGNISE, "realise": REALISE, "report": REPORT, "remove": REMOVE}

__all__ = ["LESSONS", "Lesson", "Option", "Question"]
