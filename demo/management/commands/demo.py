"""How is the demonstration made? The organisation at once, its two years in the background with progress shown."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from demo.organisation import add_colleagues, make_organisation
from demo.years import Years
from events.clock import at, now
from trends import reconciling, snapshots

COLLEAGUES, REPORTS = 900, 2000
LONG_AGO = timedelta(days=800)
BEGUN, DONE = "demo-begun", "demo-filled"


class Command(BaseCommand):
    help = "Makes the invented organisation of the demonstration, and fills it with two years of work."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organisation", action="store_true", help="make the organisation and its cast")
        parser.add_argument("--fill", action="store_true", help="let two years pass")
        parser.add_argument("--reports", type=int, default=REPORTS, help="how many reports are filed in them")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["organisation"]:
            make_organisation()
        if options["fill"]:
            self.fill(options["reports"])

    def fill(self, reports: int) -> None:
        """Once; if it was interrupted, the rest of it."""
        done = settings.DATA_DIR / DONE
        if done.exists():
            return
        self.stdout.write("two years of an invented department are being made; you can look around meanwhile")
        with at(self.present() - LONG_AGO):  # they have been here for years: nobody writes to welcome them
            colleagues = add_colleagues(min(COLLEAGUES, reports))
        Years(colleagues, reports=reports, until=self.present()).pass_by(self.tell)
        self.stdout.write("the figures are being worked out")
        reconciling.catch_up()
        snapshots.take()
        done.touch()
        self.stdout.write("the two years are there")

    def present(self) -> datetime:
        """When the filling began: after an interruption the same plans are drawn again."""
        begun = settings.DATA_DIR / BEGUN
        if not begun.exists():
            begun.write_text(now().isoformat(), encoding="ascii")
        return datetime.fromisoformat(begun.read_text(encoding="ascii"))

    def tell(self, filed: int, planned: int, moment: datetime) -> None:
        self.stdout.write(f"{filed} of {planned} reports, up to {moment:%B %Y}")
