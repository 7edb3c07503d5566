"""Which doors of the API lead to cases and personas? The same actions and scope as the pages'."""

from cases.api.cases import BulkAPI, CaseAPI, CasesAPI, MovesAPI, WorkAPI
from cases.api.desk import NextAPI, ViewAPI, ViewsAPI, WatchAPI
from cases.api.evidence import EvidenceAPI
from cases.api.matches import MatchesAPI
from cases.api.notes import NoteAPI, NotesAPI, NoteShareAPI
from cases.api.officers import HandOnAPI, OfficersAPI
from cases.api.personas import (
    AddProfileAPI,
    BeginPersonaAPI,
    MergesAPI,
    NamesAPI,
    PersonaAPI,
    PersonasAPI,
    UnmergeAPI,
)
from cases.api.takedowns import TakedownAPI, TakedownsAPI
from cases.api.wordings import TextsAPI

__all__ = [
    "AddProfileAPI", "BeginPersonaAPI", "BulkAPI", "CaseAPI", "CasesAPI", "EvidenceAPI", "HandOnAPI", "MatchesAPI",
    "MergesAPI", "MovesAPI", "NamesAPI", "NextAPI", "NoteAPI", "NoteShareAPI", "NotesAPI", "OfficersAPI",
    "PersonaAPI", "PersonasAPI", "TakedownAPI", "TakedownsAPI", "TextsAPI", "UnmergeAPI", "ViewAPI", "ViewsAPI",
    "WatchAPI", "WorkAPI",
]  # fmt: skip
