"""How is a database filled for measuring? With invented cases by the thousand, and never one that is in use."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from benchmarks.filling import fill, fill_for_figures
from events.refusals import Refused


class Command(BaseCommand):
    help = "Fills an empty database with invented cases for measuring; it can be filled further later."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cases", type=int, default=1_000_000, help="how many cases to add (default 1000000)")
        parser.add_argument("--approaches", type=int, help="instead, how many approaches without words, for figures")
        parser.add_argument("--data", help="the data folder, as for up")

    def handle(self, *args: Any, **options: Any) -> None:
        asked = options["approaches"]
        if (options["cases"] if asked is None else asked) < 1:
            raise CommandError("Say how many: 1 or more.")
        if not connection.introspection.table_names():
            self.stdout.write("making the tables")
            call_command("migrate", verbosity=0)
        try:
            if asked:
                fill_for_figures(asked, tell=self.tell)
            else:
                fill(options["cases"], tell=self.tell)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write("filled; `manage.py verify` finds its journal whole")

    def tell(self, done: int, planned: int) -> None:
        self.stdout.write(f"{done:,} of {planned:,}")
