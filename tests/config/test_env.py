"""Does the environment say what we think it says?"""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(("said", "means"), [("yes", True), ("1", True), ("On", True), ("no", False), ("", False)])
def test_a_flag_is_read_as_people_write_it(monkeypatch, said, means):
    monkeypatch.setenv("A_FLAG", said)
    assert env.flag("A_FLAG", default=not means) is means


def test_a_flag_that_is_neither_yes_nor_no_stops_the_start(monkeypatch):
    monkeypatch.setenv("A_FLAG", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="A_FLAG must be yes or no"):
        env.flag("A_FLAG", default=True)


def test_a_database_address_may_name_a_socket():
    read = env.database("postgresql://countersign@/countersign?host=%2Fa%2Ffolder")
    assert (read["HOST"], read["NAME"], read["USER"]) == ("/a/folder", "countersign", "countersign")


def test_a_database_address_keeps_a_password_with_odd_letters():
    assert env.database("postgresql://u:p%40%2F@db.example.org:6000/x?sslmode=require") == {
        "ENGINE": "config.database",
        "NAME": "x", "USER": "u", "PASSWORD": "p@/", "HOST": "db.example.org", "PORT": 6000,
        "OPTIONS": {"sslmode": "require"},
    }  # fmt: skip


def test_only_postgresql_will_do():
    with pytest.raises(ImproperlyConfigured, match="postgresql://"):
        env.database("mysql://host/x")


def test_a_mail_address_chooses_its_way_of_encrypting():
    assert env.mail("smtps://mail.example.org")["EMAIL_PORT"] == 465
    assert env.mail("smtp://u:p@mail.example.org:587?tls=1")["EMAIL_USE_TLS"] is True
    assert env.mail("smtp://mail.example.org")["EMAIL_USE_TLS"] is False


def test_the_environment_wins_over_the_file(monkeypatch, tmp_path):
    monkeypatch.setenv("FROM_BOTH", "environment")
    monkeypatch.delenv("FROM_FILE", raising=False)
    (tmp_path / ".env").write_text("# a remark\nFROM_BOTH=file\nFROM_FILE='quoted'\n")
    env.read_file(tmp_path / ".env")
    assert (env.text("FROM_BOTH"), env.text("FROM_FILE")) == ("environment", "quoted")
    monkeypatch.delenv("FROM_FILE")


def test_every_variable_that_is_read_is_listed_for_the_reader():
    sources = [*(ROOT / "config").rglob("*.py")]
    name_of_ours = re.compile(r'"((?:COUNTERSIGN|EMAIL|DATABASE|BROKER)_\w+)"')
    read = {name for path in sources for name in name_of_ours.findall(path.read_text())}
    of_our_own = {"COUNTERSIGN_READY_FILE", "COUNTERSIGN_ONLY_CLOCK"}
    settings_names = {name for name in read if name.startswith("EMAIL_")} - {"EMAIL_URL"}
    listed = set(re.findall(r"^#(\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert read - of_our_own - settings_names - listed == set()
