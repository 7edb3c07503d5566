"""Does the first page lead everybody to what they can do, and no further?"""

import pytest


def page(client, path="/"):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_somebody_without_an_account_finds_the_three_ways_in(cast, client):
    shown = page(client)
    for address in ("/account/login/", "/report/", "/receipt/"):
        assert f'href="{address}"' in shown


def test_staff_are_led_to_reporting_first(cast, client):
    client.force_login(cast.sam)
    shown = page(client)
    assert "Report an approach" in shown
    assert 'href="/reports/"' in shown
    assert "Work on the cases of your desk" not in shown


def test_officers_are_led_to_their_cases_too(cast, client):
    client.force_login(cast.olga)
    assert "Work on the cases of your desk" in page(client)


@pytest.mark.parametrize("path", ["/privacy/", "/accessibility/"])
def test_what_the_house_says_of_itself_is_open_to_everybody(cast, client, path):
    assert "Department of Lighthouses" in page(client, path)
    assert "Not affiliated with MI5, NPSA, GOV.UK or LinkedIn" in page(client, path)


def test_the_privacy_page_names_the_times_that_the_software_keeps(cast, client):
    shown = page(client, "/privacy/")
    assert "kept for 14 days" in shown
    assert "kept for 4 hours" in shown
