"""What do people send, and what do others send who mean harm? Made in memory, small, when a test asks for it."""

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image, ImageDraw

from tests.clamd import EICAR

SCRIPT = b"<script>alert(document.domain)</script>"


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), **how) -> bytes:
    image = Image.new("RGB", size, "#1d3d5c")
    ImageDraw.Draw(image).ellipse((5, 5, 30, 30), fill="white")
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def photo() -> bytes:
    """A photo that carries where it was taken, lies on its side, and has a comment."""
    exif = Image.Exif()
    exif[0x010F] = "SecretPhone"
    exif[0x0112] = 6  # turned by 90 degrees
    exif.get_ifd(0x8825)[1] = "N"
    return picture("JPEG", exif=exif.tobytes(), comment=b"SecretComment")


def pdf(body: bytes = b"") -> bytes:
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n" + body + b"\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def letter(body: bytes = b"Hello\n") -> bytes:
    return (
        b"Received: from mx.example by mail.example; Mon, 2 Mar 2026 09:00:00 +0000\r\n"
        b"From: =?utf-8?q?Ann_Ex=C3=A4mple?= <ann@example.com>\r\nTo: sam@lighthouses.example\r\n"
        b"Subject: A paid talk\r\nX-Mailer: Odd\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n' + body
        + b'\r\n--b\r\nContent-Type: application/zip\r\nContent-Disposition: attachment; filename="offer.zip"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\nUEsDBA==\r\n--b--\r\n"
    )  # fmt: skip


