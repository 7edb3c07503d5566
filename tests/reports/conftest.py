"""What do the tests of the staff door have at hand? Somebody at the door, who answers page by page."""

import re

import pytest
from django.test import Client

STORY = "A recruiter I had never met offered me money for a talk."


class AtTheDoor:
    """A browser without script: `write` answers page after page, `send` checks and sends."""

    def __init__(self, user=None) -> None:
        self.client = Client()
        if user:
            self.client.force_login(user)

    def get(self, path: str, **more):
        return self.client.get(path, **more)

    def post(self, path: str, **answers):
        return self.client.post(path, answers)

    def write(self, mode: str = "named", **answers):
        """Answer all pages; an answer goes to whichever page asks for it."""
        answers = {"mode": mode, "narrative": STORY, **answers}
        for step in ("known", "happened", "who", "far"):
            response = self.post(f"/report/{step}/", **answers)
            assert response.status_code == 302, response.content.decode()
        return response

    def send(self):
        """Declare and send what was written."""
        return self.post("/report/check/", key=self.key(), declared="on")

    def key(self) -> str:
        return re.search(r'name="key" value="([^"]+)"', self.page("/report/check/"))[1]

    def code(self) -> str:
        """The receipt code as the page shows it."""
        return re.search(r"<code>([\d ]+)</code>", self.page("/report/code/"))[1]

    def page(self, path: str) -> str:
        response = self.get(path)
        assert response.status_code == 200, (path, response.status_code, response.headers.get("location"))
        return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def door(db):
    """`door()` is somebody who isn't signed in, `door(cast.sam)` is Sam."""
    return AtTheDoor
