"""Could everything be published as it is? No secret, no address of a registry, no path of somebody's machine."""

import re

import pytest

from tests.architecture.source import ROOT, published

# Put together here, so that this file doesn't name them itself.
REGISTRIES = [
    "pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs", "npmjs" + ".com/", "registry." + "yarnpkg",
    "artifact" + "ory", "deb." + "debian.org",
]  # fmt: skip
MACHINES = [
    "/".join(parts)
    for parts in [("", "root", ""), ("", "home", ""), ("", "work", "main"), ("", "work", "shared"), ("..", "shared"),
                  ("", "tmp", "brief"), ("", "Users", ""), ("pyenv", "versions")]
]  # fmt: skip
SECRETS = [
    "-----BEGIN [A-Z ]*PRIVATE " + "KEY-----", r"\bAKIA[0-9A-Z]{16}\b", r"\bgh[pousr]_[A-Za-z0-9]{36}\b",
    r"(?i)\b(secret_key|api_key|auth_token)\s*=\s*[\"'][A-Za-z0-9+/_-]{24,}[\"']",
]  # fmt: skip
NEVER = {"node_modules", ".venv", "var", "__pycache__"}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Every published file that is text."""
    found = {}
    for path in published():
        try:
            found[str(path.relative_to(ROOT))] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


@pytest.mark.parametrize("registry", REGISTRIES)
def test_no_address_of_a_registry_is_named(texts, registry):
    assert not [name for name, text in texts.items() if registry in text]


@pytest.mark.parametrize("folder", MACHINES)
def test_no_path_of_a_machine_is_named(texts, folder):
    assert not [name for name, text in texts.items() if folder in text]


@pytest.mark.parametrize("secret", SECRETS)
def test_no_secret_is_published(texts, secret):
    assert not [name for name, text in texts.items() if re.search(secret, text)]


def test_nothing_fetched_or_built_is_published():
    assert not [path for path in published() if NEVER & set(path.relative_to(ROOT).parts)]


def test_nothing_is_published_that_is_too_large_to_read():
    assert not [path.name for path in published() if path.stat().st_size > 1_000_000]


def test_locks_hold_hashes_and_no_addresses(texts):
    locks = [name for name in texts if name.startswith("requirements/") and name.endswith(".txt")]
    assert locks
    for name in locks:
        assert "--hash=sha256:" in texts[name], name
        assert "://" not in texts[name], name
    assert '"resolved"' not in texts["package-lock.json"]
