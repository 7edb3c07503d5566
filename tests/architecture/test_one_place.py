"""Is there one place for each thing? Status, events, time and rights are touched nowhere else."""

import ast

from tests.architecture.source import called, modules

EVENT_WRITERS = ("record", "record_all")
ACTIONS = ("accounts.actions", "personas.actions", "cases.actions", "reports.actions", "past.actions", "trends.actions",
           "events.actions")  # fmt: skip
TIME = {("timezone", "now"), ("datetime", "now"), ("datetime", "today"), ("date", "today"), ("datetime", "utcnow"),
        ("time", "time"), ("timezone", "localtime"), ("timezone", "localdate")}  # fmt: skip
MEASURING = ("benchmarks", "config.up")  # how long something takes, and what to print: never what time it is for us


def where(found) -> list[str]:
    return [f"{module.path.name}:{node.lineno} ({module.name})" for module, node in found]


def test_only_the_actions_of_cases_assign_a_status():
    found = [
        (module, node)
        for module in modules()
        if module.within("cases", "reports", "past", "trends", "demo", "benchmarks")
        and not module.within("cases.actions")
        for node in module.nodes(ast.Assign, ast.AugAssign, ast.AnnAssign)
        for target in ast.walk(node)
        if isinstance(target, ast.Attribute) and target.attr == "status" and isinstance(target.ctx, ast.Store)
    ]
    assert not where(found)


def test_nobody_updates_a_status_behind_the_models():
    found = [
        (module, node)
        for module in modules()
        for node in module.nodes(ast.Call)
        if called(node) in ("update", "bulk_update") and _names_status(node) and not module.within("notifications")
    ]
    assert not where(found)


def _names_status(node: ast.Call) -> bool:
    named = any(keyword.arg == "status" for keyword in node.keywords)
    return named or any(isinstance(arg, ast.List) and '"status"' in ast.unparse(arg) for arg in node.args)


def test_only_record_makes_events():
    makers = ("Event", "Event.objects.create", "Event.objects.bulk_create", "Pending", "Head")
    found = [
        (module, node)
        for module in modules()
        if not module.within("events.actions")
        for node in module.nodes(ast.Call)
        if ast.unparse(node.func) in makers and module.within(*("cases", "reports", "past", "accounts", "personas",
                                                               "trends", "notifications", "demo"))
    ]  # fmt: skip
    assert not where(found)


def test_only_actions_record_what_happened():
    found = [
        (module, node)
        for module in modules()
        if not module.within(*ACTIONS)
        for node in module.nodes(ast.Call)
        if ast.unparse(node.func) in EVENT_WRITERS
    ]
    assert not where(found)


def test_there_is_one_clock():
    found = [
        (module, node)
        for module in modules()
        if not module.within("events.clock", *MEASURING)
        for node in module.nodes(ast.Call)
        if isinstance(node.func, ast.Attribute) and not node.args
        if (ast.unparse(node.func.value).split(".")[-1], node.func.attr) in TIME
    ]
    assert not where(found)


def test_nobody_sets_a_guard_of_the_database_aside():
    """But for one: the filler of registers for measuring, which refuses every database that is in use."""
    words = ("pgtrigger.ignore", "session_replication_role", "DISABLE TRIGGER")
    found = [module.name for module in modules() for word in words if word in module.text]
    assert found == ["benchmarks.filling.asleep"]


def test_no_template_asks_for_roles_or_permissions():
    from tests.architecture.source import ROOT

    words = ("has_role", "has_perm", "perms.", "is_staff", "is_superuser", ".held", ".roles")
    asked = [
        f"{path.name}: {word}"
        for path in (ROOT / "templates").rglob("*.html")
        for word in words
        if word in path.read_text(encoding="utf-8")
    ]
    assert not asked


def test_views_ask_no_policy_and_touch_no_rights():
    found = [
        (module, node)
        for module in modules()
        if ".views" in module.name or ".api" in module.name
        for node in module.nodes(ast.Call)
        if called(node) == "has_role"
    ]
    assert not where(found)
