"""Which single keys do something on the officers' pages? One list, for the sheet and for whoever changes the script."""

KEYS = (
    ("j", "Go to the next case"),
    ("k", "Go to the case before"),
    ("o or Enter", "Open the case"),
    ("x", "Select the case, or no longer"),
    ("c", "Claim the selected cases, or this one"),
    ("a", "Assign the selected cases, or this one"),
    ("d", "Dismiss the selected cases"),
    ("n", "Write a note"),
    ("/", "Search"),
    ("?", "Show this list"),
)
ON_CASE = {"claim": "c", "assign": "a", "hand_over": "a"}  # acts that the page of a case offers under a key
