"""Has anyone tampered with the history? `manage.py verify` recomputes every chain and every anchor.

And it holds the register against the history: each case's status and each file's digest.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.queries.proofs import CHECKS
from events.models import Anchor, Event, Head
from events.queries import faults


class Command(BaseCommand):
    help = "Checks that no event, status or file was changed behind the history's back. Exits with 1, naming the place."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--data", help="the data folder, as for up")

    def handle(self, *args: Any, **options: Any) -> None:
        found = faults(CHECKS)
        for fault in found:
            self.stderr.write(str(fault))
        if found:
            raise CommandError(f"{len(found)} faults: the history is not what was written.")
        self.stdout.write(f"{Event.objects.count()} events in {Head.objects.count()} streams: every chain is whole.")
        self.stdout.write("Each case's status and each file's digest is the one that the history tells of.")
        if last := Anchor.objects.order_by("-id").first():
            self.stdout.write(f"Last anchor, {last.at:%d %B %Y}: {bytes(last.digest).hex()}. Keep it elsewhere too.")
