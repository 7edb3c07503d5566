"""Where does the web server come in? Here."""

import gc
import os

from django.core.wsgi import get_wsgi_application

gc.disable()  # until everything is loaded, since nothing of it goes
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()


def load_addresses() -> None:
    """Load every view before the server forks: the first visitor shouldn't wait for it, nor memory pay twice."""
    from django.urls import get_resolver

    _ = get_resolver().url_patterns


load_addresses()
gc.freeze()  # never looked through again: requests don't wait for it, and forked processes go on sharing it
gc.enable()
