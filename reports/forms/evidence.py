"""Which files come with a report that is being written?"""

from cases.forms.files import WithFiles
from design.words import lazily as _


class EvidenceForm(WithFiles):
    """The page of a report on which files are added."""

    title = _("Add screenshots and other files")
