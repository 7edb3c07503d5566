"""Which texts are offered to whoever writes a question or a reply? Each as a link in each of its languages."""

from urllib.parse import urlencode

from django.http import HttpRequest

from cases.models import Case
from cases.queries.standing import LANGUAGES, begun_for_many, begun_with, texts_for, texts_for_many
from cases.terms import Outcome

Offered = list[tuple[str, str, list[tuple[str, str]]]]


def offered(request: HttpRequest, case: Case, act: str) -> Offered:
    """(title, outcome, [(address, language)]) of the texts for this act."""
    return [
        (text.title, str(Outcome(text.outcome).label) if text.outcome else "",
         [(f"{request.path}?{urlencode({'text': text.key, 'language': code})}", label)
          for code, label in LANGUAGES.items() if text.welsh or code == "en"])
        for text in texts_for(case, act)
    ]  # fmt: skip


def offered_to_many(act: str) -> Offered:
    """The same for many cases at once: what stands in place of an address is sent by a button."""
    return [
        (text.title, str(Outcome(text.outcome).label) if text.outcome else "",
         [(f"{text.key}:{code}", label) for code, label in LANGUAGES.items() if text.welsh or code == "en"])
        for text in texts_for_many(act)
    ]  # fmt: skip


def chosen_for_many(request: HttpRequest, act: str) -> dict[str, str]:
    """What the field of the act begins with, where a text was chosen for many cases."""
    key, _, language = request.POST.get("text", "").partition(":")
    return begun_for_many(act, key, language) if key else {}


def chosen(request: HttpRequest, case: Case, act: str) -> dict[str, str]:
    """What the field of the act begins with, where a text was chosen."""
    key = request.GET.get("text", "")
    return begun_with(case, act, key, request.GET.get("language", "")) if key else {}
