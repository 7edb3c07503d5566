"""Who gets what answer at each address? Every route of ours × every member of the cast, by GET and by an empty POST.

The columns: a visitor who hasn't signed in, Sam (who reported the case), Olga (its officer), Nora (an officer of its
desk), Otto (of another desk), Lena (lead), Max (manager), Audra (auditor), Ada (administrator). A route that
isn't in `answers/` fails the test: whoever adds one says there who may use it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import UUIDConverter

COLUMNS = ("visitor", "sam", "olga", "nora", "otto", "lena", "max", "audra", "ada")
THEIRS = ("allauth.", "django.contrib.")  # sign-in and the read-only admin site have tests of their own
TABLES = Path(__file__).parent / "answers"  # one for each part of the house


@dataclass(frozen=True)
class Route:
    """One address: its full name (where it has none, the address itself) and the names of what stands in it."""

    name: str
    arguments: tuple[str, ...]
    uuids: tuple[str, ...] = ()


def routes() -> Iterator[Route]:
    """Every route of ours, whatever namespace it is in."""
    yield from _within(get_resolver().url_patterns, "", ())


def _within(patterns: list, space: str, outer: tuple[str, ...]) -> Iterator[Route]:
    for each in patterns:
        arguments = (*outer, *each.pattern.converters, *getattr(each.pattern.regex, "groupindex", {}))
        if isinstance(each, URLResolver):
            yield from _within(each.url_patterns, f"{space}{each.namespace}:" if each.namespace else space, arguments)
        elif isinstance(each, URLPattern) and not _is_theirs(each):
            name = f"{space}{each.name}" if each.name else f"/{each.pattern}"
            uuids = [key for key, kind in each.pattern.converters.items() if isinstance(kind, UUIDConverter)]
            yield Route(name, tuple(dict.fromkeys(arguments)), tuple(uuids))


def _is_theirs(pattern: URLPattern) -> bool:
    view = getattr(pattern.callback, "view_class", pattern.callback)
    redirects = f"{view.__module__}.{view.__name__}" == "django.views.generic.base.RedirectView"
    return redirects or any(place in view.__module__ for place in THEIRS)


def expected() -> dict[tuple[str, str], tuple[int, ...]]:
    """The tables, read: (method, route) → the status for each column. Nothing stands there twice."""
    lines = [line.split() for table in sorted(TABLES.glob("*.txt")) for line in table.read_text().splitlines()]
    found = {(method, name): tuple(map(int, statuses)) for name, method, *statuses in lines}
    assert len(found) == len(lines)
    return found
