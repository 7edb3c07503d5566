"""How is the house put together? Settings, addresses, the timetable of jobs and the supervisor."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
