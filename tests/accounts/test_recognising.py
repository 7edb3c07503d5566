"""Is somebody recognised for as long as they are signed in and may be, and not a page longer?"""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import User

PAGE = "/notifications/"


def is_recognised(client) -> bool:
    return client.get(PAGE).status_code == 200


def test_each_is_recognised_as_who_they_are(cast, as_):
    for person in (cast.sam, cast.olga, cast.sam):
        assert as_(person).get(PAGE).wsgi_request.user == person


def test_a_session_that_has_run_out_is_none(cast, as_):
    client = as_(cast.sam)
    assert is_recognised(client)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_recognised(client)


def test_a_session_that_was_ended_elsewhere_is_none(cast, as_):
    client = as_(cast.sam)
    assert is_recognised(client)
    Session.objects.all().delete()
    assert not is_recognised(client)


def test_whoever_may_no_longer_sign_in_is_nobody_from_the_next_page_on(cast, as_):
    client = as_(cast.sam)
    assert is_recognised(client)
    User.objects.filter(pk=cast.sam.pk).update(is_active=False)
    assert not is_recognised(client)


def test_what_changed_about_a_person_is_known_with_the_next_page(cast, as_):
    client = as_(cast.sam)
    assert is_recognised(client)
    User.objects.filter(pk=cast.sam.pk).update(name="Samuel")
    assert client.get(PAGE).wsgi_request.user.name == "Samuel"
