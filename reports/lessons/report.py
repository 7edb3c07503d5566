"""When does one report, and what? The third lesson."""

from design.words import lazily as _
from reports.lessons.parts import Lesson, Option, Question

REPORT = Lesson(
    _("Report it"), _("Early, without proof, and without blame."),
    (
        _(
            "You don’t need to be certain, and you don’t need to find out more. A feeling that something is off is "
            "enough: telling what it was is our work."
        ),
        _(
            "Keep a copy before you do anything else. Blocking somebody, or reporting them to the platform, may take "
            "the conversation away from you and from us."
        ),
        _(
            "Nobody is blamed for reporting, also if you answered, told too much, or took something. The earlier you "
            "say it, the more can still be put right."
        ),
    ),
    (
        Question(_("You declined a request that seemed odd. Is it worth reporting?"), (
            Option(_("No, nothing happened"), _(
                "Many think so. But whoever wrote to you has written to others as well, and your report may be the "
                "one that shows it."
            )),
            Option(_("Yes, it takes two minutes and somebody else may not have declined"), _(
                "Yes. Reports of approaches that went nowhere are among the most useful."
            ), best=True),
            Option(_("Only if they write again"), _("By then they may be writing to somebody else.")),
        )),
        Question(_("What comes first?"), (
            Option(_("Block them"), _(
                "It feels right, and it ends the contact. But it can take the conversation with it, so copy it first."
            )),
            Option(_("Take a copy of the conversation and the profile"), _(
                "Yes. Then report it here, then to the platform, and remove them last."
            ), best=True),
            Option(_("Tell them that I know"), _(
                "It would feel good. It would also tell them to be gone, with everything that we could learn."
            )),
        )),
        Question(_("You took a fee some months ago and now feel uneasy. What now?"), (
            Option(_("Stop answering and hope that it ends"), _(
                "A very human wish. It seldom ends like that, and alone it gets heavier."
            )),
            Option(_("Report it now, after advice of my own if I want it"), _(
                "Yes. It is late only if you don’t. You may speak with a lawyer or your union first, and tell us in "
                "parts."
            ), best=True),
            Option(_("Give the money back, then report it"), _(
                "Please not yet: it changes what can be seen, and it is another contact. Tell us first."
            )),
        )),
    ),
)  # fmt: skip
