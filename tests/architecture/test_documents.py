"""Do documents, migrations and templates agree with the code?"""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cases.drawing import draw
from cases.management.commands import draw_workflow
from tests.architecture.source import ROOT, modules

PAGES = ROOT / "templates"
FOUND_BY_OTHERS = ("account/", "allauth/", "mfa/", "socialaccount/", "django/", "admin/", "errors/", "usersessions/")


def test_the_workflow_page_is_what_the_tables_say():
    assert (ROOT / draw_workflow.PAGE).read_text(encoding="utf-8") == draw()
    call_command("draw_workflow", "--check", stdout=StringIO())


def test_a_page_that_says_something_else_is_found(monkeypatch):
    monkeypatch.setattr(draw_workflow, "draw", lambda: "something else")
    with pytest.raises(CommandError, match="out of date"):
        call_command("draw_workflow", "--check")


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO(), stderr=StringIO())


def test_every_template_is_used():
    told = "\n".join(module.text for module in modules())
    told += "\n".join(path.read_text(encoding="utf-8") for path in PAGES.rglob("*.*"))
    names = [str(path.relative_to(PAGES)) for path in PAGES.rglob("*.*") if path.is_file()]
    ours = [name for name in names if not name.startswith(FOUND_BY_OTHERS)]
    assert not [name for name in ours if not _is_named(name, told)]


def _is_named(name: str, told: str) -> bool:
    """By its whole name, or put together from a folder and the name of what it shows."""
    stem = name.rsplit("/", 1)[-1].split(".")[0]
    folder = name.rsplit("/", 1)[0]
    return name in told or bool(re.search(rf"{re.escape(folder)}/{{\w", told) and re.search(rf"\b{stem}\b", told))


def test_every_page_linked_from_a_document_exists():
    broken = []
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for link in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            if not link.startswith(("http:", "https:", "mailto:")) and not (page.parent / link).exists():
                broken.append(f"{page.name}: {link}")
    assert not broken
