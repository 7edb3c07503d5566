"""Which doors of the API lead to cases and personas? The same actions and scope as the pages'."""

from cases.api.cases import BulkAPI, CaseAPI, CasesAPI, MovesAPI, NotesAPI, WorkAPI
from cases.api.evidence import EvidenceAPI
from cases.api.matches import MatchesAPI
from cases.api.officers import HandOnAPI, OfficersAPI
from cases.api.personas import MergesAPI, PersonaAPI, PersonasAPI, UnmergeAPI
from cases.api.takedowns import TakedownAPI, TakedownsAPI
from cases.api.wordings import TextsAPI

__all__ = [
    "BulkAPI", "CaseAPI", "CasesAPI", "EvidenceAPI", "HandOnAPI", "MatchesAPI", "MergesAPI", "MovesAPI",
    "NotesAPI", "OfficersAPI", "PersonaAPI", "PersonasAPI", "TakedownAPI", "TakedownsAPI", "TextsAPI",
    "UnmergeAPI", "WorkAPI",
]  # fmt: skip
