"""What do officers look up? The queue, one case whole, the register of personas; all of it in scope."""

from cases.queries.known import approaches_of, personas_of

__all__ = ["approaches_of", "personas_of"]
