"""Which texts and checklists are in force? The organisation's own, and the house's where there are none."""

from cases import checklists
from cases.checklists import Item
from cases.models import Case, Checklist, Wording
from cases.terms import Stage
from cases.wordings import FIELD, HOUSE, REFERENCE, Text

LANGUAGES = {"en": "English", "cy": "Welsh", "both": "Both"}


def texts() -> dict[str, Text]:
    """All texts in force by key: the house's in its order, with the organisation's in their places, then its own."""
    rows = Wording.objects.order_by("key", "-version").distinct("key")
    said = {row.key: row for row in sorted(rows, key=lambda row: row.version)}
    found = {key: _text(said[key]) if key in said and said[key].english else text for key, text in HOUSE.items()}
    return found | {key: _text(row) for key, row in said.items() if key not in HOUSE and row.english}


def texts_for(case: Case, act: str) -> list[Text]:
    """The texts to begin with for this act, as far as the contact in the case has gone."""
    if act not in FIELD:
        return []
    stage = max((approach.stage for approach in case.approaches.all()), default=0)
    return [text for text in texts().values() if text.act == act and text.stage_from <= stage]


def texts_for_many(act: str) -> list[Text]:
    """The texts to begin with for many cases at once: those that fit whichever way the contact went."""
    every = texts().values() if act in FIELD else ()
    return [text for text in every if text.act == act and text.stage_from == Stage.SEEN]


def begun_with(case: Case, act: str, key: str, language: str) -> dict[str, str]:
    """What stands in the field of the act for whoever begins with this text; nothing for one that isn't offered."""
    found = next((text for text in texts_for(case, act) if text.key == key), None)
    if found is None or language not in LANGUAGES:
        return {}
    return {FIELD[act]: found.filled(language, case.reference)}


def begun_for_many(act: str, key: str, language: str) -> dict[str, str]:
    """The same for many cases: the place of the reference stays, and is filled for each."""
    found = next((text for text in texts_for_many(act) if text.key == key), None)
    if found is None or language not in LANGUAGES:
        return {}
    return {FIELD[act]: found.filled(language, REFERENCE)}


def version_of_text(key: str) -> int:
    """The newest version of this text; 0 where the organisation has never said anything about it."""
    return Wording.objects.filter(key=key).order_by("-version").values_list("version", flat=True).first() or 0


def checklist_rows(method: str) -> tuple[int, list[Item]]:
    """The newest version for one kind (blank: every case; 0 where there is none), and what it asks for."""
    newest = Checklist.objects.filter(method=method).order_by("-version").first()
    if newest is None or newest.tasks is None:
        return newest.version if newest else 0, list(checklists.house(method))
    return newest.version, [Item(text, mandatory) for text, mandatory in newest.tasks]


def checklist_of(method: str) -> list[Item]:
    """All that is to be done on a case of this kind: what every case asks for, then its own; each thing once."""
    asked = [*checklist_rows("")[1], *(checklist_rows(method)[1] if method else [])]
    return list({item.text: item for item in asked}.values())


def _text(row: Wording) -> Text:
    return Text(row.key, row.act, row.title, row.english, row.welsh, row.outcome, row.stage_from, row.version)
