"""Does the API refuse what can't be read, instead of breaking on it?"""

import pytest


@pytest.mark.parametrize(
    "body",
    ["[" * 100_000, '{"mode":' * 50_000, "[1", "nonsense", '{"mode": NaN}', r'{"mode": "\ud800"}', r'{"\ud800": 1}'],
)
@pytest.mark.parametrize("path", ["/api/v1/reports/", "/api/v1/cases/bulk/"])
def test_what_is_no_json_or_nested_too_deep_is_refused(cast, client, path, body):
    client.force_login(cast.olga)
    answer = client.post(path, body, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
