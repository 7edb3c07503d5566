"""Does anything of a case outside the scope appear anywhere? Each case holds a word of its own, all doors are read."""

from random import Random
from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import User
from cases.actions import ask_takedown, declare_conflict, move, note, open_to, restrict
from cases.models import Case, Match, Takedown
from events.refusals import Refusal
from notifications.mail import letter
from notifications.models import Notification
from notifications.telling import tell
from reports.actions import say, trace_told
from tests.factories import Cast, filed

BACKEND = "django.contrib.auth.backends.ModelBackend"
VIEWS = ("mine", "new", "open")
COMMON = "they promised a handsome fee for a short paper on how decisions about lighthouses are really made here"
LISTS = (
    *(f"/cases/?view={view}" for view in VIEWS), "/personas/", "/takedowns/", "/notifications/", "/unusual-reading/",
    "/api/v1/cases/", "/api/v1/personas/", "/admin/cases/case/", "/admin/cases/approach/", "/admin/personas/persona/",

)  # fmt: skip
OF_A_CASE = ("", "account/", "takedowns/", "do/open_to/")
WORKERS = ("olga", "nora", "otto", "lena")


class Marked:
    """A case and the word that stands in everything that was told and written in it; the claimed employer has it."""

    def __init__(self, cast: Cast, number: int, desk: str) -> None:
        self.word = f"zq{number}x{uuid4().hex[:10]}"
        reporter = cast.person(self.word, unit=cast.lamps if desk == "north" else cast.buoys)
        report = filed(
            reporter, narrative=f"{self.word}: {COMMON}", persona_name="Anna Beacon", platform="x",
            claimed_employer=f"{self.word} Partners", asked_for=f"{self.word} plans",
            addresses=["https://x.com/shared_by_all", f"{self.word}@evil.example"],
        )  # fmt: skip
        say(report, f"And {self.word} wrote again.")
        self.case = report.case
        self.case.refresh_from_db()

    @property
    def secrets(self) -> list[str]:
        return [self.word, self.case.reference, *(str(key) for key in self._keys())]

    def _keys(self) -> list[object]:
        return list(self.case.approaches.values_list("conversations__evidence__key", flat=True).exclude(
            conversations__evidence=None))  # fmt: skip


def unsettle(cast: Cast, marked: Marked, lot: Random) -> None:
    """Whatever can happen to who needs to know, by lot, through the real actions; some of it is refused."""
    people = [getattr(cast, name) for name in WORKERS]
    lead = cast.lena if marked.case.desk_id == cast.north.pk else cast.lars
    acts = (
        lambda: move(marked.case.reference, "claim", by=lot.choice(people), version=None),
        lambda: note(marked.case.reference, f"@Nora @Otto @Olga {marked.word}", by=lot.choice(people)),
        lambda: open_to(marked.case.reference, person=lot.choice(people), by=lead, version=None),
        lambda: restrict(marked.case.reference, restricted=True, by=lead, version=None),
        lambda: declare_conflict(marked.case.reference, person=lot.choice(people), by=lead, version=None),
        lambda: ask_takedown(marked.case.reference, profile_of(marked), by=lead, version=None),
    )
    for act in acts:
        if lot.random() < 0.6:
            try:
                act()
            except Refusal:
                continue


def profile_of(marked: Marked) -> int:
    return marked.case.approaches.get().sightings.order_by("-pk").values_list("profile", flat=True)[0]


def addresses(marked: list[Marked], visible: set[int]) -> list[str]:
    """Every list, every page of every case (those that aren't there included), and searches for the words."""
    found = [*LISTS, f"/cases/search/?q={COMMON.split()[2]}", "/officers/", "/api/v1/officers/", "/api/v1/views/"]
    for each in marked:
        found += [f"/cases/{each.case.reference}/{part}" for part in OF_A_CASE if each.case.pk in visible]
        found += [f"/api/v1/cases/{each.case.reference}/{part}" for part in ("", "matches/", "notes/")]
        found += [f"/cases/search/?q={each.word}", f"/api/v1/cases/?q={each.word[:9]}*"]
        found += [f"/personas/{each.case.approaches.get().persona_id}/", f"/personas/?name={each.word[:3]}"]
    return found


@pytest.mark.parametrize("seed", [1, 7])
def test_no_word_of_a_case_outside_the_scope_is_in_any_answer(cast, seed):
    lot = Random(seed)
    cast.lars = User.objects.filter(email="lars@lighthouses.example").first() or cast.person(
        "lars", ("lead", cast.south)
    )
    marked = [Marked(cast, number, lot.choice(["north", "south"])) for number in range(3)]
    for each in marked:
        unsettle(cast, each, lot)
    trace_told()
    tell()
    for name in (*WORKERS, "audra"):
        user = getattr(cast, name)
        visible = set(Case.objects.visible_to(user).values_list("pk", flat=True))
        hidden = [secret for each in marked if each.case.pk not in visible for secret in each.secrets]
        client = Client(raise_request_exception=False)
        client.force_login(user, backend=BACKEND)
        for address in addresses(marked, visible):
            said = client.get(address).content.decode(errors="replace")
            asked = address.rstrip("/").split("/")  # a page that isn't there may name what was asked for
            leaked = [secret for secret in hidden if secret in said and secret not in asked and secret not in address]
            assert not leaked, (name, address, leaked)
        mails = "".join(str(letter(told, user).message()) for told in of_mail(user))
        assert not [secret for secret in (each.word for each in marked) if secret in mails]


def of_mail(user: User) -> list[Notification]:
    return list(Notification.objects.visible_to(user).filter(channel="mail")[:5])


@pytest.mark.parametrize("name", ["olga", "otto"])
def test_the_cases_of_this_proof_do_hold_what_could_leak(cast, name):
    """A proof over empty pages would prove nothing."""
    cast.lars = cast.person("lars", ("lead", cast.south))
    desk = "north" if name == "olga" else "south"
    one, other = (Marked(cast, number, desk) for number in range(2))
    ask_takedown(one.case.reference, profile_of(one), by=cast.lena if desk == "north" else cast.lars, version=None)
    note(one.case.reference, one.word, by=getattr(cast, name))
    trace_told()
    client = Client()
    client.force_login(getattr(cast, name), backend=BACKEND)
    page = f"/cases/{one.case.reference}/"
    for address in (page, f"{page}account/", f"{page}takedowns/", "/takedowns/", "/cases/?view=open"):
        said = client.get(address).content.decode()
        assert one.word in said or one.case.reference in said, address
    assert other.case.reference in client.get(page).content.decode()
    assert Match.objects.filter(case=one.case, other=other.case).exists()
    assert Takedown.objects.filter(case=one.case).exists()
