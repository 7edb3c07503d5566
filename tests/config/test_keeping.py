"""Is a page gone from the machine once its reader is?"""

import pytest

from tests.factories import at


@pytest.mark.parametrize("path", ["/", "/cases/", "/cases/{}/", "/api/v1/cases/{}/", "/personas/", "/token/"])
def test_no_browser_keeps_a_page(cast, client, path):
    case = at("triage", cast)
    client.force_login(cast.olga)
    answer = client.get(path.format(case.reference))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store, private"


def test_nor_that_something_is_not_there(cast, client):
    client.force_login(cast.otto)
    answer = client.get(f"/cases/{at('triage', cast).reference}/")
    assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store, private")
