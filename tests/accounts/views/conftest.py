"""What do the tests of these pages have at hand? A browser for each person."""

import pytest
from django.test import Client


@pytest.fixture
def door(cast):
    """`door("ada")` is a browser in which that person is signed in; `door()` one in which nobody is."""

    def signed_in(name=""):
        client = Client(raise_request_exception=True)
        if name:
            client.force_login(getattr(cast, name))
        return client

    return signed_in
