"""What does the house consist of? Its own Python modules, read once, and the files that would be published."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = (
    "events", "design", "accounts", "personas", "cases", "reports", "past", "notifications", "trends", "demo",
    "benchmarks",
    "config",
)  # fmt: skip


@dataclass(frozen=True)
class Module:
    """One module: its dotted name, where it is, and what it says."""

    name: str
    path: Path
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Understood only when somebody asks: each process of the tests knows of all modules, one asks."""
        return ast.parse(self.text)

    @property
    def lines(self) -> int:
        return self.text.count("\n")

    def within(self, *places: str) -> bool:
        """Is this module one of `places`, or inside one of them?"""
        return any(self.name == place or self.name.startswith(f"{place}.") for place in places)

    def nodes(self, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))


@cache
def modules() -> tuple[Module, ...]:
    """Every module of ours, migrations and empty files aside."""
    paths = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]
    return tuple(_read(path) for path in paths if path.read_text(encoding="utf-8").strip())


def _read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, path, text)


@cache
def published() -> tuple[Path, ...]:
    """Every file that is in the repository, or would be with the next commit."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def called(node: ast.Call) -> str:
    """The last part of what is called: `record` in `events.actions.record(...)`."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
