"""How often does Python look for what nobody needs any more? Seldom: a run of tests has memory enough.

Nothing of what is loaded and collected goes before the end, so it isn't looked through again and again. And of what
tests make, circles are sought after a hundred thousand things rather than after seven hundred.
"""

import gc

import pytest

SELDOM = 100_000  # things made and not yet gone

gc.set_threshold(SELDOM, 10, 10)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    gc.freeze()
