"""How does a form end? In one action, and with what the action found wrong beside each field."""

from collections.abc import Callable
from typing import Any

from django import forms

from events.refusals import Invalid


class Doing(forms.Form):
    """A form that ends in one action, and says beside each field what the action found wrong with it."""

    def do(self, action: Callable[..., Any], *given: Any, **more: Any) -> bool:
        """Call `action` with what was entered; False where something has to be corrected."""
        if not self.is_valid():
            return False
        try:
            action(*given, **self.cleaned_data, **more)
        except Invalid as refused:
            for name, sentences in refused.fields.items():
                for sentence in sentences:
                    self.add_error(name if name in self.fields else None, sentence)
            return False
        return True
