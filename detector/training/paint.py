"""Paints masks on bare faces, worn properly or under nose or chin, to teach the rare third class."""

from __future__ import annotations

import cv2
import numpy as np

COLOURS = ((235, 240, 242), (170, 200, 225), (120, 170, 200), (25, 25, 30), (60, 70, 110), (150, 60, 70), (90, 130, 100))
# Upper edge at the middle and at the sides, in units of the distance from eyes to mouth, below the eyes.
UPPER_EDGES = {"proper": (0.22, 0.42, 0.1), "under-nose": (0.74, 0.88, 0.05), "under-chin": (1.15, 1.35, 0.05)}


def paint_mask(image: np.ndarray, box: np.ndarray, marks: np.ndarray, how: str, rng: np.random.Generator) -> np.ndarray:
    """A copy of `image` `[H,W,3]` with a mask on the face of `box` and five landmarks `marks` `[5,2]`."""
    eyes, mouth, nose = marks[:2].mean(0), marks[3:].mean(0), marks[2]
    down = mouth - eyes
    length = float(np.hypot(*down)) + 1e-6
    down = down / length
    across = np.array([down[1], -down[0]])
    turn = float((nose - (eyes + mouth) / 2) @ across) / length
    middle, left, right = _outline(how, turn, rng)
    half = float(box[2] - box[0]) / 2 * rng.uniform(0.84, 0.98)
    centre = float(((box[:2] + box[2:]) / 2 - eyes) @ across)

    def point(u: float, v: float) -> np.ndarray:
        return eyes + across * (centre + u * half) + down * (v * length)

    low = rng.uniform(1.6, 1.85)
    ridge = 0.55 * turn * length / max(half, 1.0) * 2
    shape = [(-1, left), (-0.5 + ridge, middle + 0.08), (ridge, middle), (0.5 + ridge, middle + 0.08), (1, right)]
    shape += [(0.9, low - 0.55), (0.5, low - 0.08), (0, low), (-0.5, low - 0.08), (-0.9, low - 0.55)]
    outline = np.stack([point(u, v) for u, v in shape])
    return _blend(image, outline, [point(-1.1, 0.1), point(1.1, 0.1)], length, rng)


def _outline(how: str, turn: float, rng: np.random.Generator) -> tuple[float, float, float]:
    lowest, highest, droop = UPPER_EDGES[how]
    middle = rng.uniform(lowest, highest)
    sides = middle + droop + rng.uniform(-0.05, 0.12, 2)
    return middle, float(sides[0]), float(sides[1])


def _blend(
    image: np.ndarray, outline: np.ndarray, ears: list[np.ndarray], length: float, rng: np.random.Generator
) -> np.ndarray:
    colour = np.array(COLOURS[rng.integers(len(COLOURS))], np.float32)
    colour = (colour + rng.normal(0, 14, 3)).clip(5, 250)
    h, w = image.shape[:2]
    cover = np.zeros((h, w), np.uint8)
    cv2.fillPoly(cover, [np.round(outline * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    thin = max(1, int(length / 28))
    for side, ear in zip((outline[0], outline[4]), ears):
        cv2.line(cover, tuple(int(v) for v in side), tuple(int(v) for v in ear), 200, thin, cv2.LINE_AA)
    alpha = cv2.GaussianBlur(cover, (0, 0), 0.7).astype(np.float32)[..., None] / 255
    light = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), (0, 0), max(1.0, length / 8)).astype(np.float32)
    inside = light[cover > 128]
    shade = (light / max(20.0, float(inside.mean()) if inside.size else 128.0)).clip(0.4, 1.5)[..., None]
    cloth = colour * (0.55 + 0.45 * shade) * rng.uniform(0.6, 1.05)
    if rng.random() < 0.6:
        rows = np.arange(h, dtype=np.float32)[:, None, None]
        cloth = cloth * (1 + 0.06 * np.sin(rows * rng.uniform(20, 30) / length))
    return (image * (1 - alpha) + cloth.clip(0, 255) * alpha).astype(np.uint8)
