"""How is a text shown? As its characters and nothing else: a page isn't rendered, an email's attachments stay shut.

Of an email the headers are kept, in their order, and the body as it was written.
"""

from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default

from cases.evidence.kinds import Kind, as_text

LONGEST = 200_000  # characters on one page


@dataclass(frozen=True)
class Shown:
    """`headers` and `attached` are an email's; `cut` says that there is more in the original."""

    text: str
    headers: tuple[tuple[str, str], ...] = ()
    attached: tuple[str, ...] = ()
    cut: bool = False


def shown(data: bytes, kind: str) -> Shown:
    """A text, a page or an email to be read."""
    if kind == Kind.LETTER:
        try:
            return _letter(data)
        except Exception:  # a letter made to confuse: its source can always be read
            return _cut(as_text(data))
    return _cut(as_text(data))


def _letter(data: bytes) -> Shown:
    letter = message_from_bytes(data, policy=default)
    headers = tuple((name, _visible(str(value))[:2000]) for name, value in letter.items())
    body = letter.get_body(("plain", "html"))
    attached = tuple(_visible(part.get_filename() or part.get_content_type()) for part in letter.iter_attachments())
    written = _visible(str(body.get_content())) if body is not None else ""
    return Shown(written[:LONGEST], headers, attached, cut=len(written) > LONGEST)


def _cut(text: str) -> Shown:
    seen = _visible(text)
    return Shown(seen[:LONGEST], cut=len(seen) > LONGEST)


def _visible(text: str) -> str:
    """Marks that turn the direction of writing are made visible: they can make a text read as another one."""
    return text.translate(TURNS)


TURNS = {code: f"[U+{code:04X}]" for code in (0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069)}
