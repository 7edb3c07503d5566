"""How does one end it, and show less of oneself afterwards? The fourth lesson."""

from design.words import lazily as _
from reports.lessons.parts import Lesson, Option, Question

REMOVE = Lesson(
    _("Remove the profile"), _("Last of all: end the contact, and show less."),
    (
        _(
            "When there is a copy, and we and the platform have been told, remove the contact and block it. If an "
            "officer asks you to wait, wait: there may be a reason that they can’t tell you."
        ),
        _("Don’t argue and don’t explain. No answer is an answer."),
        _(
            "Then look at your own profile as a stranger would. A clearance, the name of a project or a list of "
            "systems is an invitation. Give your CV only to people whom you have checked by a way that you found "
            "yourself."
        ),
    ),
    (
        Question(_("Why is removing the last of the four steps?"), (
            Option(_("Because it is the least important"), _(
                "It is important: while they are among your contacts, they can see yours. It only has to wait for "
                "the copy and the report."
            )),
            Option(_("Because it can take the conversation away"), _(
                "Yes. What is gone can’t be looked at by anybody."
            ), best=True),
            Option(_("Because they notice it"), _("They may, and by then everybody who should know does.")),
        )),
        Question(_("What is best left out of a public profile?"), (
            Option(_("The employer"), _(
                "That depends on where you work, and your organisation may have a rule. By itself it is seldom the "
                "trouble."
            )),
            Option(_("The clearance that I hold"), _(
                "Yes. It tells strangers whom it is worth writing to."
            ), best=True),
            Option(_("A photo"), _("That is up to you. A photo is not what approachers look for.")),
        )),
        Question(_("A friendly new contact turns out to share many of your colleagues. What do you do for them?"), (
            Option(_("Warn all of them myself"), _(
                "It is a kind thought. But a warning in a hurry may reach the approacher, or be wrong about a real "
                "person."
            )),
            Option(_("Name them in my report and leave it to the officers"), _(
                "Yes. They can speak with each of them, once and well."
            ), best=True),
            Option(_("Nothing, it is their own affair"), _(
                "One can see it so. But they would be glad if you had told somebody."
            )),
        )),
    ),
)  # fmt: skip
