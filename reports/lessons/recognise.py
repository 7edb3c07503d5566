"""How does one recognise a profile that isn't what it seems? The first lesson."""

from design.words import lazily as _
from reports.lessons.parts import Lesson, Option, Question

RECOGNISE = Lesson(
    _("Recognise the profile"), _("What invented profiles have in common."),
    (
        _(
            "Somebody who wants your knowledge or your access seldom says so. They come as a recruiter, a "
            "consultant, a researcher or a friendly colleague, because those are people one answers."
        ),
        _(
            "Their profiles are made quickly and in numbers. So they tend to look alike: a photo as from a "
            "catalogue, a firm that could do anything, a career that doesn’t fit the face, and little that anybody "
            "else has ever said of them."
        ),
        _(
            "One of these signs means little. Several together are a reason to slow down and look for the person "
            "somewhere other than where they found you."
        ),
    ),
    (
        Question(_("A recruiter whom you don’t know shares eleven contacts with you. What does that show?"), (
            Option(_("That several people whom I know trust them"), _(
                "It feels like that, and it is meant to. Each of the eleven may have accepted because of the other "
                "ten. Ask one of them whether they have met."
            )),
            Option(_("That eleven people accepted a request"), _(
                "Yes, and no more than that. Contacts are gathered first, so that the next person feels safe."
            ), best=True),
            Option(_("That they are certainly not genuine"), _(
                "Not that either. Honest recruiters have many contacts, too. It simply isn’t a sign of anything."
            )),
        )),
        Question(_("Which of these would make you look twice at a firm?"), (
            Option(_("It has few people"), _(
                "Many honest firms are small. What counts is whether they can be found at all."
            )),
            Option(_("Its website says only that it connects experts with opportunities"), _(
                "Yes. A firm without an address, clients or people who can be named is the easiest to invent."
            ), best=True),
            Option(_("It is in another country"), _(
                "By itself that says little. Look whether it can be found in a register of firms there."
            )),
        )),
        Question(_("You are not sure about a profile. What helps most?"), (
            Option(_("Looking for the person outside the network, by a way that I find myself"), _(
                "Yes. A number or address that they give you leads back to them. One that you find yourself may not."
            ), best=True),
            Option(_("Asking them to prove who they are"), _(
                "It seems fair, but whoever invents a profile can invent a proof. It also tells them that you are "
                "wondering."
            )),
            Option(_("Waiting until they ask for something odd"), _(
                "Many of us do. By then a friendly conversation has made it harder to say no."
            )),
        )),
    ),
)  # fmt: skip
