"""How does a table refuse to be emptied? Row triggers don't see TRUNCATE, so this one watches the statement."""

import pgtrigger

NEVER_EMPTIED = pgtrigger.Trigger(
    name="never_truncated", level=pgtrigger.Statement, when=pgtrigger.Before, operation=pgtrigger.Truncate,
    func="RAISE EXCEPTION 'this is only added to';",
)  # fmt: skip
