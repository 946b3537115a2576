"""Runs a detector over annotated pictures as the product does: letterboxed to one size."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import torch

from augment import GREY
from coco import Picture
from data import load_rgb
from detector import Detector


@dataclass(frozen=True)
class Faces:
    """Boxes `[M,4]` in the picture's own pixels, scores by class `[M,C]`, `scale` input px per picture px."""

    boxes: np.ndarray
    class_scores: np.ndarray
    scale: float


def letterbox(image: np.ndarray, side: int, square: bool) -> tuple[np.ndarray, float]:
    """Scales the longer side to `side` and pads right and below, to a square or to multiples of 32."""
    h, w = image.shape[:2]
    scale = side / max(h, w)
    width, height = max(1, round(w * scale)), max(1, round(h * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    full_w, full_h = (side, side) if square else (-(-width // 32) * 32, -(-height // 32) * 32)
    canvas = np.full((full_h, full_w, 3), GREY, np.uint8)
    canvas[:height, :width] = cv2.resize(image, (width, height), interpolation=how)
    return canvas, scale


@torch.no_grad()
def detect(detector: Detector, pictures: list[Picture], side: int, device: str, square: bool = False) -> list[Faces]:
    detector.eval()
    results = []
    for picture in pictures:
        canvas, scale = letterbox(load_rgb(picture.path), side, square)
        boxes, _, _, class_scores, count, _ = detector(torch.from_numpy(canvas)[None].to(device))
        n = int(count[0])
        results.append(Faces(boxes[0, :n].cpu().numpy() / scale, class_scores[0, :n].cpu().numpy(), scale))
    return results
