"""How does a form become a page that everybody can use?

Django renders forms through `GovukRenderer`: `{{ form }}` is an error summary and all fields,
`{{ form.name.as_field_group }}` is one field. The markup is that of the public design system, in
templates/django/forms/. A form says how its fields look in plain data, so that forms import nothing for it:

    looks = {
        "platform": {
            "label": "m",                             size of label or legend: s, m, l or xl
            "heading": True,                          the label is the page's h1 as well
            "hints": {"email": "Work or private"},    a hint for a choice
            "reveals": {"other": "other_platform"},   a field shown only when that choice is taken
            "inline": True, "small": True,            choices side by side, or smaller
        },
        "amount": {"width": "5", "prefix": "£", "suffix": "per month"},
        "story": {"rows": 8, "count": 2000},          how many characters are left
    }
    sections = [("About the profile", ["platform", "address"])]   headings within a long form
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

from design.dates import PARTS_ASKED, DayMonthYear
from design.words import filled
from design.words import lazily as _

CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)
UNSPOKEN = forms.Field.default_error_messages["required"]
CLASSES: tuple[tuple[type[forms.Widget] | tuple[type[forms.Widget], ...], str], ...] = (
    (forms.CheckboxSelectMultiple, "govuk-checkboxes__input"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.RadioSelect, "govuk-radios__input"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    ((forms.widgets.Input, forms.MultiWidget), "govuk-input"),
)


class GovukField(BoundField):
    """A field as the templates see it: what kind it is, how it looks, where its error leads."""

    @property
    def look(self) -> dict[str, Any]:
        return getattr(self.form, "looks", {}).get(self.name, {})

    @property
    def kind(self) -> str:
        """Which of the field's templates draws it."""
        widget = self.field.widget
        if isinstance(widget, CHOICES):
            return "checkboxes" if isinstance(widget, forms.CheckboxSelectMultiple) else "radios"
        if isinstance(widget, forms.CheckboxInput):
            return "checkbox"
        if isinstance(widget, DayMonthYear):
            return "date"
        return "password" if isinstance(widget, forms.PasswordInput) else "text"

    @property
    def module(self) -> str:
        """The script that makes more of the control, where there is script."""
        if self.kind == "password":
            return "govuk-password-input"
        return "govuk-character-count" if "count" in self.look else ""

    @property
    def grouped(self) -> bool:
        """Several controls answer one question: a fieldset with a legend holds them."""
        return self.kind in ("radios", "checkboxes", "date")

    @property
    def label_size(self) -> str:
        return self.look.get("label") or ("l" if self.look.get("heading") else "s" if self.grouped else "")

    @property
    def error_target(self) -> str:
        """The id of the control that the error summary leads to: the first one that is wrong."""
        if self.kind == "date":
            return f"{self.auto_id}_{DayMonthYear.PARTS.index(self.wrong_parts[0])}"
        return f"{self.auto_id}_0" if self.kind in ("radios", "checkboxes") else self.auto_id

    @property
    def sentences(self) -> list[str]:
        """What is wrong, in words that make sense in the summary too, where no label is near."""
        asked = _("Answer “{label}”") if str(self.label).endswith("?") else _("Enter “{label}”")
        return [str(filled(asked, label=self.label) if error == UNSPOKEN else error) for error in self.errors]

    @property
    def wrong_parts(self) -> tuple[str, ...]:
        """Of a date, the boxes to be marked: those that the errors name, or all of them."""
        errors = self.form.errors.as_data().get(self.name, [])
        named = " ".join(error.code or "" for error in errors).split()
        return tuple(part for part in DayMonthYear.PARTS if part in named) or DayMonthYear.PARTS

    @property
    def options(self) -> Iterator[dict[str, Any]]:
        """Each choice with its hint, and with the field that choosing it reveals."""
        for choice in self.subwidgets:
            value, attrs = str(choice.data["value"]), choice.data["attrs"]
            hint, reveal = self.look.get("hints", {}).get(value), self.look.get("reveals", {}).get(value)
            if hint:
                attrs["aria-describedby"] = f"{attrs['id']}_hint"
            yield {
                "control": choice.tag(),
                "id": attrs["id"],
                "label": choice.data["label"],
                "hint": hint,
                "reveal": self.form[reveal] if reveal else None,
            }

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The three boxes of a date; only those that are wrong are marked."""
        drawn = self.field.widget.get_context(self.html_name, self.value(), self._date_attrs())["widget"]
        boxes = drawn["subwidgets"]
        for part, box in zip(DayMonthYear.PARTS, boxes, strict=True):
            marked = " govuk-input--error" if self.errors and part in self.wrong_parts else ""
            width = "4" if part == "year" else "2"
            box["attrs"]["class"] = f"govuk-input govuk-date-input__input govuk-input--width-{width}{marked}"
            box["part"] = PARTS_ASKED[part]
        return boxes

    def _date_attrs(self) -> dict[str, Any]:
        return {"id": self.auto_id, **({"disabled": True} if self.field.disabled else {})}

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Django's attributes, the design system's classes; no placeholder, as it vanishes when needed."""
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if widget.is_hidden:
            return attrs
        attrs["class"] = " ".join(filter(None, [widget.attrs.get("class"), *self._classes(widget)]))
        if "placeholder" in widget.attrs:
            attrs["placeholder"] = False
        if isinstance(widget, CHOICES):
            attrs.pop("aria-invalid", None)  # no such state for a radio button; the fieldset tells the error
        if isinstance(widget, forms.Textarea):
            attrs.update(self._textarea_attrs(attrs))
        return attrs

    def _classes(self, widget: forms.Widget) -> Iterator[str]:
        name = next((name for kinds, name in CLASSES if isinstance(widget, kinds)), "")
        yield name
        if self.errors and "__" not in name:
            yield f"{name}--error"
        if "width" in self.look:
            width = self.look["width"]
            yield f"govuk-input--width-{width}" if width.isdigit() else f"govuk-!-width-{width}"
        if self.kind == "password":
            yield "govuk-password-input__input govuk-js-password-input-input"
        if "count" in self.look:
            yield "govuk-js-character-count"

    def _textarea_attrs(self, attrs: dict[str, Any]) -> dict[str, Any]:
        more: dict[str, Any] = {"cols": False, "rows": self.look.get("rows", 5)}
        if "count" in self.look:
            described = attrs.get("aria-describedby") or ""
            more["aria-describedby"] = f"{described} {self.auto_id}-info".strip()
        return more


class GovukRenderer(TemplatesSetting):
    """Settings name this as FORM_RENDERER; it draws every form of the house, allauth's too."""

    form_template_name = "django/forms/form.html"
    field_template_name = "django/forms/field.html"
    bound_field_class = GovukField
