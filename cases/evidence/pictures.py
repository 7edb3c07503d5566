"""How does a picture become safe to look at? Drawn anew from its pixels, so that nothing it carried comes along.

A program of its own, run by `copying.py` with nothing in its environment and little memory and time: whatever a
hostile picture does to a decoder, it does it here. It reads the picture from standard input and writes one line of
JSON, then the copy. EXIF, comments, thumbnails, colour profiles and whatever was appended stay behind; a picture
that moves is its first frame.
"""

import io
import json
import math
import resource
import sys

from PIL import Image, ImageOps

MEMORY = 1 << 30  # bytes
SECONDS = 20
MOST_PIXELS = 40_000_000
SIDE, KEPT = 64, 16  # the picture is looked at in 64 × 64 greys; 16 × 16 of its waves say what it looks like
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
WAVES = [
    [math.cos(math.pi * wave * (2 * place + 1) / (2 * SIDE)) for place in range(SIDE)] for wave in range(1, KEPT + 1)
]


def drawn_anew(picture: bytes) -> tuple[bytes, str, str]:
    """The safe copy, its media type, and what the picture looks like."""
    with Image.open(io.BytesIO(picture), formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise ValueError("too many pixels")
        photo = image.format in ("JPEG", "WEBP")
        upright = ImageOps.exif_transpose(image)
    clear = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    upright = upright.convert("RGBA" if clear else "RGB")
    fresh = Image.new(upright.mode, upright.size)
    fresh.paste(upright)
    out = io.BytesIO()
    if photo and not clear:
        fresh.save(out, "JPEG", quality=90)
        return out.getvalue(), "image/jpeg", likeness(fresh)
    fresh.save(out, "PNG")
    return out.getvalue(), "image/png", likeness(fresh)


def likeness(image: Image.Image) -> str:
    """256 bits in hexadecimal, of which few differ between two copies of one picture (docs/decisions/ says how few).

    Of the picture in small greys, the slow waves along both sides: each bit says whether one is above the middle.
    """
    on_white = Image.new("RGBA", image.size, "white")
    on_white.alpha_composite(image.convert("RGBA"))
    small = on_white.convert("L").resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    greys = list(small.tobytes())
    rows = [greys[at : at + SIDE] for at in range(0, SIDE * SIDE, SIDE)]
    along = [[sum(map(float.__mul__, wave, map(float, row))) for wave in WAVES] for row in rows]
    columns = [[row[wave] for row in along] for wave in range(KEPT)]
    strengths = [sum(map(float.__mul__, wave, column)) for column in columns for wave in WAVES]
    middle = sorted(strengths)[len(strengths) // 2]
    bits = "".join("1" if strength >= middle else "0" for strength in strengths)
    return f"{int(bits, 2):0{len(bits) // 4}x}"


def main() -> None:
    """Draw one picture anew, within the bounds of memory and time, and with no file to write."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    copy, media_type, looks = drawn_anew(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps({"type": media_type, "likeness": looks}).encode() + b"\n" + copy)


if __name__ == "__main__":
    main()
