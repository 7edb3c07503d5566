"""Of what are the invented accounts made? Fragments that are put together by chance, with common and rare words."""

GIVEN = (
    "Anna", "Mark", "Elena", "David", "Sofia", "Peter", "Laura", "James", "Nina", "Thomas", "Julia", "Victor", "Maria",
    "Oliver", "Clara", "Simon", "Irene", "Paul", "Helen", "Adrian",
)  # fmt: skip
FAMILY = (
    "Beacon", "Harbour", "Lindqvist", "Moreau", "Novak", "Fischer", "Rossi", "Keller", "Brandt", "Silva", "Hansen",
    "Kowalski", "Petrov", "Varga", "Jensen", "Moretti", "Duarte", "Weber", "Larsen", "Tanner",
)  # fmt: skip
ELSEWHERE = (
    "王伟", "李娜", "张敏", "刘洋", "陈静", "杨帆", "赵磊", "黄丽", "Анна Волкова", "Олег Ли", "Ия Ким", "Пётр Белов",
    "علي حسن", "مي نور", "سارة خليل", "김민준", "이서연", "佐藤葵",
)  # fmt: skip
EMPLOYERS = (
    "Harbour Partners", "Northgate Insight", "Meridian Advisory", "Bluewater Research", "Crescent Talent",
    "Silverline Consulting", "Orchard Analytics", "Summit Policy Forum", "Fairway Recruiting", "Atlas Expert Network",
)  # fmt: skip
BEGINNINGS = (
    "A recruiter whom I don't know wrote to me out of the blue.",
    "I was offered a paid consultancy by somebody who said they had read my articles.",
    "A stranger added me and asked at once where I work.",
    "Somebody invited me to a conference abroad, with all costs covered.",
    "I got a message from a person who claims to have studied with me.",
    "A recruiter for a think tank asked for a short report on my field.",
)
MIDDLES = (
    "They were very friendly and answered within minutes at any hour.",
    "The photograph looks as if it came from a catalogue.",
    "They wanted to move the conversation to another messenger as soon as they could.",
    "They asked which projects my team works on and who decides about them.",
    "The company has a website, but nobody answers its telephone.",
    "They flattered me and spoke of a fee for every page.",
    "The profile is three weeks old and has almost no connections.",
)
ENDINGS = (
    "I did not answer any more.",
    "I told them that I would think about it.",
    "I have kept the messages.",
    "My colleague got the same message last week.",
    "I sent my CV before I became suspicious.",
    "They became impatient when I asked for a name that I could check.",
)
NOTES = (
    "Looked for the company in the register of companies: there is none of that name.",
    "The photograph is used by another profile as well.",
    "Spoke with the reporter by telephone. They will keep the messages and not answer.",
    "The wording is the same as in other approaches of this year.",
    "Checked with the press office whether the conference exists.",
)
QUESTIONS = ("Did they name a company?", "When did they write to you last?", "Do you still have the messages?")
REPLY = "Thank you for telling us. You did the right thing: please do not answer them, and keep what they sent you."
SYLLABLES = (
    "ba",
    "cor",
    "dun",
    "fel",
    "gar",
    "hol",
    "jin",
    "kel",
    "lum",
    "mor",
    "nev",
    "pol",
    "quin",
    "ros",
    "sal",
    "tor",
    "ul",
    "ver",
    "wex",
    "yar",
    "zan",
    "bri",
    "cla",
    "dro",
    "fen",
    "gil",
    "hax",
    "ilm",
    "kor",
    "lin",
    "mep",
    "nol",
    "osk",
    "pim",
    "rud",
    "sev",
    "tam",
    "urb",
    "vim",
    "wol",
)  # three of them name a project: 64,000 names, each of them rare
