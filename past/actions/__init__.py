"""How do older records become cases, and how are they taken back? A lead says what to do, a worker does it."""

from past.actions.bringing import bring, drop, forget_old, retract, say_columns, say_values, start
from past.actions.working import work

__all__ = ["bring", "drop", "forget_old", "retract", "say_columns", "say_values", "start", "work"]
