"""Where is `up`? In config/up: manage.py goes there before Django is loaded. This lists it in `manage.py help`."""

import sys

from django.core.management.base import BaseCommand

from config import up


class Command(BaseCommand):
    help = "Start everything: database, broker, worker, timetable and web server."

    def run_from_argv(self, argv: list[str]) -> None:
        sys.exit(up.main(argv[2:]))
