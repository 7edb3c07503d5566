"""What would somebody do? The questions of a lesson; any answer will do, and each gets a word."""

from typing import Any

from django import forms

from design.words import filled
from design.words import lazily as _
from reports.lessons import Lesson, Option


class LessonForm(forms.Form):
    """The questions of one lesson, as q1, q2 and so on."""

    def __init__(self, lesson: Lesson, data: Any = None) -> None:
        super().__init__(data)
        self.lesson = lesson
        for number, question in enumerate(lesson.questions, 1):
            missing = filled(_("Select an answer to question {number}"), number=number)
            self.fields[f"q{number}"] = forms.ChoiceField(
                label=question.asked, choices=[(str(n), each.text) for n, each in enumerate(question.options, 1)],
                widget=forms.RadioSelect, error_messages={"required": missing},
            )  # fmt: skip

    @property
    def spoken(self) -> list[tuple[str, Option]]:
        """Each question with the answer that was given."""
        given = [int(self.cleaned_data[f"q{number}"]) for number, _ in enumerate(self.lesson.questions, 1)]
        return [(each.asked, each.options[one - 1]) for each, one in zip(self.lesson.questions, given, strict=True)]
