"""How does a table refuse to be changed, or to be emptied? Row triggers don't see TRUNCATE: that takes its own."""

import pgtrigger

NEVER_CHANGED = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
NEVER_EMPTIED = pgtrigger.Trigger(
    name="never_truncated", level=pgtrigger.Statement, when=pgtrigger.Before, operation=pgtrigger.Truncate,
    func="RAISE EXCEPTION 'this is only added to';",
)  # fmt: skip
