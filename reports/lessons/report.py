"""When does one report, and what? The third lesson."""

from reports.lessons.parts import Lesson, Option, Question

REPORT = Lesson(
    "Report it", "Early, without proof, and without blame.",
    (
        "You don’t need to be certain, and you don’t need to find out more. A feeling that something is off is "
        "enough: telling what it was is our work.",
        "Keep a copy before you do anything else. Blocking somebody, or reporting them to the platform, may "
        "take the conversation away from you and from us.",
        "Nobody is blamed for reporting, also if you answered, told too much, or took something. The earlier you say "
        "it, the more can still be put right.",
    ),
    (
        Question("You declined a request that seemed odd. Is it worth reporting?", (
            Option("No, nothing happened", "Many think so. But whoever wrote to you has written to others as well, "
                   "and your report may be the one that shows it."),
            Option("Yes, it takes two minutes and somebody else may not have declined", "Yes. Reports of "
                   "approaches that went nowhere are among the most useful.", best=True),
            Option("Only if they write again", "By then they may be writing to somebody else."),
        )),
        Question("What comes first?", (
            Option("Block them", "It feels right, and it ends the contact. But it can take the conversation with it, "
                   "so copy it first."),
            Option("Take a copy of the conversation and the profile", "Yes. Then report it here, then to the platform, "
                   "and remove them last.", best=True),
            Option("Tell them that I know", "It would feel good. It would also tell them to be gone, with everything "
                   "that we could learn."),
        )),
        Question("You took a fee some months ago and now feel uneasy. What now?", (
            Option("Stop answering and hope that it ends", "A very human wish. It seldom ends like that, and alone it "
                   "gets heavier."),
            Option("Report it now, after advice of my own if I want it", "Yes. It is late only if you don’t. You may "
                   "speak with a lawyer or your union first, and tell us in parts.", best=True),
            Option("Give the money back, then report it", "Please not yet: it changes what can be seen, and it is "
                   "another contact. Tell us first."),
        )),
    ),
)  # fmt: skip
