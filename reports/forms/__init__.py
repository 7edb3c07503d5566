"""What does the staff door ask? Four pages about the approach, a declaration, a code, and what one wants to add."""

from reports.forms.coming_back import CodeForm, LastFourForm
from reports.forms.declaring import DeclareForm
from reports.forms.evidence import EvidenceForm
from reports.forms.far import FarForm
from reports.forms.happened import HappenedForm
from reports.forms.helping import HelpedForm
from reports.forms.known import KnownForm
from reports.forms.saying import SayForm
from reports.forms.step import Step
from reports.forms.who import WhoForm
from reports.forms.withdrawing import WithdrawForm

STEPS: dict[str, type[Step]] = {"known": KnownForm, "happened": HappenedForm, "who": WhoForm, "far": FarForm}

__all__ = ["STEPS", "CodeForm", "DeclareForm", "EvidenceForm", "HelpedForm", "LastFourForm", "SayForm", "Step",
           "WithdrawForm"]  # fmt: skip
