"""Do two people who write one profile differently get the same key, and does nothing hostile slip through?"""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from personas.addresses import LONGEST_KEY, defanged, identify
from personas.addresses.sites import SITES
from personas.terms import Platform


def key(written: str, platform: str = "") -> str | None:
    found = identify(written, platform=platform)
    return found.key if found else None


def place(written: str, platform: str = "") -> str | None:
    found = identify(written, platform=platform)
    return found.platform if found else None


SAME = {
    "https://linkedin.com/in/jane-doe": [
        "https://www.linkedin.com/in/jane-doe/", "http://LinkedIn.com/in/Jane-Doe", "linkedin.com/in/jane-doe",
        "https://de.linkedin.com/in/jane-doe", "https://m.linkedin.com/in/jane-doe",
        "https://uk.linkedin.com/in/jane-doe/en?trk=people-guest", "https://www.linkedin.com/in/jane%2Ddoe#about",
        "https://www.linkedin.com/in/jane-doe/details/experience/", "https://www.linkedin.com:443/in/jane-doe",
        "linkedin.com/mwlite/in/jane-doe", "in/jane-doe", "/in/jane-doe/", "jane-doe", "@jane-doe",
        "See https://linkedin.com/in/jane-doe.", "<https://linkedin.com/in/jane-doe>", "//linkedin.com/in/jane-doe",
        "hxxps://www[.]linkedin[.]com/in/jane-doe", "hXXps[:]//linkedin(dot)com/in/jane-doe",
        "https:\\\\linkedin.com\\in\\jane-doe", "https://linkedin.com/in/x/../jane-doe",
        "ｈｔｔｐｓ：／／ｌｉｎｋｅｄｉｎ．ｃｏｍ／ｉｎ／ｊａｎｅ－ｄｏｅ", "https://linkedin。com/in/jane-doe",
        "https://link\u200bedin.com/in/\u202ejane-doe\u2069", "\ufeff linkedin.com/in/jane-doe\n",
        "https://linkedin.com/in/jane%252Ddoe", "https://linkedin.com./in/jane-doe",
    ],
    "https://linkedin.com/pub/jane/1/2b/3c": ["https://www.linkedin.com/pub/Jane/1/2b/3c?trk=x", "pub/jane/1/2b/3c"],
    "https://linkedin.com/company/lamps": ["https://www.linkedin.com/company/Lamps/about/?viewAsMember=true"],
    "https://linkedin.com/sales/lead/ACwAAb": [
        "https://www.linkedin.com/sales/lead/ACwAAb,NAME_SEARCH,x", "https://www.linkedin.com/sales/people/ACwAAb,z",
    ],
    "https://linkedin.com/in/józef": ["https://pl.linkedin.com/in/J%C3%B3zef", "https://linkedin.com/in/JÓZEF/"],
}  # fmt: skip
ELSEWHERE = {
    "https://xing.com/profile/jane_doe": ["https://www.xing.com/profile/Jane_Doe/cv"],
    "https://facebook.com/1000": [
        "https://www.facebook.com/profile.php?id=1000&sk=about", "https://m.facebook.com/people/Jane-Doe/1000/",
        "https://facebook.com/1000", "https://www.facebook.com/story.php?story_fbid=5&id=1000",
    ],
    "https://facebook.com/janedoe": ["fb.com/Jane.Doe", "https://de-de.facebook.com/jane.doe/about", "m.me/janedoe"],
    "https://instagram.com/jane_d": ["https://www.instagram.com/Jane_D/?hl=en", "instagram.com/stories/jane_d/12/"],
    "https://x.com/jane": [
        "https://twitter.com/Jane/status/12?s=20", "https://mobile.twitter.com/@jane", "x.com/jane/with_replies",
        "https://twitter.com/intent/user?screen_name=jane",
    ],
    "https://tiktok.com/@jane": ["https://www.tiktok.com/@Jane/video/12?lang=en"],
    "https://vk.com/id12": ["https://m.vk.com/id12", "vk.ru/ID12"],
    "https://researchgate.net/profile/jane-doe-2": ["https://www.researchgate.net/profile/Jane-Doe-2/research"],
    "https://lamps.academia.edu/janedoe": ["https://lamps.academia.edu/JaneDoe/Papers"],
    "https://t.me/jane_d": ["telegram.me/Jane_D", "https://t.me/s/jane_d", "tg://resolve?domain=jane_d"],
    "tel:+447700900123": [
        "07700 900123", "+44 7700 900123", "0044 (0)7700-900123", "https://wa.me/447700900123", "tel:+447700900123",
        "https://api.whatsapp.com/send?phone=447700900123&text=Hi", "whatsapp://send?phone=447700900123",
        "https://signal.me/#p/+447700900123", "t.me/+447700900123", "WhatsApp: 07700900123",
    ],
    "mailto:jane@evil.example": [
        "Jane@Evil.Example", "mailto:jane@evil.example?subject=Hi", "Jane Doe <jane@evil.example>",
        "jane[at]evil[.]example", "jane (at) evil (dot) example",
    ],
    "mailto:janedoe@gmail.com": ["Jane.Doe@gmail.com", "jane.doe+lamps@googlemail.com"],
    "https://evil.example/team/Jane": [
        "evil.example/team/Jane/", "http://www.evil.example/team/Jane?utm_source=x", "https://EVIL.example:443/team/Jane#me",
        "https://user:secret@evil.example/team/./Jane", "https://linkedin.com@evil.example/team/Jane",
        "https://linkedin.com%40evil.example/team/Jane", "https://evil%2Eexample/team/Jane",
    ],
    "https://xn--mnchen-3ya.example": ["https://münchen.example/", "http://MÜNCHEN.example", "xn--mnchen-3ya.example"],
    "https://evil.example/member.php?u=7": ["http://www.evil.example/member.php?s=abc&u=7&fbclid=z"],
    "https://127.0.0.1/x": ["http://2130706433/x", "http://0x7f.1/x", "127.0.0.1/x"],
}  # fmt: skip


@pytest.mark.parametrize(("same", "written"), [(same, each) for same, ways in SAME.items() for each in ways])
def test_one_linkedin_profile_has_one_key_however_it_is_written(same, written):
    assert key(written, platform="linkedin") == same
    assert place(written, platform="linkedin") == "linkedin"


@pytest.mark.parametrize(("same", "written"), [(same, each) for same, ways in ELSEWHERE.items() for each in ways])
def test_so_it_is_elsewhere(same, written):
    assert key(written) == same


@pytest.mark.parametrize(
    ("written", "platform"),
    [("https://instagram.com/jane", "instagram"), ("wa.me/447700900123", "whatsapp"), ("jane@evil.example", "email"),
     ("020 7946 0018", "telephone"), ("https://evil.example/jane", "other"), ("https://u.wechat.com/AbC", "wechat")],
)  # fmt: skip
def test_the_address_tells_the_platform(written, platform):
    assert place(written) == platform


@pytest.mark.django_db  # what isn’t known here may stand on the list of the organisation
def test_what_the_address_does_not_tell_the_reporter_does():
    assert place("https://evil.example/jane", "other_professional") == "other_professional"
    assert place("+44 7700 900123", "signal") == "signal"
    assert place("https://linkedin.com/in/jane", "email") == "linkedin"
    assert place("https://evil.example/jane", "in_person") == "other"
    assert place("https://evil.example/jane", "no such platform") == "other"


@pytest.mark.parametrize(
    ("handle", "platform", "same"),
    [("@Jane_D", "x", "https://x.com/jane_d"), ("jane.d", "instagram", "https://instagram.com/jane.d"),
     ("jane.dev", "instagram", "https://instagram.com/jane.dev"), ("@jane", "tiktok", "https://tiktok.com/@jane"),
     ("@jane_d", "telegram", "https://t.me/jane_d"), ("Jane-88", "wechat", "wechat:jane-88"),
     ("WeChat ID: jane_88", "linkedin", "wechat:jane_88"), ("jane.42", "signal", "signal:jane.42"),
     ("skype:live:Jane", "", "skype:live:jane"), ("@jane", "other_social", "other_social:@jane"),
     ("100012", "facebook", "https://facebook.com/100012"), ("13912345678", "wechat", "wechat:13912345678")],
)  # fmt: skip
def test_a_bare_handle_is_placed_on_its_platform(handle, platform, same):
    assert key(handle, platform) == same


@pytest.mark.parametrize("written", ["https://lnkd.in/AbCd", "https://vm.tiktok.com/ZxY", "https://t.me/+AbCdEf"])
def test_a_short_link_stays_as_it_is_capitals_and_all(written):
    assert key(written) == written


@pytest.mark.parametrize("platform", ["", *Platform.values])
@pytest.mark.parametrize(
    "written",
    ["", "  ", "n/a", "None", "unknown", "-", "?", "...", "@", "Jane Doe", "a recruiter from a consultancy",
     "linkedin.com", "https://www.linkedin.com/feed/", "https://www.linkedin.com/messaging/thread/2-abc",
     "https://facebook.com", "https://web.whatsapp.com/", "instagram.com/direct/inbox", "https://", "http:///"],
)  # fmt: skip
def test_what_anyone_might_write_identifies_nobody(written, platform):
    assert key(written, platform) is None


@pytest.mark.parametrize("platform", ["", "other", "not_sure", "email", "telephone", "in_person", "other_messaging"])
@pytest.mark.parametrize("written", ["12345", "2026-11-21", "12/10/2026", "jane", "1.5"])
def test_where_no_handle_is_expected_a_word_or_a_figure_identifies_nobody(written, platform):
    assert key(written, platform) is None


@pytest.mark.parametrize("platform", ["", "linkedin", "other"])
@pytest.mark.parametrize(
    "written",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)//linkedin.com/in/jane", "java\tscript:alert(1)", "vbscript:x",
     "data:text/html,<script>alert(1)</script>", "file:///etc/passwd", "blob:https://evil.example/1",
     "http://999.999.999.999/", "http://[::zz]/", "https://evil.example:99999/", "http://" + "a" * 300 + ".example/",
     "x" * 2001],
)  # fmt: skip
def test_hostile_input_identifies_nobody(written, platform):
    assert key(written, platform) is None


