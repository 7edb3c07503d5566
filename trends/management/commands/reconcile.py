"""Do tallies, ledger and register agree? `manage.py reconcile` proves it, or names every difference."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from trends import reconciling

SHOWN = 50


class Command(BaseCommand):
    help = "Proves that tallies, ledger and register agree. Exit status 1 and a line for each difference if not."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--data", help="the data folder, as for up")
        parser.add_argument("--rebuild", action="store_true", help="make all tallies anew from the ledger first")
        parser.add_argument("--mend", action="store_true", help="book what differs, rebuild, and prove again")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rebuild"]:
            reconciling.rebuild(self.stdout.write)
        found = reconciling.differences(self.stdout.write)
        if found and options["mend"]:
            self._list(found)
            reconciling.mend(self.stdout.write)
            found = reconciling.differences(self.stdout.write)
        self._list(found)
        if found:
            raise CommandError(f"{len(found)} differences. “manage.py reconcile --mend” books what is missing.")
        self.stdout.write("Tallies, ledger and register agree.")

    def _list(self, found: list[reconciling.Difference]) -> None:
        for difference in found[:SHOWN]:
            self.stdout.write(str(difference))
        if len(found) > SHOWN:
            self.stdout.write(f"… and {len(found) - SHOWN} more")
