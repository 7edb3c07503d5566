"""Is what we say when the house can't start a line that helps?"""

import pytest

from config.up.trouble import Trouble, explain, require_room


def test_too_little_room_is_refused_with_how_much_is_needed(tmp_path):
    with pytest.raises(Trouble, match="1000000000 MB are needed"):
        require_room(tmp_path, megabytes=10**9)


def test_a_full_disk_is_called_by_its_name(tmp_path):
    log = tmp_path / "log" / "postgres.log"
    log.parent.mkdir()
    log.write_text("PANIC: could not write: No space left on device\n")
    assert str(explain("PostgreSQL", log, doing="start")).startswith(f"The disk that holds {tmp_path} is full")


def test_anything_else_shows_the_last_lines_and_where_they_are(tmp_path):
    log = tmp_path / "web.log"
    log.write_text("".join(f"line {number}\n" for number in range(100)))
    said = str(explain("web", log, doing="start"))
    assert str(log) in said
    assert "line 99" in said
    assert "line 50" not in said
