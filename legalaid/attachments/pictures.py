"""Photos and scans: read to the last pixel and drawn anew, without what the camera wrote in."""

from io import BytesIO

from PIL import Image, ImageOps

from legalaid.attachments.kinds import require_one_file
from legalaid.attachments.limits import LONGEST_SIDE, MOST_PIXELS
from legalaid.attachments.refusal import RefusedFile

QUALITY = 88


def clean_jpeg(data: bytes) -> bytes:
    return redrawn(data, "JPEG")


def clean_png(data: bytes) -> bytes:
    return redrawn(data, "PNG")


def redrawn(data: bytes, form: str) -> bytes:
    """The pixels alone, upright, at a size to look at. Raises RefusedFile, or what Pillow raises
    for a picture that is broken."""
    require_one_file(data)
    Image.MAX_IMAGE_PIXELS = None  # ours is stricter, and refuses before anything is unpacked
    with Image.open(BytesIO(data), formats=(form,)) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS[form]:
            raise RefusedFile("attached_too_wide", limit=MOST_PIXELS[form] // 10**6)
        if form == "PNG" and getattr(picture, "is_animated", False):
            raise RefusedFile("attached_mixed")
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        picture.load()
        return encoded(upright(picture), form)


def upright(picture: Image.Image) -> Image.Image:
    """Turned as the camera was held, and no larger than a page needs."""
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return ImageOps.exif_transpose(picture)


def encoded(picture: Image.Image, form: str) -> bytes:
    """Pillow writes some notes of the original again unless they are gone."""
    has_alpha = picture.has_transparency_data and form == "PNG"
    bare = picture.convert("RGBA" if has_alpha else "L" if picture.mode == "L" else "RGB")
    bare.info = {}
    out = BytesIO()
    bare.save(out, form, **({"quality": QUALITY} if form == "JPEG" else {}))
    return out.getvalue()
