"""How do I take a snapshot of the figures now? `manage.py snapshot`; the timetable does it every night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from trends import snapshots


class Command(BaseCommand):
    help = "Freezes how the figures look now, for the managers' page."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--data", help="the data folder, as for up")

    def handle(self, *args: Any, **options: Any) -> None:
        taken = snapshots.take()
        self.stdout.write(f"Snapshot {taken.number} taken at {taken.taken_at:%Y-%m-%d %H:%M}.")
