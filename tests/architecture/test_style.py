"""Does the whole tree read as one hand's work? What can be measured of that."""

import ast

import pytest

from tests.architecture.source import ROOT, Module, modules

DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "services", "base", "lib", "shared", "audit"}
DJANGO_WANTS = ("apps",)  # a module that only Django reads
DJANGO_NAMES = {ROOT / "config/database/base.py"}  # and one that it looks for by this name


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_module_begins_with_the_question_that_it_answers(module: Module):
    said = ast.get_docstring(module.tree)
    if module.name.split(".")[-1] in DJANGO_WANTS:
        return
    assert said, "no docstring"
    assert "?" in said.split("\n\n")[0], said.splitlines()[0]


def test_no_file_is_longer_than_300_lines():
    assert not {module.name: module.lines for module in modules() if module.lines > 300}


def functions():
    for module in modules():
        for node in module.nodes(ast.FunctionDef, ast.AsyncFunctionDef):
            yield module, node, node.end_lineno - node.lineno + 1


def test_no_function_is_longer_than_40_lines():
    assert not {f"{module.name}.{node.name}": lines for module, node, lines in functions() if lines > 40}


def test_nine_functions_in_ten_have_at_most_20_lines():
    sizes = [lines for _, _, lines in functions()]
    assert sum(lines <= 20 for lines in sizes) / len(sizes) >= 0.9


def test_a_task_only_calls_what_it_does():
    long = {
        f"{module.name}.{node.name}": len(node.body)
        for module, node, _ in functions()
        if module.name.endswith(".tasks") and len([each for each in node.body if not _is_said(each)]) > 3
    }
    assert not long


def _is_said(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_no_room_is_a_drawer():
    rooms = {module.path.relative_to(ROOT) for module in modules() if module.path not in DJANGO_NAMES}
    assert not DRAWERS & {part for room in rooms for part in room.with_suffix("").parts}


def test_what_happens_at_a_moment_ends_in_at():
    from django.apps import apps
    from django.db.models import DateTimeField

    theirs = {
        "last_login",
        "at",
        "not_before",
        "kept_until",
    }  # Django's, the moment itself, and bounds rather than moments
    from tests.architecture.source import APPS

    ours = [model for model in apps.get_models() if model._meta.app_label in APPS]
    wrong = [
        f"{model.__name__}.{field.name}"
        for model in ours
        for field in model._meta.fields
        if isinstance(field, DateTimeField) and not field.name.endswith("_at") and field.name not in theirs
    ]
    assert not wrong


def test_the_doer_of_an_action_is_by_and_named_by_keyword():
    wrong = [
        f"{module.name}.{node.name}"
        for module, node, _ in functions()
        if ".actions" in module.name and not node.name.startswith("_")
        and "by" in [argument.arg for argument in [*node.args.args, *node.args.posonlyargs]]
        and _is_action(module, node)
    ]  # fmt: skip
    assert not wrong


def _is_action(module: Module, node: ast.FunctionDef) -> bool:
    """An action proper runs in a transaction of its own; effects, in which `by` is one of three, do not."""
    return any("atomic" in ast.unparse(decorator) for decorator in node.decorator_list)
