"""Which doors of the API lead to reports? Only to one's own, by the same actions as the pages."""

from reports.api.afterwards import EvidenceOfAPI, HelpedAPI, MessagesAPI, WithdrawalAPI
from reports.api.filing import ReportAPI, ReportsAPI

__all__ = ["EvidenceOfAPI", "HelpedAPI", "MessagesAPI", "ReportAPI", "ReportsAPI", "WithdrawalAPI"]
