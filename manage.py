#!/usr/bin/env python3
"""How do I tell the house to do something? `manage.py up` starts it, `manage.py help` lists the rest."""

import os
import sys

# These find keys and a database even when nothing is running, or use what `up` has started.
AT_HAND = (["set_up"], ["verify"], ["reconcile"], ["snapshot"], ["benchmark"], ["fill"])


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if sys.argv[1:2] == ["up"]:  # before Django: `up` makes the keys that settings need
        from config.up import main as up

        sys.exit(up(sys.argv[2:]))
    if sys.argv[1:2] in AT_HAND:
        from config.up.briefly import database_at_hand

        with database_at_hand(sys.argv[2:]):
            run(sys.argv)
    else:
        run(sys.argv)


def run(arguments: list[str]) -> None:
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(arguments)
    except ImproperlyConfigured as problem:
        sys.exit(f"countersign: {problem}")


if __name__ == "__main__":
    main()
