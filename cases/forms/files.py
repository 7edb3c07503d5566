"""Which files come along? Several at once; each one that can't be kept says why, and doesn't hold up the others."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from cases.evidence import bounds
from cases.evidence.taking import Brought, take_sent
from design.words import filled
from design.words import lazily as _
from events.refusals import Invalid

# No HEIC in this list: telephones then hand over a JPEG by themselves.
PICTURES = "image/png,image/jpeg,image/gif,image/webp"
ASKED_FOR = f"{PICTURES},application/pdf,text/plain,text/csv,message/rfc822,.txt,.csv,.json,.htm,.html,.eml,.log"
MEGABYTES = bounds.MOST_BYTES // bounds.MEGABYTE
HINT = filled(
    _(
        "Screenshots, photos, PDF files, exported conversations or emails (.eml), each up to {most} MB. "
        "You can choose several at once."
    ),
    most=MEGABYTES,
)


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; `clean` gives a list."""

    def __init__(self, *, accept: str, several: bool = True, **how: Any) -> None:
        more = {} if several else {"capture": "environment"}
        widget = SeveralFiles(attrs={"accept": accept, "multiple": several, **more})
        super().__init__(required=False, widget=widget, **how)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return [file for file in (data if isinstance(data, list | tuple) else [data]) if file]


class WithFiles(forms.Form):
    """A form with which files can come: `brought` are those that can be kept, errors tell of the others."""

    evidence = FilesField(label=_("Add files (optional)"), help_text=HINT, accept=ASKED_FOR)
    photo = FilesField(label=_("Or take a photo now (optional)"), accept="image/*", several=False)

    @property
    def brought(self) -> list[Brought]:
        return getattr(self, "_brought", [])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        self._brought: list[Brought] = []
        sent = [*said.get("evidence", []), *said.get("photo", [])]
        for file in sent[: bounds.MOST_FILES]:
            self._take(file)
        if len(sent) > bounds.MOST_FILES:
            self.add_error("evidence", bounds.TOO_MANY)
        return said

    def _take(self, file: Any) -> None:
        try:
            self._brought.append(take_sent(file))
        except Invalid as no:
            self.add_error("evidence", ValidationError(no.sentence))
