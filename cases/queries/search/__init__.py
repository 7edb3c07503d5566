"""What is found by words, and in which words? Cases in scope, the best first, each with the passage that tells."""

from cases.queries.search.asked import Asked, asked
from cases.queries.search.finding import SHOWN, Hit, hits, hits_of
from cases.queries.search.showing import excerpt

__all__ = ["SHOWN", "Asked", "Hit", "asked", "excerpt", "hits", "hits_of"]
