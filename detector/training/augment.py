"""Picture augmentation: cuts at a scale, mosaics, light, blur, compression, occluders."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

VISIBLE = 0.4
SMALLEST_PX = 6.0
GREY = 114


@dataclass
class Sample:
    """A picture `[H,W,3]` uint8 RGB, its `boxes` `[M,4]` px, `labels` `[M]`, and regions to `ignore` `[I,4]`."""

    image: np.ndarray
    boxes: np.ndarray
    labels: np.ndarray
    ignore: np.ndarray


def cut(
    source: Sample, width: int, height: int, scale: float, focus: tuple[float, float], rng: np.random.Generator
) -> Sample:
    """A window of `width` x `height` px of the source enlarged by `scale`, with `focus` inside it.

    What lies outside the source is filled with one colour. Boxes cut to less than `VISIBLE` of
    their area, or smaller than `SMALLEST_PX`, become regions to ignore.
    """
    stretch = float(np.exp(rng.uniform(-0.1, 0.1)))
    sx, sy = scale * stretch, scale / stretch
    h, w = source.image.shape[:2]
    x0 = np.floor(_window(focus[0], w, width / sx, rng))
    y0 = np.floor(_window(focus[1], h, height / sy, rng))
    ax, ay, bx, by = (int(max(0, x0)), int(max(0, y0)), int(min(w, x0 + width / sx)), int(min(h, y0 + height / sy)))
    canvas = _blank(width, height, rng)
    px, py = int(round((ax - x0) * sx)), int(round((ay - y0) * sy))
    pw, ph = min(width - px, int(round((bx - ax) * sx))), min(height - py, int(round((by - ay) * sy)))
    if pw > 0 and ph > 0:
        how = cv2.INTER_AREA if scale < 0.8 else cv2.INTER_LINEAR
        canvas[py : py + ph, px : px + pw] = cv2.resize(source.image[ay:by, ax:bx], (pw, ph), interpolation=how)
    shift, factor = np.array([ax, ay, ax, ay], np.float32), np.array([sx, sy, sx, sy], np.float32)
    origin = np.array([px, py, px, py], np.float32)
    boxes, ignore = (source.boxes - shift) * factor + origin, (source.ignore - shift) * factor + origin
    return _fit(Sample(canvas, boxes, source.labels, ignore))


def _blank(width: int, height: int, rng: np.random.Generator) -> np.ndarray:
    """One colour: mostly the product's grey or black, else any."""
    colour = rng.integers(0, 256, 3) if rng.random() < 0.3 else rng.choice((GREY, 0))
    return np.broadcast_to(np.asarray(colour, np.uint8), (height, width, 3)).copy()


def _window(focus: float, size: int, window: float, rng: np.random.Generator) -> float:
    """Start of a window that holds `focus`, inside the picture where it fits."""
    if window >= size:
        return float(rng.uniform(size - window, 0))
    low, high = max(0.0, focus - window * 0.9), min(size - window, focus - window * 0.1)
    return float(rng.uniform(min(low, high), max(low, high)))


def _fit(sample: Sample) -> Sample:
    h, w = sample.image.shape[:2]
    limit = np.array([w, h, w, h], np.float32)
    inside = sample.boxes.clip(0, limit)
    side = (inside[:, 2:] - inside[:, :2]).clip(0)
    whole = (sample.boxes[:, 2:] - sample.boxes[:, :2]).prod(1).clip(1e-6)
    share = side.prod(1) / whole
    good = (share >= VISIBLE) & (side.min(1, initial=1e9) >= SMALLEST_PX)
    doubtful = inside[~good & (share > 0)]
    ignore = np.concatenate((sample.ignore.clip(0, limit), doubtful))
    ignore = ignore[((ignore[:, 2:] - ignore[:, :2]) > 0).all(1)]
    return Sample(sample.image, inside[good], sample.labels[good], ignore)


def join(parts: list[tuple[int, int, Sample]], width: int, height: int) -> Sample:
    """Pastes samples at their left and top pixel into one picture."""
    canvas = np.zeros((height, width, 3), np.uint8)
    boxes, labels, ignore = [], [], []
    for x, y, part in parts:
        h, w = part.image.shape[:2]
        canvas[y : y + h, x : x + w] = part.image
        shift = np.array([x, y, x, y], np.float32)
        boxes.append(part.boxes + shift)
        labels.append(part.labels)
        ignore.append(part.ignore + shift)
    return Sample(canvas, np.concatenate(boxes), np.concatenate(labels), np.concatenate(ignore))