def zipped(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def vast_png(side: int = 30_000) -> bytes:
    """A few hundred bytes that would be 900 million pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def swollen_png() -> bytes:
    """A small picture with a comment that unpacks to 50 megabytes."""
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(50_000_000)))
    whole = picture()
    return whole[:33] + text + whole[33:]


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
UNKNOWN, ZIP, HEIC = "can’t keep this kind", "ZIP file", "HEIC"
DAMAGED, PIXELS, DRAWING = "damaged or wasn’t sent whole", "million pixels", "SVG drawing"

# name, content, and the words of the refusal
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "nothing at all": ("empty.png", lambda: b"", "is empty"),
    "a zip": ("a.zip", lambda: zipped(("a.txt", b"a")), ZIP),
    "a zip called png": ("screenshot.png", lambda: zipped(("a.txt", b"a")), ZIP),
    "eicar in a zip": ("b.zip", lambda: zipped(("eicar.com", EICAR)), ZIP),
    "a zip bomb": ("bomb.zip", lambda: zipped(("zeros", bytes(30_000_000))), ZIP),
    "a zip in a zip": ("deep.zip", lambda: zipped(("a.zip", zipped(("b.zip", zipped(("c", bytes(10**6))))))), ZIP),
    "an empty zip": ("none.zip", lambda: b"PK\x05\x06" + bytes(18), ZIP),
    "a zip that climbs": ("climb.zip", lambda: zipped(("../../etc/passwd", b"x")), ZIP),
    "a word document": ("offer.docx", lambda: zipped(("word/document.xml", b"<w/>")), "Word"),
    "an old word document": ("offer.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Office document"),
    "a gzip bomb": ("bomb.gz", lambda: gzip.compress(bytes(20_000_000)), "packed file"),
    "a rar": ("a.rar", lambda: b"Rar!\x1a\x07\x01\x00" + bytes(40), "packed file"),
    "a seven zip": ("a.7z", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(40), "packed file"),
    "a windows program called pdf": ("cv.pdf", lambda: b"MZ\x90\x00" + bytes(600), "program"),
    "a linux program called png": ("me.png", lambda: b"\x7fELF\x02\x01" + bytes(600), "program"),
    "an svg with script": ("drawing.svg", lambda: SVG, DRAWING),
    "an svg called png": ("drawing.png", lambda: b'<?xml version="1.0"?>\n<!-- x -->' + SVG, DRAWING),
    "an svg bomb": ("laughs.svg", lambda: LAUGHS + b"<svg><text>&c;</text></svg>", "SVG drawing"),
    "an entity bomb in html": ("chat.html", lambda: LAUGHS + b"<html><body>&c;</body></html>", "abbreviations"),
    "an html of very many tags": ("deep.html", lambda: b"<html><body>" + b"<div>" * 100_001, "too large to be read"),
    "a text that is too long": ("log.txt", lambda: b"line\n" * 1_100_000, "larger than 5 MB"),
    "too many pixels": ("vast.png", vast_png, PIXELS),
    "a gif of too many pixels": ("vast.gif", lambda: b"GIF89a\xff\xff\xff\xff" + picture("GIF")[10:], PIXELS),
    "a picture with a swollen comment": ("swollen.png", swollen_png, DAMAGED),
    "a png cut short": ("half.png", lambda: picture()[:-30], DAMAGED),
    "a png with a changed byte": ("odd.png", lambda: (lambda p: p[:45] + b"\xff\xfe" + p[47:])(picture()), DAMAGED),
    "only the head of a png": ("head.png", lambda: b"\x89PNG\r\n\x1a\n", DAMAGED),
    "a jpeg cut short": ("half.jpg", lambda: picture("JPEG")[:-40], DAMAGED),
    "only the head of a jpeg": ("head.jpg", lambda: b"\xff\xd8\xff\xe0", DAMAGED),
    "a webp cut short": ("half.webp", lambda: picture("WEBP")[:-10], DAMAGED),
    "a pdf cut short": ("half.pdf", lambda: pdf()[:-8], DAMAGED),
    "a pdf behind something else": ("hidden.pdf", lambda: b"\x00\x01\x02" + pdf(), UNKNOWN),
    "an iphone photo": ("IMG_1.HEIC", lambda: b"\x00\x00\x00\x18ftypheic" + bytes(60), HEIC),
    "a film": ("call.mp4", lambda: b"\x00\x00\x00\x18ftypisom" + bytes(60), "film or sound"),
    "a sound": ("call.mp3", lambda: b"ID3\x03\x00" + bytes(60), "film or sound"),
    "a bitmap": ("a.bmp", lambda: b"BM" + struct.pack("<I", 60) + bytes(60), "pictures of this kind"),
    "a tiff": ("a.tiff", lambda: b"II*\x00" + bytes(60), "pictures of this kind"),
    "an icon": ("a.ico", lambda: b"\x00\x00\x01\x00" + bytes(60), "pictures of this kind"),
    "a rich text": ("a.rtf", lambda: rb"{\rtf1 {\object}}", "Office document"),
    "noise": ("noise.png", lambda: bytes(range(256)) * 4, UNKNOWN),
    "text with a hole in it": ("a.txt", lambda: b"hello\x00world", "can’t keep this kind"),
}

# name, content, and the kind as which it is kept; none is ever shown as what it would like to be
NEUTRALISED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a picture with a page behind it": ("a.png", lambda: picture() + b"<html>" + SCRIPT, "png"),
    "a picture with a zip behind it": ("a.gif", lambda: picture("GIF") + zipped(("a.class", b"x")), "gif"),
    "a photo that tells where": ("IMG_2.jpg", photo, "jpeg"),
    "a picture that calls itself a page": ("page.html", picture, "png"),
    "a gif that is a script": ("a.gif", lambda: picture("GIF").replace(b"\x2c", b"\x2c", 1) + b"*/=1;alert(1);", "gif"),
    "a page with script": ("chat.html", lambda: b"<!doctype html><html><body>" + SCRIPT + b"</body></html>", "page"),
    "a page called txt": ("chat.txt", lambda: b"<HTML><BODY onload=alert(1)>", "page"),
    "a pdf with script": ("cv.pdf", lambda: pdf(b"<</S/JavaScript/JS(app.alert(1))>>"), "pdf"),
    "a pdf called png": ("screenshot.png", pdf, "pdf"),
    "a letter with script": ("mail.eml", lambda: letter(SCRIPT), "letter"),
    "a letter of letters": ("deep.eml", lambda: letter(b"--b\r\n" * 3000), "letter"),
    "a table with formulas": ("members.csv", lambda: b'=HYPERLINK("http://x","y"),2\n', "text"),
    "a shell script": ("run.txt", lambda: b"#!/bin/sh\nrm -rf /\n", "text"),
    "a text that turns its direction": ("note.txt", lambda: "safe \u202etxt.exe".encode(), "text"),
    "a utf-16 text": ("note.txt", lambda: "Grüße".encode("utf-16"), "text"),
}
INFECTED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "eicar plain": ("eicar.txt", lambda: EICAR, "text"),
    "eicar in a pdf": ("cv.pdf", lambda: pdf(b"stream\n" + EICAR + b"\nendstream"), "pdf"),
    "eicar in a letter": ("mail.eml", lambda: letter(EICAR), "letter"),
    "eicar behind a picture": ("a.png", lambda: picture() + EICAR, "png"),
}
