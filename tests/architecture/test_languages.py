"""Is everything at the staff door said in Welsh as well, with nothing left out and nothing left over?"""

import ast
import re
from string import Formatter

import pytest
from django.template.base import Lexer, TokenType
from django.utils import translation
from django.utils.translation import gettext, ngettext

from config import catalogues
from tests.architecture.source import ROOT, Module, modules

STAFF_DOOR = (
    "base.html", "home.html", "public_home.html", "account", "accounts/token.html", "accounts/token_made.html",
    "errors",
    "evidence/bring.html", "evidence/choose.html", "evidence/mine.html", "evidence/text.html", "mail", "mfa",
    "notifications", "pages/privacy.html", "pages/accessibility.html", "reports", "components/back.html",
    "components/card.html", "components/footer.html", "components/language.html", "components/leave.html",
    "components/message.html", "components/navigation.html", "components/pagination.html", "components/timeline.html",
    "components/warning_text.html", "components/summary_list.html", "components/table.html", "django/forms",
)  # fmt: skip
ENGLISH = (
    "reports/officer",
    "reports/advice/topic",
    "reports/advice/weights",
    "reports/notices/edit",
    "reports/notices/list",
    "reports/receipt.typ",  # it has no words of its own
)
SPOKEN = re.compile(r'\b(?:aria-label|alt|title|placeholder|data-i18n\.[\w-]+|data-evidence-drop)="([^"]*)"')
NAMES = ("Countersign", "app-wide", r"[\w.-]+=\"")  # our name, and what is markup
ASKED = ("label", "help_text", "noun", "missing")
OF_ADMINISTRATORS = ("reports.forms.advising", "reports.forms.noticing")

messages = [message for message in catalogues.welsh() if message.id]


def said(message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def asked(message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple | list) else (message.id,)


def places(sentence: str) -> set[str]:
    """What is filled in: %(name)s, {name} or %d."""
    return {
        *re.findall(r"%(?:\(\w+\))?[sd]", sentence),
        *(name for _, name, _, _ in Formatter().parse(sentence) if name),
    }


def test_the_catalogue_is_what_the_sources_say():
    found = {(message.context, message.id) for message in catalogues.collected() if message.id}
    assert {(message.context, message.id) for message in messages} == found, "make messages"


def test_every_sentence_is_said_in_welsh():
    assert not [message.id for message in messages if message.fuzzy or not all(text.strip() for text in said(message))]


def test_what_is_filled_into_a_sentence_is_filled_into_its_welsh_too():
    wrong = {message.id for message in messages for text in said(message) if places(text) != places(asked(message)[-1])}
    assert not wrong


def test_links_in_a_sentence_lead_to_the_same_places_in_welsh():
    tags = re.compile(r"<[^>]*>")
    wrong = [
        m.id for m in messages for text in said(m) if sorted(tags.findall(text)) != sorted(tags.findall(asked(m)[0]))
    ]
    assert not wrong


def test_every_counted_sentence_has_the_six_forms_of_welsh():
    assert catalogues.welsh().num_plurals == 6
    assert not [message.id for message in messages if isinstance(message.id, tuple) and len(said(message)) != 6]


@pytest.mark.parametrize(("number", "words"), [
    (0, "0 pwynt"), (1, "1 pwynt"), (2, "2 bwynt"), (3, "3 phwynt"), (4, "4 pwynt"), (6, "6 phwynt"), (7, "7 pwynt"),
    (21, "21 pwynt"),
])  # fmt: skip
def test_welsh_counts_as_welsh_counts(number, words):
    with translation.override("cy"):
        assert ngettext("%(counter)s point", "%(counter)s points", number) % {"counter": number} == words


def test_what_is_built_is_what_is_kept():
    with translation.override("cy"):
        for message in messages:
            if isinstance(message.id, str) and not message.context:
                assert gettext(message.id) == message.string


@pytest.mark.parametrize("path", [
    path.relative_to(ROOT / "templates").as_posix()
    for place in STAFF_DOOR
    for path in ([ROOT / "templates" / place] if "." in place else sorted((ROOT / "templates" / place).rglob("*.*")))
    if not path.relative_to(ROOT / "templates").as_posix().startswith(ENGLISH)
])  # fmt: skip
def test_no_word_in_a_template_of_the_staff_door_is_in_english_only(path):
    assert bare((ROOT / "templates" / path).read_text(encoding="utf-8")) == []


def test_a_word_in_english_only_is_found():
    assert (
        bare('<p>Ring us</p>{% include "x.html" with text="Ring us" %}<a aria-label="Ring us">…</a>') == ["Ring us"] * 3
    )
    assert bare('<p class="big">{% translate "Ring us" %} {{ number }}</p>') == []


def bare(source: str) -> list[str]:
    """The words of a template that nobody has marked."""
    text, found, marked = [], [], 0
    for token in Lexer(source).tokenize():
        name = token.contents.split()[0] if token.token_type == TokenType.BLOCK and token.contents else ""
        marked += {"blocktranslate": 1, "comment": 1, "endblocktranslate": -1, "endcomment": -1}.get(name, 0)
        if token.token_type in (TokenType.BLOCK, TokenType.VAR):
            found += re.findall(r'(?:\b(?!block)[a-z]+=|default:)"([A-Z][^"]*)"', token.contents)
        text.append(token.contents if token.token_type == TokenType.TEXT and not marked else "\0")
    shown = "".join(text)
    found += [*SPOKEN.findall(shown), *re.split(r"<[^>]*>|\0", re.sub(r"<script.*?</script>", "", shown, flags=re.S))]
    words = [" ".join(each.replace("\0", "").split()) for each in found]
    return [each for each in words if re.search("[A-Za-z]{2}", re.sub("|".join(NAMES), "", each))]


def test_no_form_of_the_staff_door_asks_in_english_only():
    forms = [
        m for m in modules() if m.within("reports.forms", "notifications.forms") and m.name not in OF_ADMINISTRATORS
    ]
    assert len(forms) > 10
    assert not [found for module in forms for found in unmarked(module)]


def unmarked(module: Module) -> list[str]:
    """Labels, hints and the like that are plain text."""
    given = [keyword for call in module.nodes(ast.Call) for keyword in call.keywords if keyword.arg in ASKED]
    plain = [each.value.value for each in given if isinstance(each.value, ast.Constant) and each.value.value]
    return [f"{module.name}: {text}" for text in plain if isinstance(text, str)]
