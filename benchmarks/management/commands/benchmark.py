"""How fast is the house, beside the bare database? Ratios from one run, in a database made and dropped for it."""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.test.utils import override_settings, setup_test_environment, teardown_test_environment

from benchmarks import keeping
from benchmarks.figures import compare
from benchmarks.measuring import Measured, measure
from benchmarks.operations import Ground, operations
from benchmarks.reading import read
from benchmarks.scales import Line, measured
from trends import snapshots
from trends.models import Snapshot, Tally

FIGURES = "{:<36} {:>12} {:>12} {:>15}"
PAGE = "{:<42} {:>10} {:>10} {:>14} {:>12} {:>13}"
PAGES = ("page or answer", "statements", "house, ms", "its own SQL, ms", "tallies, ms", "GROUP BY, ms")
ROW = "{:<30} {:>10} {:>11} {:>14} {:>9}"
HEAD = ("operation", "statements", "house, ms", "database, ms", "ratio")


class Command(BaseCommand):
    help = "Measures what people do most beside the database's own time for the same statements, at several scales."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cases", type=int, default=300, help="how many cases there are (default 300)")
        parser.add_argument("--scale", type=int, nargs="+", help="instead, the officers' desk with 1000 100000 … cases")
        parser.add_argument("--runs", type=int, default=30, help="counted runs of each operation (default 30)")
        parser.add_argument(
            "--figures", action="store_true", help="measure tallies beside the ledger, in a database that was filled"
        )
        parser.add_argument("--record", type=Path, help="a file to write the figures of the scales to, as a table")
        parser.add_argument("--data", help="the data folder, as for up")

    def handle(self, *args: Any, **options: Any) -> None:
        logging.getLogger("django_structlog").setLevel(logging.WARNING)  # not a line for every page that is read
        if options["figures"]:
            self.name_files()
            with override_settings(ALLOWED_HOSTS=["testserver"]):  # as the test client calls us
                self.figures(options["runs"])
            return
        self.name_files()
        setup_test_environment(debug=False)
        before = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            if options["scale"]:
                self.at_scales(options["scale"], options["runs"], options["record"])
            else:
                self.measure(options["cases"], options["runs"])
        finally:
            connection.creation.destroy_test_db(before, verbosity=0)
            teardown_test_environment()

    def name_files(self) -> None:
        """Pages name style sheets and scripts by what is in them, once it has been collected."""
        if isinstance(staticfiles_storage, ManifestFilesMixin):
            call_command("collectstatic", interactive=False, verbosity=0)

    def measure(self, cases: int, runs: int) -> None:
        ground = Ground()
        self.stdout.write(f"filing {cases} cases …")
        ground.fill(cases)
        self.stdout.write(ROW.format(*HEAD))
        for name, prepare in operations(ground):
            self.show(measure(name, prepare, runs=runs))
        self.stdout.write(f"medians of {runs} runs with {cases} cases; without the commit, which is the same for both")

    def figures(self, runs: int) -> None:
        if "trends_tally" not in connection.introspection.table_names() or not Tally.objects.exists():
            raise CommandError("There is nothing to count yet: run `manage.py fill --approaches N` first.")
        self.stdout.write(FIGURES.format("figure", "tallies, ms", "ledger, ms", "tallies/ledger"))
        for each in compare(runs):
            ratio = f"{each.tallies_ms / each.ledger_ms:.4f}"
            self.stdout.write(FIGURES.format(each.name, f"{each.tallies_ms:.2f}", f"{each.ledger_ms:.2f}", ratio))
        if not Snapshot.objects.exists():  # so that pages have something to show
            snapshots.take()
        self.stdout.write(PAGE.format(*PAGES))
        for page, tallies, ledger in read(runs):
            took = (page.house_ms, page.database_ms, tallies, ledger)
            self.stdout.write(PAGE.format(page.name, page.statements, *(f"{each:.1f}" for each in took)))
        booked, folded = keeping.bookings_a_second()
        self.stdout.write(f"{'bookings made and folded':<40} {booked:>10,.0f} a second")
        self.stdout.write(f"{'bookings folded':<40} {folded:>10,.0f} a second")
        self.stdout.write(f"{'a snapshot':<40} {keeping.snapshot_seconds():>10.1f} s")
        self.stdout.write(f"{'all tallies rebuilt':<40} {keeping.rebuild_seconds():>10.1f} s")

    def at_scales(self, scales: list[int], runs: int, record: Path | None) -> None:
        lines: list[Line] = []
        for line in measured(scales, runs=runs, tell=self.stdout.write):
            lines.append(line)
            self.show(line.found)
        table = "\n".join(compared(lines))
        self.stdout.write(table)
        if record:
            record.write_text(table + "\n", encoding="utf-8")

    def show(self, found: Measured) -> None:
        self.stdout.write(
            ROW.format(
                found.name, found.statements, f"{found.house_ms:.2f}", f"{found.database_ms:.2f}", f"{found.ratio:.1f}"
            )
        )


def compared(lines: Iterable[Line]) -> list[str]:
    """A table in Markdown: each operation at each scale, and its growth from the first one where it could be done."""
    by_name: dict[str, list[Line]] = {}
    for line in lines:
        by_name.setdefault(line.found.name, []).append(line)
    table = [
        "| operation | cases | statements | house, ms | database alone, ms | growth |",
        "|---|---|---|---|---|---|",
    ]
    for name, each in by_name.items():
        for line in each:
            growth = line.found.house_ms / each[0].found.house_ms
            table.append(
                f"| {name} | {line.cases:,} | {line.found.statements} | {line.found.house_ms:.1f}"
                f" | {line.found.database_ms:.1f} | {growth:.2f} |"
            )
    return table
