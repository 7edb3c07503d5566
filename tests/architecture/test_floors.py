"""Does every floor look down, never up? The contracts of pyproject.toml, kept by the whole tree."""

import os
import subprocess
import sys

from tests.architecture.source import ROOT


def test_the_import_contracts_are_kept():
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    looked = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=ROOT, env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert looked.returncode == 0, looked.stdout + looked.stderr
    assert "Floors" in looked.stdout or "floors" in looked.stdout
    assert " 0 broken" in looked.stdout
