"""Does docs/workflow.md say what the code enforces? Write it anew, or only look with --check."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.drawing import draw

PAGE = Path("docs") / "workflow.md"


class Command(BaseCommand):
    help = "Draw docs/workflow.md from the workflow's own tables."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail if the page is out of date")

    def handle(self, *args: Any, **options: Any) -> None:
        page: Path = settings.BASE_DIR / PAGE
        if not options["check"]:
            page.write_text(draw(), encoding="utf-8")
            self.stdout.write(f"Drawn: {PAGE}")
        elif not page.exists() or page.read_text(encoding="utf-8") != draw():
            raise CommandError(f"{PAGE} is out of date: run manage.py draw_workflow.")
