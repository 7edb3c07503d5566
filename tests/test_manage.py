"""Does every command that finds a database by itself let itself be told where?"""

import pytest
from django.core.management import get_commands, load_command_class

from manage import AT_HAND


@pytest.mark.parametrize("name", [name for (name,) in AT_HAND])
def test_a_command_is_told_the_data_folder(name):
    parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
    assert parser.parse_args(["--data", "elsewhere"]).data == "elsewhere"
