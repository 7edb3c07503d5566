"""Do the weights of signs foresee how cases end? For administrators, who settle the weights and see no case.

What is counted leaves as for managers: small counts are hidden, others rounded each by itself, without totals.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.policy import require_administrator
from config.counting import RESULTS, figure, in_words, numeric
from reports.checking import weights
from reports.checking.outcomes import FRAUD, HARMLESS, HOSTILE, NEWEST, UNSETTLED, turned_out
from reports.checking.signs import SIGNS
from trends.disclosure import share, shown

ENDS = {HOSTILE: "Hostile", FRAUD: "Fraud", HARMLESS: "Harmless", UNSETTLED: "Inconclusive"}
SHARE = "Share hostile"
HEAD = [*map(numeric, ENDS.values()), numeric(SHARE)]


@never_cache
@require_safe
def calibration(request: HttpRequest) -> HttpResponse:
    """The page of both tables."""
    assert isinstance(request.user, User)
    require_administrator(request.user)
    found, newest = turned_out(), weights.in_force()
    versions = sorted({version for version, _, _ in found.levels}, reverse=True)
    levels = [[f"Version {version}", RESULTS[level], *_cells({end: found.levels[version, level, end] for end in ENDS})]
              for version in versions for level in reversed(RESULTS)]  # fmt: skip
    signs = [[f"{code}: {sign.short}", numeric(str(newest.weights[code])),
              *_cells({end: found.signs[code, end] for end in ENDS})] for code, sign in SIGNS.items()]  # fmt: skip
    given = {"levels": levels, "levels_head": ["Weights", "Result", *HEAD], "signs": signs if levels else [],
             "signs_head": ["Sign", numeric("Weight now"), *HEAD], "rule": in_words(), "most": NEWEST}  # fmt: skip
    return render(request, "pages/calibration.html", given)


def _cells(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """One row's counts as they may be shown, and of what is shown the share that was hostile."""
    seen = {end: shown(count) for end, count in counts.items()}
    whole = None if None in seen.values() else sum(each or 0 for each in seen.values())
    hostile = share(seen[HOSTILE], whole)
    return [*(numeric(figure(count)) for count in counts.values()), numeric("–" if hostile is None else f"{hostile} %")]
