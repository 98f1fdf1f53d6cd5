"""A photo from a file, made ready to leave: upright, at most 2,048 pixels, and only what can be seen in it.

The picture is painted anew, so nothing of the file comes along but its pixels: no place, no time, no camera, no owner,
no comment, no smaller picture inside (which may show what was cut off). Colours are brought to sRGB first, because the
profile that explains them is left behind as well. What came as PNG stays PNG (screens have sharp letters), the rest
becomes JPEG.
"""

import io
import struct
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.photo import Photo

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 2048
LARGEST_FILE = 64 * 1024 * 1024
_QUALITY = 85
_READ = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error)
"""What Pillow raises of a file that is damaged."""


def ready_photo(path: Path, *, number: int, new_key: Callable[[], str]) -> Photo:
    """The photo in a file, `number` from 1. Raises WrongUse: `photo-unreadable`, `photo-empty`, `photo-too-large`,
    `photo-heic`, `photo-no-picture`, `photo-damaged`, `photo-too-many-pixels`.
    """
    return ready_bytes(_bytes_of(path), str(path), number=number, new_key=new_key)


def ready_bytes(data: bytes, name: str, *, number: int, new_key: Callable[[], str]) -> Photo:
    """The same of bytes (a picture that was pasted); `name` is for errors only."""
    if not data:
        raise WrongUse("photo-empty", path=name)
    if len(data) > LARGEST_FILE:
        raise _too_large(name, len(data))
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise WrongUse("photo-heic", path=name)
    sent, kind = _painted_anew(data, name)
    photo = Photo(new_key(), "", f"image/{kind}", sent)
    ending = "jpg" if kind == "jpeg" else kind
    return Photo(photo.id, f"photo-{number}-{photo.digest[:8]}.{ending}", photo.media_type, sent)


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise _too_large(str(path), size)
        return path.read_bytes()
    except OSError as error:
        raise WrongUse("photo-unreadable", path=str(path), reason=error.strerror or "") from error


def _too_large(name: str, size: int) -> WrongUse:
    return WrongUse("photo-too-large", path=name, megabytes=size // 1048576, most=LARGEST_FILE // 1048576)


def _painted_anew(data: bytes, name: str) -> tuple[bytes, str]:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=_READ)
        with opened:
            kind = "png" if opened.format == "PNG" else "jpeg"
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is read at a smaller size where that is enough
            upright = ImageOps.exif_transpose(opened)
            upright = _in_plain_colours(upright)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
            bare = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    except Image.DecompressionBombError as error:
        raise WrongUse("photo-too-many-pixels", path=name) from error
    except UnidentifiedImageError as error:
        raise WrongUse("photo-no-picture", path=name) from error
    except _BROKEN as error:
        raise WrongUse("photo-damaged", path=name) from error
    out = io.BytesIO()
    if kind == "png":
        bare.save(out, "PNG", optimize=True)
    else:
        _on_white(bare).save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue(), kind


def _in_plain_colours(image: "Image") -> "Image":
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    see_through = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    plain = image.convert("RGBA" if see_through else "RGB")
    if not profile or image.mode not in {"RGB", "RGBA"}:
        return plain
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        changed = ImageCms.profileToProfile(plain, given, ImageCms.createProfile("sRGB"), outputMode=plain.mode)
    except (ImageCms.PyCMSError, OSError):  # a profile that nobody understands explains nothing
        return plain
    return changed or plain


def _on_white(image: "Image") -> "Image":
    from PIL import Image

    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground
