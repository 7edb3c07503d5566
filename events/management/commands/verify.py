"""Has anyone tampered with the history? `manage.py verify` recomputes every chain and every anchor."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.models import Anchor, Event, Head
from events.queries import faults


class Command(BaseCommand):
    help = "Checks that no event was changed, removed or inserted. Exits with 1 and names the place if one was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--data", help="the data folder, as for up")

    def handle(self, *args: Any, **options: Any) -> None:
        found = faults()
        for fault in found:
            self.stderr.write(str(fault))
        if found:
            raise CommandError(f"{len(found)} faults: the history is not what was written.")
        self.stdout.write(f"{Event.objects.count()} events in {Head.objects.count()} streams: every chain is whole.")
        if last := Anchor.objects.order_by("-id").first():
            self.stdout.write(f"Last anchor, {last.at:%d %B %Y}: {bytes(last.digest).hex()}. Keep it elsewhere too.")
