"""Can a report be filed as it was told? One sentence for each field that can't be used."""

from typing import Any

from accounts.terms import Employment
from cases.actions.assessing import LISTED
from cases.terms import Method, Mode, Stage
from cases.workflow import LONGEST
from design.words import filled
from design.words import lazily as _
from events.refusals import Invalid
from reports.actions.testimony import Testimony
from reports.checking.signs import ANSWERS, SIGNS
from reports.models import TESTIMONY, DoneSoFar, Report

LONGEST_ADDRESS = 500  # characters, as long as the column
MOST_ADDRESSES = 50
MAY_BE_LEFT = ("sector", "employment")  # then those of the person approached are taken
CHOICES: dict[str, Any] = {"method": Method, "stage": Stage, "employment": Employment, "done_so_far": DoneSoFar}


def require_sound(told: Testimony, *, mode: str, has_reporter: bool, has_receipt: bool, is_old: bool = False) -> None:
    """Raise `Invalid` unless this can be filed in this mode; older records may name what is on a list no longer."""
    wrong = _texts(told) | _choices(told) | _listed(told, is_old) | _addresses(told) | _dates(told) | _signs(told)
    if mode not in Mode.values:
        wrong["mode"] = [_("Choose how you want to be known.")]
    elif mode != Mode.ANONYMOUS and not has_reporter:
        wrong["mode"] = [_("To report under your name or in confidence, sign in first.")]
    elif mode == Mode.ANONYMOUS and not has_receipt:
        wrong["receipt"] = [_("An anonymous report needs a receipt code.")]
    if wrong:
        raise Invalid(wrong)


def _texts(told: Testimony) -> dict[str, list[str]]:
    given = {name: getattr(told, name) for name in TESTIMONY if isinstance(getattr(told, name), str)}
    wrong = {name: [fault] for name, text in given.items() if (fault := _fault(name, text))}
    return wrong if told.narrative.strip() else wrong | {"narrative": [_("Tell us in a few words what happened.")]}


def _fault(name: str, text: str) -> str:
    longest = getattr(Report._meta.get_field(name), "max_length", None) or LONGEST
    if "\0" in text:
        return _("Enter text.")
    said = filled(_("Use at most {most} characters. You can add more after filing."), most=f"{longest:,}")
    return said if len(text) > longest else ""


def _choices(told: Testimony) -> dict[str, list[str]]:
    return {name: [_("Choose from the list.")] for name in CHOICES if not _is_listed(name, getattr(told, name))}


def _is_listed(name: str, value: Any) -> bool:
    return all(each in CHOICES[name].values or (name in MAY_BE_LEFT and each == "") for each in _each(value))


def _each(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _listed(told: Testimony, is_old: bool) -> dict[str, list[str]]:
    """What isn't on the organisation's lists, with a word of its own for what has been taken off them."""
    wrong: dict[str, list[str]] = {}
    for name, listing in LISTED.items():
        for code in _each(getattr(told, name)):
            found = listing.find(code)
            if found is None and not (name in MAY_BE_LEFT and code == ""):
                wrong[name] = [_("Choose from the list.")]
            elif found is not None and found.is_retired and not is_old:
                wrong[name] = [filled(_("“{name}” can be chosen no longer. Choose another answer."), name=found.label)]
    return wrong


def _addresses(told: Testimony) -> dict[str, list[str]]:
    if len(told.addresses) <= MOST_ADDRESSES and all(
        len(each) <= LONGEST_ADDRESS and "\0" not in each for each in told.addresses
    ):
        return {}
    said = _("Give at most {most} addresses of {longest} characters each.")
    return {"addresses": [filled(said, most=MOST_ADDRESSES, longest=LONGEST_ADDRESS)]}


def _dates(told: Testimony) -> dict[str, list[str]]:
    first, last = told.first_contact_on, told.last_contact_on
    if first and last and last < first:
        return {"last_contact_on": [_("The latest contact can't be before the first one.")]}
    return {}


def _signs(told: Testimony) -> dict[str, list[str]]:
    listed = all(sign in SIGNS and answer in ANSWERS for sign, answer in told.indicators.items())
    return {} if listed else {"indicators": [_("Answer the signs with yes, no or unsure.")]}
