"""Is a source told apart from others for a day, without anybody being able to say which it was?"""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from events.clock import at, now
from reports.views import sources
from reports.views.sources import Counter, source


def of(address: str, **headers: str) -> str:
    return source(RequestFactory().get("/", REMOTE_ADDR=address, headers=headers))


def test_the_same_network_is_the_same_source_today_and_another_tomorrow():
    first = of("192.0.2.1")
    assert of("192.0.2.1") == first
    assert of("192.0.2.2") != first
    assert "192.0.2" not in first
    with at(now() + timedelta(days=1)):
        assert of("192.0.2.1") != first


def test_whoever_may_choose_among_many_addresses_is_one_source():
    assert of("2001:db8::1") == of("2001:db8::ffff:1")
    assert of("2001:db8:1::1") != of("2001:db8:2::1")


def test_what_a_browser_says_of_its_address_counts_only_where_our_own_server_in_front_says_it(settings):
    assert of("192.0.2.1", x_forwarded_for="203.0.113.9") == of("192.0.2.1")
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert of("10.0.0.1", x_forwarded_for="1.1.1.1, 203.0.113.9") == of("10.0.0.2", x_forwarded_for="203.0.113.9")


@pytest.mark.parametrize("address", ["", "nonsense", "999.1.1.1"])
def test_an_address_that_is_none_is_a_source_as_well(address):
    assert of(address) == of("unknown")


def test_a_counter_forgets_what_is_over_and_never_remembers_more_than_it_may(monkeypatch):
    monkeypatch.setattr(sources, "MOST", 3)
    counter = Counter(timedelta(minutes=10))
    for name in "abcd":
        counter.count(name)
    assert [len(counter.times(name)) for name in "abcd"] == [0, 1, 1, 1]
    with at(now() + timedelta(minutes=11)):
        assert counter.times("d") == []
