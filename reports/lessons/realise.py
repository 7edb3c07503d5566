"""How does one realise what an approach is about? The second lesson."""

from design.words import lazily as _
from reports.lessons.parts import Lesson, Option, Question

REALISE = Lesson(
    _("Realise what it is about"), _("How a friendly contact becomes a request, step by step."),
    (
        _(
            "An approach is a row of small steps, each hardly larger than the one before: accepting, a few messages, "
            "another channel, a CV, a short paid text on something public, a meeting, and then something that isn’t "
            "public."
        ),
        _(
            "Every step makes the next one easier and stopping harder. That is how it is built, and it works with "
            "clever, careful and loyal people. Having taken a few steps says nothing about who you are."
        ),
        _(
            "You don’t need secrets to be of interest. Who works on what, who decides, who is unhappy, how something "
            "is bought: put together with what others told, such things are worth a lot."
        ),
    ),
    (
        Question(_("You are offered good money for two pages on something that is public. What might be bought?"), (
            Option(_("Two pages"), _(
                "Perhaps. But what is public costs nothing to look up, so ask what else it is worth."
            )),
            Option(_("That you have once been paid"), _(
                "Yes. The first text is often beside the point. What counts is that a second, larger request comes "
                "to somebody who has taken money."
            ), best=True),
            Option(_("My silence"), _("Not yet. That may come later, and it is a good reason to tell somebody now.")),
        )),
        Question(_("They suggest going on in a private messaging app. Why does it matter?"), (
            Option(_("It doesn’t, everybody uses those"), _(
                "Everybody does, which is why it sounds harmless. But nobody sees any more what is said there, and "
                "messages may vanish."
            )),
            Option(_("What was said leaves the network, its safeguards and perhaps every record"), _(
                "Yes. It is one of the plainest signs, and a good moment to stop and copy everything."
            ), best=True),
            Option(_("Such apps are not secure"), _(
                "Some are very secure. The point is who else can see what happened to you if you need help."
            )),
        )),
        Question(_("A colleague says: “I have nothing that anybody would want.” What would you answer?"), (
            Option(_("That is probably true"), _(
                "It is what most people think of themselves. Yet they know names, habits and plans that nobody "
                "outside knows."
            )),
            Option(_("You know people and how things are done here"), _(
                "Yes. Access to people is access, too."
            ), best=True),
            Option(_("Then you needn’t look out"), _(
                "It is kindly meant. Those who don’t expect it are approached more easily."
            )),
        )),
    ),
)  # fmt: skip
