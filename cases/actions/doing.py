"""How does a page do something by its name? Every move and all work beside it, with what each needs as details."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from accounts.models import User
from cases.actions.assessing import assess, describe, link_persona
from cases.actions.assigning import assign, give_out, hand_over, release
from cases.actions.hearing import read
from cases.actions.keeping import hold, lift_hold
from cases.actions.moving import move
from cases.actions.noting import decline, note, propose, tick
from cases.actions.registering import add_profile, begin_persona
from cases.actions.restricting import close_to, declare_conflict, open_to, restrict
from cases.workflow import TRANSITIONS
from events.doers import Doer
from events.refusals import NotThere
from personas.models import Persona


def do(reference: str, name: str, *, by: Doer, version: int | None, **details: Any) -> None:
    """Make the move, or do the work, called `name`. Raises what that action raises; `NotThere` for no such name."""
    if name in TRANSITIONS:
        move(reference, name, by=by, version=version, **details)
    elif name in DEEDS:
        DEEDS[name](reference, by=by, version=version, **details)
    else:
        raise NotThere


def _note(reference: str, *, text: str, by: User, version: int | None, key: UUID | None = None) -> None:
    note(reference, text, by=by, key=key)  # notes are only added: no version can be too old


def _assign(reference: str, *, officer: User, **how: Any) -> None:
    assign(reference, to=officer, **how)


def _hand_over(reference: str, *, officer: User, **how: Any) -> None:
    hand_over(reference, to=officer, **how)


def _describe(reference: str, *, approach: int, **how: Any) -> None:
    describe(reference, approach, **how)


def _link_persona(reference: str, *, approach: int, persona: Persona | None, **how: Any) -> None:
    link_persona(reference, approach, persona=persona, **how)


def _begin_persona(reference: str, *, approach: int, **how: Any) -> None:
    begin_persona(reference, approach, **how)


def _add_profile(reference: str, *, approach: int, **how: Any) -> None:
    add_profile(reference, approach, **how)


def _tick(reference: str, *, task: int, **how: Any) -> None:
    tick(reference, task, **how)


def _propose(reference: str, *, reason: str, **how: Any) -> None:
    propose(reference, reason, **how)


def _decline(reference: str, *, reason: str, **how: Any) -> None:
    decline(reference, reason, **how)


def _hold(reference: str, *, reason: str, **how: Any) -> None:
    hold(reference, reason, **how)


DEEDS: dict[str, Callable[..., Any]] = {
    "read": read, "assess": assess, "note": _note, "tick": _tick, "describe": _describe,
    "link_persona": _link_persona, "propose": _propose, "decline": _decline, "assign": _assign,
    "give_out": give_out, "hand_over": _hand_over, "release": release, "restrict": restrict, "open_to": open_to,
    "close_to": close_to, "declare_conflict": declare_conflict, "begin_persona": _begin_persona,
    "add_profile": _add_profile, "hold": _hold, "lift_hold": lift_hold,
}  # fmt: skip
