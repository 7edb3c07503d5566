"""Who is behind a pseudonym, and who works where? Found with the key, kept only while the telling lasts."""

from collections.abc import Iterable
from functools import cached_property

from accounts import pseudonyms
from accounts.models import User
from accounts.terms import DESK_ROLES

_numbers: dict[str, int] = {}  # a pseudonym never changes its person, so what was worked out once stays right


def behind(given: Iterable[str]) -> dict[str, User]:
    """The people who can sign in behind these pseudonyms. Behind a blank one, an anonymous reporter's, is nobody."""
    wanted = {pseudonym for pseudonym in given if pseudonym}
    if not wanted <= _numbers.keys():
        _numbers.update((pseudonyms.of_person(pk), pk) for pk in User.objects.values_list("pk", flat=True))
    numbers = [_numbers[pseudonym] for pseudonym in wanted if pseudonym in _numbers]
    return {user.pseudonym: user for user in User.objects.filter(pk__in=numbers, is_active=True)}


class Directory:
    """Officers and leads as they are during one telling, looked up once."""

    @cached_property
    def staff(self) -> dict[int, User]:
        working = User.objects.filter(is_active=True, roles__name__in=DESK_ROLES)
        found = {user.pk: user for user in working.distinct().prefetch_related("roles")}
        for user in found.values():
            user.held = frozenset((role.name, role.desk_id) for role in user.roles.all())
        return found

    def at(self, desk: int, *roles: str) -> list[User]:
        return [user for user in self.staff.values() if desk in user.desks_as(*roles)]

    def numbered(self, *numbers: int | None) -> list[User]:
        """The officers and leads with these numbers; whoever is none any more is left out."""
        return [self.staff[number] for number in numbers if number in self.staff]
