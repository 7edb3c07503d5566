"""How much is too much? Caps on size, number and pixels, all asked before anything is decoded.

The web server reads only the head of a picture, and where the file says that it ends. Its pixels are decoded by
a process of its own (`pictures.py`), after the scan.
"""

import io
import zlib

from PIL import Image

from cases.evidence.kinds import PICTURES, WRITTEN, Kind
from design.words import filled
from design.words import lazily as _
from events.refusals import Invalid

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE  # of one file
MOST_TEXT = 5 * MEGABYTE  # of one text or page
MOST_AT_ONCE = 60 * MEGABYTE  # sent in one request
MOST_FILES = 20  # of one report
MOST_OF_OFFICERS = 100  # of one case, beside those of its reports
MOST_PIXELS = 40_000_000
MOST_TAGS = 100_000

TOO_LARGE = filled(
    _("The file is larger than {most} MB. Add a smaller copy, or a screenshot of it"), most=MOST_BYTES // MEGABYTE
)
TOO_LONG = filled(_("The text is larger than {most} MB. Add the part that matters"), most=MOST_TEXT // MEGABYTE)
TOO_MANY_TAGS = _("This web page is too large to be read. Save the conversation as PDF, or make screenshots")
TOO_MANY_PIXELS = filled(
    _("The picture has more than {most} million pixels. Make it smaller, or cut it"), most=MOST_PIXELS // 1_000_000
)
TOO_MANY = filled(_("A report can have {most} files. Add those that matter most"), most=MOST_FILES)
TOO_MANY_OF_OFFICERS = f"Officers can add {MOST_OF_OFFICERS} files to a case. Add those that matter most."
TOO_MUCH_AT_ONCE = filled(
    _("These files are larger than {most} MB together. Add them in smaller groups"), most=MOST_AT_ONCE // MEGABYTE
)
DAMAGED = _("The file is damaged or wasn’t sent whole. Choose it again, or make a new copy")

Image.MAX_IMAGE_PIXELS = None  # `require_within` counts pixels itself, and refuses where Pillow would only warn


def require_within(data: bytes, kind: Kind) -> None:
    """Raise `Invalid` unless a file of this kind can be kept: not too large, and whole."""
    if len(data) > MOST_BYTES:
        _refuse(TOO_LARGE)
    if kind in PICTURES:
        _require_picture(data, kind)
    elif kind == Kind.PDF and b"%%EOF" not in data[-2048:]:
        _refuse(DAMAGED)
    elif kind in WRITTEN:
        _require_text(data, kind)


def _require_text(data: bytes, kind: Kind) -> None:
    if kind != Kind.LETTER and len(data) > MOST_TEXT:
        _refuse(TOO_LONG)
    if kind == Kind.PAGE and data.count(b"<") > MOST_TAGS:
        _refuse(TOO_MANY_TAGS)


def _require_picture(data: bytes, kind: Kind) -> None:
    try:
        with Image.open(io.BytesIO(data), formats=[kind.value.upper()]) as image:
            width, height = image.size
    except Exception:  # whatever a broken head makes Pillow say, it is a broken picture
        _refuse(DAMAGED)
    if width * height > MOST_PIXELS:
        _refuse(TOO_MANY_PIXELS)
    if not IS_WHOLE[kind](data):
        _refuse(DAMAGED)


def _png_is_whole(data: bytes) -> bool:
    """Every part up to the last one is there and as its check sum says."""
    at = 8
    while at + 12 <= len(data):
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        body = data[at + 4 : at + 8 + size]
        if len(body) != size + 4 or zlib.crc32(body).to_bytes(4) != data[at + 8 + size : at + 12 + size]:
            return False
        if name == b"IEND":
            return True
        at += size + 12
    return False


def _webp_is_whole(data: bytes) -> bool:
    return int.from_bytes(data[4:8], "little") + 8 <= len(data)


IS_WHOLE = {
    Kind.PNG: _png_is_whole,
    Kind.JPEG: lambda data: b"\xff\xd9" in data[2:],
    Kind.GIF: lambda data: b";" in data[13:],
    Kind.WEBP: _webp_is_whole,
}


def _refuse(sentence: str) -> None:
    raise Invalid({"files": [sentence]})
