"""What do administrators enter? Forms about people, about the organisation, and about how many people there are."""

from accounts.forms.doing import Doing
from accounts.forms.headcounts import AllHeadsForm, HeadsForm
from accounts.forms.organisation import HOLIDAYS, DeskForm, EntryForm, OrganisationForm, UnitChangedForm, UnitForm
from accounts.forms.people import AwayForm, DetailsForm, NewPersonForm, PeopleFilter, RoleForm, role_of

__all__ = [
    "HOLIDAYS", "AllHeadsForm", "AwayForm", "DeskForm", "DetailsForm", "Doing", "EntryForm", "HeadsForm",
    "NewPersonForm", "OrganisationForm", "PeopleFilter", "RoleForm", "UnitChangedForm", "UnitForm", "role_of",
]  # fmt: skip
