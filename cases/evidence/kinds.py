"""What is this file? Told by what is in it, never by its name: a list of what is kept, everything else is refused."""

import re
from collections.abc import Callable

from django.db.models import TextChoices

from design.words import filled
from design.words import lazily as _
from events.refusals import Invalid


class Kind(TextChoices):
    """What is kept."""

    PNG = "png", _("Picture")
    JPEG = "jpeg", _("Photo")
    GIF = "gif", _("Picture (GIF)")
    WEBP = "webp", _("Picture (WebP)")
    PDF = "pdf", "PDF"
    LETTER = "letter", _("Email")
    PAGE = "page", _("Web page")
    TEXT = "text", _("Text")


PICTURES = (Kind.PNG, Kind.JPEG, Kind.GIF, Kind.WEBP)
WRITTEN = (Kind.LETTER, Kind.PAGE, Kind.TEXT)  # shown as text, whatever they would like to be
ENDINGS = {Kind.PNG: "png", Kind.JPEG: "jpg", Kind.GIF: "gif", Kind.WEBP: "webp", Kind.PDF: "pdf",
           Kind.LETTER: "eml.txt", Kind.PAGE: "html.txt", Kind.TEXT: "txt"}  # fmt: skip
ACCEPTED = _("PNG, JPEG, WebP and GIF pictures, PDF files, plain text, saved web pages and emails (.eml)")

NOTHING_IN_IT = _("The file is empty. Choose it again")
UNKNOWN = filled(
    _("We can’t keep this kind of file. You can add {accepted}. A screenshot of it will do"), accepted=ACCEPTED
)
ARCHIVE = _(
    "This is a ZIP file, or a document that is one inside, such as Word. Unpack it and add the files one by one, "
    "or save the document as PDF"
)
PACKED = _("This is a packed file. Unpack it and add the files in it one by one")
OFFICE = _("This is an Office document or an Outlook message. Save it as PDF, or the message as .eml, and add that")
PROGRAM = _("This is a program. Don’t open it. Add a screenshot of where you got it from instead")
HEIC = _("This photo is in Apple’s HEIC format. Save it as JPEG, or make a screenshot of it, and add that")
OTHER_PICTURE = _("We can’t keep pictures of this kind. Save it as PNG or JPEG and add that")
FILM = _("We can’t keep film or sound here. Add screenshots, and tell us that you have a recording")
DRAWING = _("This is an SVG drawing, which can hold programs. Make a screenshot of it and add that")
ENTITIES = _(
    "This file defines its own abbreviations, which can be made to swell without end. Make a screenshot instead"
)
NOT_TEXT = _("This looks like text but can’t be read as such. Save it as plain text, or add a screenshot")

KEPT: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", Kind.PNG), (b"\xff\xd8\xff", Kind.JPEG), (b"GIF87a", Kind.GIF), (b"GIF89a", Kind.GIF),
    (b"%PDF-", Kind.PDF),
)  # fmt: skip
REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", ARCHIVE), (b"PK\x05\x06", ARCHIVE), (b"PK\x07\x08", ARCHIVE),
    (b"Rar!\x1a\x07", PACKED), (b"7z\xbc\xaf\x27\x1c", PACKED), (b"\x1f\x8b", PACKED), (b"BZh", PACKED),
    (b"\xfd7zXZ\x00", PACKED), (b"\x28\xb5\x2f\xfd", PACKED), (b"MSCF", PACKED), (b"\x04\x22\x4d\x18", PACKED),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OFFICE), (b"{\\rtf", OFFICE),
    (b"MZ", PROGRAM), (b"\x7fELF", PROGRAM), (b"\xcf\xfa\xed\xfe", PROGRAM), (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"II*\x00", OTHER_PICTURE), (b"MM\x00*", OTHER_PICTURE), (b"BM", OTHER_PICTURE),
    (b"\x00\x00\x01\x00", OTHER_PICTURE), (b"8BPS", OTHER_PICTURE),
    (b"OggS", FILM), (b"ID3", FILM), (b"\x1aE\xdf\xa3", FILM), (b"fLaC", FILM),
)  # fmt: skip
APPLES = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
HEADERS = re.compile(r"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.ASCII)
OF_LETTERS = ("from:", "received:", "return-path:", "message-id:", "delivered-to:")
TAGS = re.compile(r"<(?:!doctype\s+html|html|head|body|script|iframe|object|embed|meta|link|table|div|p|a|img)[\s>/]",
                  re.I)  # fmt: skip
ENTITY = re.compile(r"<!ENTITY|<!DOCTYPE[^>]*\[", re.I)
LOOKED_AT = 4096


def kind_of(data: bytes) -> Kind:
    """What `data` is. Raises `Invalid` with a sentence that says what to do instead."""
    if not data:
        raise _no(NOTHING_IN_IT)
    for beginning, kind in KEPT:
        if data.startswith(beginning):
            return kind
    if data[:4] == b"RIFF":
        return Kind.WEBP if data[8:12] == b"WEBP" else _refuse(FILM)
    if data[4:8] == b"ftyp":
        _refuse(HEIC if data[8:12] in APPLES else OTHER_PICTURE if data[8:12] == b"avif" else FILM)
    for beginning, sentence in REFUSED:
        if data.startswith(beginning) and not _is_only_text(beginning, data):
            _refuse(sentence)
    return _written(data)


def as_text(data: bytes) -> str:
    """The text in `data`. Raises `UnicodeError` where it is none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _without_controls(data.decode("utf-16"))
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return _without_controls(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise UnicodeError(UNKNOWN)


def _written(data: bytes) -> Kind:
    try:
        text = as_text(data)
    except UnicodeError:
        raise _no(NOT_TEXT if data[:64].isascii() and b"\0" not in data[:64] else UNKNOWN) from None
    tests: tuple[tuple[Callable[[str], object], Kind], ...] = ((_is_letter, Kind.LETTER), (TAGS.search, Kind.PAGE))
    beginning = text[:LOOKED_AT]
    found = next((kind for test, kind in tests if test(beginning)), Kind.TEXT)
    if found != Kind.LETTER and re.search(r"<(?:\w+:)?svg[\s>]", beginning, re.I) and _is_drawing(beginning):
        _refuse(DRAWING)
    if found != Kind.LETTER and ENTITY.search(text):
        _refuse(ENTITIES)
    return found


def _is_drawing(beginning: str) -> bool:
    """Is the drawing the file itself, rather than a picture within a page?"""
    first = re.search(r"<(\w[\w:]*)", re.sub(r"<!--.*?-->|<\?.*?\?>", "", beginning, flags=re.S))
    return first is not None and first[1].lower().split(":")[-1] == "svg"


def _is_letter(beginning: str) -> bool:
    text = beginning.replace("\r\n", "\n").lstrip("\n")
    headers = HEADERS.match(text)
    lines = headers[0].lower().split("\n") if headers else []
    return sum(line.startswith(OF_LETTERS) for line in lines) >= 1 and any(
        line.startswith(("subject:", "date:", "to:", "mime-version:")) for line in lines
    )


def _is_only_text(beginning: bytes, data: bytes) -> bool:
    """“BMW”, “MZ said” and the like are words: a short beginning in letters counts only with what can't be text."""
    return beginning.isalnum() and len(beginning) <= 3 and CONTROLS.search(data[:512].decode("latin-1")) is None


def _without_controls(text: str) -> str:
    if CONTROLS.search(text):
        raise UnicodeError(UNKNOWN)
    return text


def _refuse(sentence: str) -> Kind:
    raise _no(sentence)


def _no(sentence: str) -> Invalid:
    return Invalid({"files": [sentence]})