def test_a_host_that_only_looks_like_a_platform_is_not_one():
    for host in ("linkedin.com.evil.example", "notlinkedin.com", "linkedin.com-login.example", "lınkedin.com"):
        assert place(f"https://{host}/in/jane") == "other"


def test_different_profiles_stay_different():
    addresses = [same for table in (SAME, ELSEWHERE) for same in table]
    assert len({key(address) for address in addresses}) == len(addresses)
    assert key("jane+a@lamps.example") != key("jane+b@lamps.example")
    assert key("https://evil.example/?id=1") != key("https://evil.example/?id=2")
    assert key("https://evil.example/A") != key("https://evil.example/a")


def test_a_long_address_keeps_its_beginning_and_a_digest_of_the_whole():
    one, other = (key("https://evil.example/" + "a" * 400 + end) for end in "xy")
    assert one.startswith("https://evil.example/aaa")
    assert len(one) == LONGEST_KEY
    assert one != other


def test_it_is_shown_as_it_was_written_but_on_one_line_and_without_what_cannot_be_seen():
    assert identify("https://LinkedIn.com/in/\u202eJane\x00\n").shown == "https://LinkedIn.com/in/Jane"
    assert len(identify("https://linkedin.com/in/jane?trk=" + "x" * 900).shown) == 500


@pytest.mark.parametrize(
    ("shown", "harmless"),
    [("https://evil.example/a.b", "hxxps://evil[.]example/a.b"), ("evil.example", "evil[.]example"),
     ("mailto:jane@evil.example", "mailto[:]jane[@]evil[.]example"), ("javascript:alert(1)", "javascript[:]alert(1)"),
     ("HTTP://Evil.Example", "hxxp://Evil[.]Example"), ("+44 7700 900123", "+44 7700 900123"), ("jane_88", "jane_88")],
)  # fmt: skip
def test_what_is_shown_cannot_be_followed(shown, harmless):
    assert defanged(shown) == harmless


PLATFORMS = st.sampled_from(["", "nonsense", *Platform.values])
PIECES = st.sampled_from(
    ["https://", "http:", "//", "/", "\\", "@", "?id=", "#", ":", "%2e", "%25", "%", "[.]", "(at)", ".", "..", "-",
     "+44", "linkedin.com", "in", "facebook.com", "profile.php", "t.me", "www.", "m.", "x.com", "wechat:", "skype:",
     "tel:", "example", "gmail.com", "0", "7700900123", "é", "İ", "ß", "\u200b", "\u202e", "\x00", "\ud800", "／", "．",
     " ", "\n"]
)  # fmt: skip
ANYTHING = st.text(max_size=60) | st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join)


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of the text
@given(ANYTHING, PLATFORMS)
@example("https://[", "")
@example("%" + "25" * 900, "x")
@example("tel:" * 400, "")
@example("https://x.com/İ/status/1", "")
def test_any_text_at_all_is_read_or_left_and_its_key_is_its_own(written, platform):
    found = identify(written, platform=platform)
    if found:
        assert len(found.key) <= LONGEST_KEY
        assert len(found.shown) <= 500
        assert found.platform in Platform.values
        assert not set(found.key + found.shown) & set("\x00\n\u200b\u202e\ud800")
        assert identify(found.key).key == found.key
        assert identify(defanged(found.key)).key == found.key


HANDLES = st.from_regex(r"[a-z][a-z0-9_]{3,20}", fullmatch=True).filter(lambda name: not name.isdigit())
PROFILES = {
    "linkedin": "linkedin.com/in/", "xing": "xing.com/profile/", "researchgate": "researchgate.net/profile/",
    "instagram": "instagram.com/", "x": "x.com/", "tiktok": "tiktok.com/@", "vk": "vk.com/", "telegram": "t.me/",
    "facebook": "facebook.com/",
}  # fmt: skip


@given(
    HANDLES, st.sampled_from(sorted(PROFILES)), st.sampled_from(["", "https://", "http://", "HTTPS://", "hxxps://"]),
    st.sampled_from(["", "www.", "m.", "de.", "www.m."]),
    st.sampled_from(["", "/", "?utm_source=a&trk=b", "#top", "/?x=1", "."]),
    st.booleans(),
)  # fmt: skip
def test_dress_makes_no_difference(handle, platform, scheme, prefix, end, capitals):
    expected = key("https://" + PROFILES[platform] + handle)
    written = prefix + PROFILES[platform] + handle
    assert key(scheme + (written.upper() if capitals else written) + end) == expected
    if expected and expected.endswith(handle):
        assert key("@" + handle, platform) == expected


def test_every_site_is_of_a_platform_that_has_its_host_once():
    hosts = [host for site in SITES for host in site.hosts]
    assert len(hosts) == len(set(hosts))
