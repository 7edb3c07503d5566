"""How do these tests meet and merge personas? By the real actions."""

from django.db import transaction

from accounts.models import User
from events.queries import history
from personas.actions import Found, meet, merge
from personas.addresses import identify
from personas.models import Merge, Persona

REASON = {"reason": "The same photograph."}


def met(*addresses: str, **told: str) -> Found:
    with transaction.atomic():
        return meet([found for address in addresses if (found := identify(address))], **told)


def persona(number: int) -> Persona:
    return met(f"https://linkedin.com/in/persona-{number}").persona


def fresh(row: Persona) -> Persona:
    return Persona.objects.get(pk=row.pk)


def merged(absorbed: Persona, into: Persona, by: User) -> Merge:
    return merge(absorbed, into, by=by, version=fresh(absorbed).version, **REASON)


def told(row: Persona) -> list[str]:
    return [event.kind for event in history("persona", row.pk)]
