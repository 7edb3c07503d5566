"""How deep do tests search whose examples are drawn by lot? Each day as deep as is worth waiting for.

Every sentence is tested at either depth, with the same examples written down by hand; only how many more are drawn
differs. `./test --thorough` draws as many as before a release, and so does continuous integration.
"""

import os
from typing import NamedTuple

from hypothesis import settings


class Depth(NamedTuple):
    """How many examples are drawn, by what one of them costs."""

    texts: int  # a function of a text or some numbers
    rows: int  # some statements
    histories: int  # many acts, and what came of them
    requests: int  # of each operation of the API
    edges: bool  # of each field of the API, each in a request of its own
    registers: int  # of figures, each shown and attacked
    storms: int  # of a hundred acts
    worlds: int  # of people and cases, of which every page is read
    reports: int  # in two invented years, beside what campaigns and exercises bring


DAILY = Depth(
    texts=30, rows=10, histories=6, requests=5, edges=False, registers=2, storms=1, worlds=0, reports=30,
)  # fmt: skip
THOROUGH = Depth(
    texts=100, rows=40, histories=40, requests=15, edges=True, registers=5, storms=4, worlds=8, reports=60,
)  # fmt: skip
DEPTH = THOROUGH if os.environ.get("COUNTERSIGN_TEST_DEPTH") == "thorough" else DAILY

for name, depth in (("daily", DAILY), ("thorough", THOROUGH)):
    settings.register_profile(name, max_examples=depth.texts, deadline=None)  # nothing is timed here
settings.load_profile("thorough" if DEPTH is THOROUGH else "daily")
