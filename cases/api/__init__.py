"""Which doors of the API lead to cases and personas? The same actions and scope as the pages'."""

from cases.api.cases import BulkAPI, CaseAPI, CasesAPI, MovesAPI, NotesAPI, WorkAPI
from cases.api.matches import MatchesAPI
from cases.api.personas import MergesAPI, PersonaAPI, PersonasAPI, UnmergeAPI

__all__ = [
    "BulkAPI", "CaseAPI", "CasesAPI", "MatchesAPI", "MergesAPI", "MovesAPI", "NotesAPI", "PersonaAPI",
    "PersonasAPI", "UnmergeAPI", "WorkAPI",
]  # fmt: skip
