"""Who is asking? Recognised with every page by two statements, which are put into SQL and planned only once.

Django's own ways, apart from how the row is asked for: a session that has run out is none, and whoever may no longer
sign in is nobody.
"""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.db.models.functions import Now

from accounts.models import User
from events.statements import put_once


class Recognised(AuthenticationBackend):
    """Whoever signed in by address and password, or was let in by single sign-on."""

    def get_user(self, user_id: int) -> User | None:
        """The person whom a session names, if they may still sign in."""
        found = next(iter(_person(person=user_id)), None)
        return found if found is not None and self.user_can_authenticate(found) else None


class SessionStore(db.SessionStore):
    """Sessions are rows of the database, as Django keeps them; named in settings."""

    def _get_session_from_db(self) -> Session | None:
        found = next(iter(_session(key=self.session_key)), None)
        if found is None:
            self._session_key = None
        return found


@put_once
def _person(person: int) -> QuerySet[User]:
    return User.objects.filter(pk=person)


@put_once
def _session(key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=Now())
