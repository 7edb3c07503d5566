"""What does a persona's history say of each kind of event?"""

SENTENCES = {
    "begin": "{by} met this persona for the first time",
    "profiles": "{by} named further profiles",
    "name": "{by} added a name",
    "checked": "{by} asked about one of its profiles, without reporting it yet",
    "forgotten": "{by} took it out of the register, with the sheet of older records that it came from",
    "merge": "{by} merged this persona into another",
    "merged_here": "{by} merged another persona into this one",
    "unmerge": "{by} undid the merge into another persona",
    "parted": "{by} parted another persona from this one",
}