def flip(sample: Sample) -> Sample:
    w = sample.image.shape[1]

    def mirrored(boxes: np.ndarray) -> np.ndarray:
        return np.stack((w - boxes[:, 2], boxes[:, 1], w - boxes[:, 0], boxes[:, 3]), 1)

    return Sample(sample.image[:, ::-1], mirrored(sample.boxes), sample.labels, mirrored(sample.ignore))


def disturb(sample: Sample, rng: np.random.Generator, blurred: bool = True) -> Sample:
    """Flip, occluders, light, blur if wanted, noise and compression, each by chance."""
    if rng.random() < 0.5:
        sample = flip(sample)
    image = np.ascontiguousarray(sample.image)
    if rng.random() < 0.25:
        image = _occlude(image, sample.boxes, rng)
    image = _light(image, rng)
    if rng.random() < 0.3 and blurred:
        image = _blur(image, rng)
    if rng.random() < 0.2:
        noise = rng.normal(0, rng.uniform(2, 10), (image.shape[0], image.shape[1], 1))
        image = (image + noise).clip(0, 255).astype(np.uint8)
    if rng.random() < 0.4:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(30, 90))]
        image = cv2.imdecode(cv2.imencode(".jpg", image, quality)[1], cv2.IMREAD_COLOR)
    return Sample(np.ascontiguousarray(image), sample.boxes, sample.labels, sample.ignore)


def _occlude(image: np.ndarray, boxes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Covers a small part of some faces, away from nose and mouth, and of the background."""
    image = image.copy()
    h, w = image.shape[:2]
    for x1, y1, x2, y2 in boxes[rng.random(len(boxes)) < 0.3]:
        bw, bh = x2 - x1, y2 - y1
        ow, oh = bw * rng.uniform(0.1, 0.3), bh * rng.uniform(0.1, 0.35)
        ox = x1 - ow / 2 if rng.random() < 0.5 else x2 - ow / 2
        oy = rng.uniform(y1 - oh / 2, y2 - oh)
        ax, ay, bx, by = (int(v) for v in (max(0, ox), max(0, oy), min(w, ox + ow), min(h, oy + oh)))
        image[ay:by, ax:bx] = rng.integers(0, 256, 3)
    return image


def _light(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    ramp = np.arange(256, dtype=np.float32) / 255
    ramp = ramp ** np.exp(rng.uniform(-0.5, 0.5)) * np.exp(rng.uniform(-0.35, 0.25))
    ramp = (ramp - 0.5) * np.exp(rng.uniform(-0.3, 0.3)) + 0.5
    tint = 1 + rng.uniform(-0.08, 0.08, 3)
    image = cv2.LUT(image, (ramp[:, None] * tint * 255).clip(0, 255).astype(np.uint8).reshape(256, 1, 3))
    if rng.random() < 0.08:
        image = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    elif rng.random() < 0.3:
        grey = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
        image = cv2.addWeighted(image, amount := rng.uniform(0.3, 1.3), grey, 1 - amount, 0)
    if rng.random() < 0.15:
        h, w = image.shape[:2]
        x, y = np.meshgrid(np.linspace(-1, 1, w, dtype=np.float32), np.linspace(-1, 1, h, dtype=np.float32))
        angle = rng.uniform(0, 2 * np.pi)
        slope = (x * np.cos(angle) + y * np.sin(angle)) * rng.uniform(0.2, 0.6) + rng.uniform(0.7, 1.2)
        image = (image * slope[..., None].clip(0.2, 2)).clip(0, 255).astype(np.uint8)
    return image


def _blur(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    kind = rng.integers(3)
    if kind == 0:
        return cv2.GaussianBlur(image, (0, 0), rng.uniform(0.4, 1.8))
    if kind == 1:
        size = int(rng.integers(3, 8))
        kernel = np.zeros((size, size), np.float32)
        if rng.random() < 0.7:
            kernel[size // 2] = 1 / size
        else:
            kernel[:, size // 2] = 1 / size
        return cv2.filter2D(image, -1, kernel)
    h, w = image.shape[:2]
    factor = rng.uniform(1.3, 2.5)
    small = cv2.resize(image, (int(w / factor), int(h / factor)), interpolation=cv2.INTER_AREA)
    return cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR)
