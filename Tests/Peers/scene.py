"""Draws the picture that lessons filter: a house at a street.

    python3 scene.py ../../Lessons/data/street.png

Everything is a formula of a pixel's place, sampled nine times a pixel; nothing is taken from elsewhere.
"""

import sys

import numpy as np
from PIL import Image

ROWS, COLUMNS, FINE = 96, 128, 3


def main():
    rows, columns = np.mgrid[0:ROWS * FINE, 0:COLUMNS * FINE]
    y, x = (rows + 0.5) / FINE, (columns + 0.5) / FINE
    picture = np.empty(y.shape + (3,))
    share = (y / 70)[..., None]
    picture[:] = (1 - share) * np.array([92, 148, 220]) + share * np.array([205, 226, 245])

    def paint(where, *color):
        picture[where] = color

    def box(left, top, right, bottom):
        return (x >= left) & (x < right) & (y >= top) & (y < bottom)

    paint((x - 108) ** 2 + (y - 16) ** 2 < 64, 255, 226, 120)
    for left, top, size in ((18, 14, 7), (26, 12, 9), (35, 15, 6), (70, 22, 5), (77, 20, 7)):
        paint((x - left) ** 2 + 2.2 * (y - top) ** 2 < size * size, 250, 251, 253)
    paint(y > 66 + 1.5 * np.sin(x / 9), 96, 150, 74)
    # The house: bricks, a roof of slates, a chimney, windows with bars, a door.
    paint(box(34, 40, 84, 76), 178, 92, 72)
    mortar = (y % 4 < 0.7) | ((x + 4 * (np.floor(y / 4) % 2)) % 8 < 0.7)
    paint(box(34, 40, 84, 76) & mortar, 206, 188, 172)
    roof = (y < 40) & (y > 16 + np.abs(x - 59) * 0.86) & (np.abs(x - 59) < 29)
    paint(box(70, 18, 76, 34), 140, 70, 58)
    paint(roof, 74, 66, 82)
    paint(roof & ((y % 5 < 0.8) | ((x + 3 * (np.floor(y / 5) % 2)) % 6 < 0.6)), 104, 96, 112)
    for left in (40, 66):
        paint(box(left - 1, 46, left + 13, 60), 236, 232, 222)
        paint(box(left, 47, left + 12, 59), 58, 82, 108)
        paint(box(left + 5.4, 47, left + 6.6, 59) | box(left, 52.4, left + 12, 53.6), 236, 232, 222)
    paint(box(55, 56, 63, 76), 66, 46, 40)
    paint((x - 61.3) ** 2 + (y - 67) ** 2 < 0.9, 230, 196, 90)
    # A tree, a fence, a lamp, the street.
    paint(box(14, 46, 18, 76), 92, 64, 44)
    for left, top, size in ((16, 38, 11), (9, 44, 8), (23, 44, 8), (16, 28, 8)):
        paint((x - left) ** 2 + (y - top) ** 2 < size * size, 58 + 3 * size, 108 + 2 * size, 52)
    posts = box(86, 64, 128, 76) & (x % 5 < 2.2)
    paint(posts | (box(86, 67, 128, 68.5)), 240, 238, 230)
    paint(box(104, 34, 105.6, 78), 40, 42, 46)
    paint((x - 104.8) ** 2 + (y - 32) ** 2 < 9, 252, 240, 190)
    paint(y >= 76, 168, 166, 162)
    paint(y >= 80, 84, 86, 92)
    paint(box(0, 87, COLUMNS, 88.6) & (x % 16 < 9), 236, 234, 226)

    small = picture.reshape(ROWS, FINE, COLUMNS, FINE, 3).mean(axis=(1, 3))
    Image.fromarray(np.round(small).astype(np.uint8)).save(sys.argv[1], optimize=True)


main()
