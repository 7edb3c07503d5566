"""How is a sentence said in the reader's language? Marked here with `_`, and chosen only when somebody reads it.

    from design.words import lazily as _

    TITLE = _("Report an approach")
    TOO_LONG = filled(_("Use at most {most} characters"), most="20,000")

The type is told as text, since that is what every reader of such a sentence gets.
"""

from typing import Any, cast

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy


def lazily(sentence: str) -> str:
    """The sentence, in whichever language is spoken when it is shown."""
    return cast(str, gettext_lazy(sentence))


def filled(sentence: str, **given: Any) -> str:
    """A sentence of `lazily` with its {places} filled, as late as that."""
    return cast(str, format_lazy(sentence, **given))
