"""Writes small pictures of every kind that is read, and what Pillow makes of them.

    python3 pictures.py

The files go to `data/pictures`, the numbers to `data/pictures.json`: for each file its shape, `[C, H, W]`,
and its samples divided by the largest, an alpha channel laid on white in exact arithmetic.
"""

import json
import pathlib
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps

HERE = pathlib.Path(__file__).parent / "data"
FOLDER = HERE / "pictures"
ROWS, COLUMNS = 5, 7
random = np.random.default_rng(5)


def planes(array, largest):
    """Interleaved samples as planes from 0 to 1, alpha laid on white."""
    array = np.asarray(array, dtype=float) / largest
    if array.ndim == 2:
        array = array[:, :, None]
    if array.shape[2] in (2, 4):
        alpha = array[:, :, -1:]
        array = array[:, :, :-1] * alpha + (1 - alpha)
    return np.moveaxis(array, 2, 0)


def chunk(name, data):
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png(width, height, bits, kind, rows, extra=b"", interlace=0):
    """A PNG from rows of bytes, for what Pillow does not write."""
    head = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, interlace)
    raw = b"".join(b"\0" + row for row in rows)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(raw))
            + chunk(b"IEND", b""))


def main():
    FOLDER.mkdir(exist_ok=True)
    expected = {}

    def keep(name, data, values):
        if isinstance(data, Image.Image):
            data.save(FOLDER / name)
        else:
            (FOLDER / name).write_bytes(data)
        expected[name] = {"shape": list(values.shape), "values": [float(v) for v in values.ravel()]}

    def bytes_of(*shape):
        return random.integers(0, 256, shape, dtype=np.uint8)

    grey, colors = bytes_of(ROWS, COLUMNS), bytes_of(ROWS, COLUMNS, 3)
    clear, soft = bytes_of(ROWS, COLUMNS, 4), bytes_of(ROWS, COLUMNS, 2)
    keep("grey.png", Image.fromarray(grey), planes(grey, 255))
    keep("colors.png", Image.fromarray(colors), planes(colors, 255))
    keep("alpha.png", Image.fromarray(clear, "RGBA"), planes(clear, 255))
    keep("grey-alpha.png", Image.fromarray(soft, "LA"), planes(soft, 255))
    palette = Image.fromarray(colors).quantize(6)
    keep("palette.png", palette, planes(np.asarray(palette.convert("RGB")), 255))
    for bits in (1, 2, 4):
        most = (1 << bits) - 1
        values = random.integers(0, most + 1, (ROWS, 8))
        rows = []
        for row in values:
            number = 0
            for value in row:
                number = number << bits | int(value)
            rows.append(number.to_bytes(bits, "big"))
        keep(f"grey-{bits}.png", png(8, ROWS, bits, 0, rows), planes(values, most))
    deep = random.integers(0, 65536, (ROWS, COLUMNS))
    keep("grey-16.png", png(COLUMNS, ROWS, 16, 0, [row.astype(">u2").tobytes() for row in deep]),
         planes(deep, 65535))
    deep = random.integers(0, 65536, (ROWS, COLUMNS, 4))
    keep("alpha-16.png", png(COLUMNS, ROWS, 16, 6, [row.astype(">u2").tobytes() for row in deep]),
         planes(deep, 65535))
    key = struct.pack(">H", int(grey[0, 0]))
    single = np.stack([grey, np.where(grey == grey[0, 0], 0, 255)], axis=2)
    keep("transparent-grey.png",
         png(COLUMNS, ROWS, 8, 0, [row.tobytes() for row in grey], chunk(b"tRNS", key)),
         planes(single, 255))
    # Adam7: pixels of the first pass only, of a picture of one pixel, and of all passes.
    passes = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2),
              (1, 0, 2, 1)]
    rows = []
    for top, left, down, right in passes:
        part = grey[top::down, left::right]
        if part.size:
            rows += [row.tobytes() for row in part]
    keep("interlaced.png", png(COLUMNS, ROWS, 8, 0, rows, interlace=1), planes(grey, 255))

    for name, array in (("smooth-grey.jpg", np.add.outer(np.arange(8) * 16, np.arange(12) * 10)),
                        ("smooth-colors.jpg", np.stack([np.add.outer(np.arange(8) * a, np.arange(12) * b)
                                                        for a, b in ((16, 10), (6, 12), (18, 2))], axis=2))):
        picture = Image.fromarray(array.astype(np.uint8))
        picture.save(FOLDER / name, quality=95, subsampling=0)
        keep(name, (FOLDER / name).read_bytes(), planes(np.asarray(Image.open(FOLDER / name)), 255))
    picture = Image.open(FOLDER / "smooth-colors.jpg")
    picture.convert("CMYK").save(FOLDER / "inks.jpg", quality=95)
    keep("inks.jpg", (FOLDER / "inks.jpg").read_bytes(),
         planes(np.asarray(Image.open(FOLDER / "inks.jpg").convert("RGB")), 255))
    picture.save(FOLDER / "progressive.jpg", quality=90, progressive=True)
    keep("progressive.jpg", (FOLDER / "progressive.jpg").read_bytes(),
         planes(np.asarray(Image.open(FOLDER / "progressive.jpg")), 255))
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        name = f"turned-{orientation}.jpg"
        picture.save(FOLDER / name, quality=95, subsampling=0, exif=exif)
        upright = ImageOps.exif_transpose(Image.open(FOLDER / name))
        keep(name, (FOLDER / name).read_bytes(), planes(np.asarray(upright), 255))

    keep("plain.pgm", b"P2\n# a comment\n3 2\n100\n0 50 100\n25 75 100\n",
         planes([[0, 50, 100], [25, 75, 100]], 100))
    keep("plain.ppm", b"P3 2 1 255 255 0 0 0 128 255", planes([[[255, 0, 0], [0, 128, 255]]], 255))
    keep("bytes.pgm", b"P5 7 5 255\n" + grey.tobytes(), planes(grey, 255))
    keep("bytes.ppm", b"P6\n7 5\n255\n" + colors.tobytes(), planes(colors, 255))
    words = random.integers(0, 1001, (ROWS, COLUMNS))
    keep("words.pgm", b"P5 7 5 1000\n" + words.astype(">u2").tobytes(), planes(words, 1000))
    (HERE / "pictures.json").write_text(json.dumps(expected) + "\n")


main()
