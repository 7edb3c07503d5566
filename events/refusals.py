"""How does an action say no? By raising one of these; `config/errors.py` turns them into answers.

A row outside somebody's scope isn't there for them: that is `NotThere` (404), whatever the reason.
"""


class Refusal(Exception):
    """Something can't be done. `sentence` is plain English for the person who asked."""

    status = 409
    code = "refused"

    def __init__(self, sentence: str, *, possible: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.possible = tuple(possible)


class Refused(Refusal):
    """Not now: the state of things doesn't allow it (409). `possible` lists what is."""


class StaleVersion(Refusal):
    """Somebody else has changed the row since it was read (409)."""

    code = "stale"

    def __init__(self, sentence: str, *, current: int) -> None:
        super().__init__(sentence)
        self.current = current


class Forbidden(Refusal):
    """Not by this person (403)."""

    status = 403
    code = "forbidden"


class Invalid(Refusal):
    """What was given can't be used (400). `fields` maps a field's name to its sentences."""

    status = 400
    code = "invalid"

    def __init__(self, fields: dict[str, list[str]]) -> None:
        super().__init__(next((said[0] for said in fields.values() if said), "Check what you entered."))
        self.fields = fields


class TooMany(Refusal):
    """Asked too often (429)."""

    status = 429
    code = "too_many"


class NotThere(Refusal):
    """Not there, or not for this person: which of the two is never told (404)."""

    status = 404
    code = "not_found"

    def __init__(self, sentence: str = "There is nothing here that you can see.") -> None:
        super().__init__(sentence)
