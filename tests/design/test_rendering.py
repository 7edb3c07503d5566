"""Does a form reach everybody: labels, hints, errors, groups and the summary that leads to them?"""

import re

import pytest
from django import forms
from django.template import engines
from django.utils.translation import override

from design.dates import DateParts


class Sample(forms.Form):
    looks = {
        "platform": {
            "heading": True,
            "hints": {"email": "Work or private"},
            "reveals": {"other": "where"},
        },
        "story": {"rows": 8, "count": 2000},
        "amount": {"width": "5", "prefix": "£"},
    }
    sections = [("What was offered", ["amount"])]
    platform = forms.ChoiceField(
        label="Where did it happen?",
        choices=[("email", "Email"), ("other", "Somewhere else")],
        widget=forms.RadioSelect,
    )
    where = forms.CharField(label="Where?", required=False)
    story = forms.CharField(label="Story", help_text="In your own words", widget=forms.Textarea)
    first = DateParts(label="First contact", noun="First contact")
    done = forms.MultipleChoiceField(
        label="What have you done?", choices=[("a", "Replied")], widget=forms.CheckboxSelectMultiple
    )
    amount = forms.IntegerField(label="Amount", required=False)
    secret = forms.CharField(widget=forms.PasswordInput(attrs={"placeholder": "Secret"}), required=False)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        raise forms.ValidationError("These two do not agree")


def page_of(form: forms.Form) -> str:
    return re.sub(r"\s+", " ", form.render())


def test_a_single_control_has_its_label_and_its_hint():
    page = page_of(Sample())
    assert '<label class="govuk-label" for="id_story">Story</label>' in page
    assert re.search(r'<textarea[^>]*aria-describedby="id_story_helptext id_story-info"', page)
    assert '<div id="id_story_helptext" class="govuk-hint">In your own words</div>' in page


def test_controls_that_answer_one_question_stand_in_a_fieldset_whose_legend_asks_it():
    page = page_of(Sample())
    assert '<h1 class="govuk-fieldset__heading">Where did it happen?</h1>' in page
    assert page.count("<fieldset") == 3  # the platform, the date and what was done


def test_a_choice_is_described_by_its_own_hint():
    page = page_of(Sample())
    assert re.search(r'value="email"[^>]*aria-describedby="id_platform_0_hint"', page)
    assert 'id="id_platform_0_hint" class="govuk-hint govuk-radios__hint">Work or private' in page


def test_a_field_that_a_choice_reveals_stands_after_that_choice_and_nowhere_else():
    page = page_of(Sample())
    assert page.count('name="where"') == 1
    assert page.index("Somewhere else") < page.index("app-reveal") < page.index('name="where"')


def test_fields_of_a_section_follow_its_heading():
    page = page_of(Sample())
    assert page.index("What was offered</h2>") < page.index('name="amount"')
    assert "govuk-input--width-5" in page


def test_hidden_fields_are_sent_but_not_shown():
    page = page_of(Sample())
    assert page.count('name="kept"') == 1
    assert 'for="id_kept"' not in page


def test_placeholders_are_not_shown_since_they_vanish_when_needed():
    assert "placeholder" not in page_of(Sample())


def test_an_unanswered_form_begins_with_a_summary_that_leads_to_each_first_control():
    page = page_of(Sample({}))
    assert page.index("There is a problem") < page.index("<fieldset")
    for target in ("id_platform_0", "id_story", "id_first_0", "id_done_0"):
        assert f'<a href="#{target}">' in page
        assert f'id="{target}"' in page


def test_what_is_wrong_with_the_whole_form_is_in_the_summary():
    assert "<li>These two do not agree</li>" in page_of(Sample({}))


def test_an_unanswered_question_is_named_by_its_label():
    page = page_of(Sample({}))
    assert "Answer “Where did it happen?”" in page
    assert "Enter “Story”" in page
    assert "This field is required" not in page


def test_an_error_is_tied_to_its_control_for_those_who_hear_the_page():
    page = page_of(Sample({}))
    assert re.search(r'<textarea[^>]*class="[^"]*govuk-textarea--error', page)
    assert re.search(r'<textarea[^>]*aria-describedby="id_story_helptext id_story_error id_story-info"', page)
    assert re.search(r'<textarea[^>]*aria-invalid="true"', page)
    assert '<p id="id_story_error" class="govuk-error-message">' in page


def test_radio_buttons_carry_no_state_that_they_may_not_have():
    assert not re.search(r'type="radio"[^>]*aria-invalid', page_of(Sample({})))


@pytest.mark.parametrize(("given", "marked"), [({"first_day": "3", "first_year": "2026"}, ["id_first_1"])])
def test_of_a_date_only_the_box_that_is_wrong_is_marked(given, marked):
    boxes = re.findall(r'<input[^>]*id="(id_first_\d)"[^>]*>', page_of(Sample(given)))
    assert boxes == ["id_first_0", "id_first_1", "id_first_2"]
    wrong = re.findall(r'<input[^>]*class="[^"]*govuk-input--error"[^>]*id="(id_first_\d)"', page_of(Sample(given)))
    wrong += re.findall(r'<input[^>]*id="(id_first_\d)"[^>]*govuk-input--error', page_of(Sample(given)))
    assert wrong == marked
    assert f'<a href="#{marked[0]}">First contact must include a month</a>' in page_of(Sample(given))


def test_what_was_entered_stays_in_the_boxes():
    page = page_of(Sample({"first_day": "31", "first_month": "Febuary", "first_year": "2026", "story": "<b>"}))
    assert 'value="Febuary"' in page
    assert "&lt;b&gt;" in page
    assert "<b>" not in page


def test_a_form_within_a_page_that_has_told_its_errors_does_not_tell_them_twice():
    source = "{% load design %}{% error_summary form %}<hr>{{ form }}"
    page = engines["django"].from_string(source).render({"form": Sample({})})
    assert page.count("There is a problem") == 1
    assert page.index("There is a problem") < page.index("<hr>")


def test_one_field_can_be_drawn_alone():
    field = Sample()["amount"].as_field_group()
    assert 'for="id_amount"' in field
    assert "£" in field


def test_a_heading_whose_fields_are_all_left_out_is_not_shown():
    form = Sample()
    assert "What was offered" in page_of(form)
    del form.fields["amount"]
    assert "What was offered" not in page_of(form)


def test_what_is_drawn_from_values_is_drawn_once_for_each_language_and_escaped(monkeypatch):
    asked = []
    monkeypatch.setattr(
        "design.templatetags.design.render_to_string", lambda name, given: asked.append(name) or said(given)
    )
    page = engines["django"].from_string(
        '{% load design %}{% for each in all %}{% drawn "a line" said=each %}{% endfor %}'
    )
    assert page.render({"all": ["<Anna>", "Ben", "<Anna>"], "hidden": "!"}) == "(&lt;Anna&gt;)(Ben)(&lt;Anna&gt;)"
    assert len(asked) == 2
    with override("cy"):
        page.render({"all": ["Ben"]})
    assert len(asked) == 3


def said(given):
    return engines["django"].from_string("({{ said }}{{ hidden }})").render(given)
