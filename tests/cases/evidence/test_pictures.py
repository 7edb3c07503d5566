"""Does a safe copy carry nothing but its pixels, and does it look like itself?"""

import io
import random

import pytest
from PIL import Image, ImageDraw, ImageFilter

from cases.evidence import bounds, pictures
from cases.evidence.copying import CantBeCopied, copy_of
from cases.evidence.pictures import drawn_anew, likeness
from tests.cases.evidence.files import photo, picture, swollen_png, vast_png, zipped

SAME, OTHER = 48, 70  # of 256 bits: at most so many differ between copies, at least so many between strangers


def scene(seed: int) -> Image.Image:
    """A picture of shapes, as unlike the next as two portraits are."""
    chance = random.Random(seed)
    image = Image.new("RGB", (400, 400), tuple(chance.randrange(256) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    for _ in range(25):
        x, y, size = chance.randrange(400), chance.randrange(400), chance.randrange(20, 160)
        draw.ellipse(
            (x - size, y - size // 2, x + size, y + size // 2), fill=tuple(chance.randrange(256) for _ in "rgb")
        )
    return image.filter(ImageFilter.GaussianBlur(4))


def saved_badly(image: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return Image.open(out).convert("RGB")


def apart(one: Image.Image, other: Image.Image) -> int:
    return (int(likeness(one), 16) ^ int(likeness(other), 16)).bit_count()


ALTERED = {
    "saved badly": lambda image: saved_badly(image, 40),
    "half the size": lambda image: image.resize((200, 200)),
    "a fifth of the size, saved badly": lambda image: saved_badly(image.resize((80, 80)), 60),
    "a little brighter": lambda image: image.point(lambda value: min(255, int(value * 1.1))),
    "cropped by a hundredth": lambda image: image.crop((4, 4, 396, 396)),
}


@pytest.mark.parametrize("how", ALTERED)
def test_copies_of_one_picture_look_alike(how):
    assert max(apart(scene(seed), ALTERED[how](scene(seed))) for seed in range(6)) <= SAME


def test_different_pictures_do_not_look_alike():
    scenes = [scene(seed) for seed in range(8)]
    assert min(apart(one, other) for place, one in enumerate(scenes) for other in scenes[:place]) >= OTHER


def test_a_photo_loses_where_it_was_taken_and_stands_upright():
    assert b"SecretPhone" in photo()
    copy, media_type, _ = drawn_anew(photo())
    assert media_type == "image/jpeg"
    assert b"Secret" not in copy
    assert b"Exif" not in copy
    with Image.open(io.BytesIO(copy)) as image:
        assert image.size == (40, 60)
        assert not image.getexif()


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "JPEG"])
def test_what_was_appended_stays_behind(kind):
    copy, media_type, _ = drawn_anew(picture(kind) + b"<script>" + zipped(("a", b"b")))
    assert b"<script>" not in copy
    assert b"PK\x03\x04" not in copy
    assert media_type in ("image/png", "image/jpeg")


def test_what_can_be_seen_through_stays_so():
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(out, "WEBP")
    copy, media_type, _ = drawn_anew(out.getvalue())
    assert media_type == "image/png"
    with Image.open(io.BytesIO(copy)) as image:
        assert image.mode == "RGBA"


def test_it_is_drawn_by_a_process_without_keys():
    copy = copy_of(picture())
    assert copy.data == drawn_anew(picture())[0]
    assert len(copy.likeness) == 64


@pytest.mark.parametrize("made", [vast_png, swollen_png, lambda: picture("JPEG")[:-60], lambda: b"nothing"])
def test_a_hostile_or_broken_picture_has_no_copy(made):
    with pytest.raises(CantBeCopied):
        copy_of(made())


def test_both_sides_count_pixels_alike():
    assert pictures.MOST_PIXELS == bounds.MOST_PIXELS
