"""How does an organisation begin without the demonstration? With its name, its marking and a first administrator.

Each question can be answered by an option; what is missing is asked for. Run it again to change an answer.
"""

import getpass
import os
import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.actions import add_person, set_up_organisation
from accounts.models import User
from accounts.terms import Marking, RoleName
from config import catalogues
from events.doers import SYSTEM
from events.refusals import Invalid, Refusal

PASSWORD = "COUNTERSIGN_ADMINISTRATOR_PASSWORD"  # noqa: S105 - the name of a variable, not a password


@dataclass(frozen=True)
class Question:
    """One thing to know: its option, how it is asked, what is offered."""

    option: str
    asks: str
    offers: str | None = None

    @property
    def key(self) -> str:
        return self.option.replace("-", "_")


QUESTIONS = (
    Question("name", "What is the organisation called?"),
    Question("marking", f"Which marking do its pages carry, {' or '.join(Marking.values)}?", "OFFICIAL-SENSITIVE"),
    Question("handling", "Which handling instruction follows the marking? (none: leave empty)", ""),
    Question("time-zone", "In which time zone does it work?", "Europe/London"),
    Question("holidays-in", "Whose public holidays? ENG (England), WLS (Wales), SCT or NIR", "ENG"),
    Question("administrator-name", "What is the first administrator called?"),
    Question("administrator-email", "What is their email address?"),
)


class Command(BaseCommand):
    help = "Set up an organisation without the demonstration, with its first administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--data", help="the data folder, as for up")
        parser.add_argument("--no-input", action="store_true", help="take what is offered, ask nothing")
        for question in QUESTIONS:
            parser.add_argument(f"--{question.option}", help=question.asks)

    def handle(self, *args: Any, **options: Any) -> None:
        catalogues.build()
        call_command("migrate", interactive=False, verbosity=0)
        asking = sys.stdin.isatty() and not options["no_input"]
        answers = {question.key: answer(question, options[question.key], asking=asking) for question in QUESTIONS}
        try:
            self.stdout.write(set_up(answers, asking=asking))
        except Invalid as refusal:
            raise CommandError(sentences(refusal)) from refusal
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal


@transaction.atomic
def set_up(answers: dict[str, Any], *, asking: bool) -> str:
    """All of it or nothing."""
    email = answers.pop("administrator_email").lower()
    name = answers.pop("administrator_name")
    organisation = set_up_organisation(**answers, by=SYSTEM)
    if User.objects.filter(email=email).exists():
        return f"{organisation.name} is set up. {email} was there already: nothing about them has changed."
    add_person(email=email, name=name, roles=[RoleName.ADMINISTRATOR], password=password(asking=asking), by=SYSTEM)
    return f"{organisation.name} is set up. {name} can sign in as {email} and add the others."


def answer(question: Question, given: str | None, *, asking: bool) -> str:
    if given is not None:
        return given.strip()
    if not asking:
        if question.offers is None:
            raise CommandError(f"{question.asks} Say it with --{question.option}.")
        return question.offers
    offered = f" [{question.offers}]" if question.offers else ""
    said = ""
    while not said:
        said = input(f"{question.asks}{offered} ").strip() or (question.offers or "")
        if question.offers == "":
            break
    return said


def password(*, asking: bool) -> str:
    if said := os.environ.get(PASSWORD):
        return said
    if not asking:
        raise CommandError(f"The administrator needs a password. Say it in the variable {PASSWORD}.")
    first = getpass.getpass("Their password, 12 characters or more: ")
    if getpass.getpass("Once more: ") != first:
        raise CommandError("The two passwords differ. Nothing has been changed.")
    return first


def sentences(refusal: Invalid) -> str:
    """What was wrong, by question."""
    return " ".join(f"{field}: {' '.join(said)}" for field, said in refusal.fields.items())
