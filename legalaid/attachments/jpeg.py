"""The segments of a JPEG: taken out are those in which a camera writes where and when."""

SEGMENT = 0xFF
PICTURE = 0xDA  # from here on there is nothing but the picture
LONE = frozenset({0x01, *range(0xD0, 0xD8)})
NOTES = frozenset({0xFE, *range(0xE1, 0xF0)}) - {0xEE}  # 0xEE tells how colours are stored


def without_notes(data: bytes) -> bytes:
    """The same picture, bit for bit, without EXIF, XMP, previews and comments."""
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == SEGMENT:
        marker = data[at + 1]
        if marker == PICTURE:
            break
        end = at + 2 if marker in LONE else at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker not in NOTES:
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at:]])
