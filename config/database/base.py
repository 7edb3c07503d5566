"""How does a restart of the database cost nobody an answer? What the pool has left from before it goes all at once.

The pool's own check lets them go one by one and sleeps in between, for one second, for two, for four: whoever meets
four of them waits for ten seconds and gets an error, though the database has long been back.
"""

from typing import Any

from django.db.backends.postgresql import base
from psycopg import Error
from psycopg_pool import ConnectionPool


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, and of the pool it takes only what still stands."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection that the database answers on.

        Raises: OperationalError when there was none within the pool's time.
        """
        found = super().get_new_connection(conn_params)
        while self.pool and not _stands(found):
            self.pool.putconn(found)
            self.pool.check()
            found = super().get_new_connection(conn_params)
        return found


def _stands(connection: Any) -> bool:
    try:
        ConnectionPool.check_connection(connection)
    except Error:
        return False
    return True
