"""Does only one do at a time what only one may do?"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from events.turns import turn

pytestmark = pytest.mark.django_db(transaction=True)


def elsewhere(job: str) -> bool:
    """Whether somebody with a connection of their own could have their turn now."""

    def tried() -> bool:
        try:
            with turn(job) as mine:
                return mine
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as another:
        return another.submit(tried).result()


def test_while_one_has_the_turn_nobody_else_does():
    with turn("chase") as mine:
        assert mine
        assert not elsewhere("chase")
        assert elsewhere("anything else")
    assert elsewhere("chase")


def test_a_turn_that_failed_is_given_back():
    with pytest.raises(ValueError, match="on purpose"), turn("chase", wait=True):
        raise ValueError("on purpose")
    assert elsewhere("chase")
