"""How long may the organisation's own words be? As long as their page bears; what a database can't keep is refused."""

from events.refusals import Invalid


def require_short(longest: int, **texts: str) -> None:
    """Raise `Invalid` (400) unless each text, named by its field, has at most `longest` characters."""
    wrong = {
        name: [f"Use at most {longest:,} characters."]
        for name, text in texts.items() if len(text) > longest or "\0" in text
    }  # fmt: skip
    if wrong:
        raise Invalid(wrong)
