"""Where does the mail of a test land? In a real SMTP server on this machine, which can be told to refuse."""

import email
import socket
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller


class Mailbox:
    """`messages` is what arrived; set `refusing` and the server answers 451, as a busy one does."""

    host = "127.0.0.1"

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.refusing = False
        self._server = Controller(self, hostname=self.host, port=free_port())

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.refusing:
            return "451 Try again later"
        self.messages.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 Kept"

    @property
    def port(self) -> int:
        return self._server.port

    def to(self, address: str) -> list[EmailMessage]:
        return [message for message in self.messages if address in (message["To"] or "")]

    def __enter__(self) -> "Mailbox":
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]
