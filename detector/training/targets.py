"""What the first stage should say for a sample: a heat map of face centres and where to learn boxes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from augment import Sample
from model import STRIDE

SPREAD = 0.54 / 6
LEARN_ABOVE = 0.2


@dataclass
class Target:
    """`image [S,S,3]` uint8; `heat [h,w]` in 0..1; `attention [h,w]` 0 where ignored;
    `owner [h,w]` index of the box a cell learns, -1 for none; `weight [h,w]` adds up to 1 a box."""

    image: Tensor
    boxes: Tensor
    labels: Tensor
    ignore: Tensor
    heat: Tensor
    attention: Tensor
    owner: Tensor
    weight: Tensor


def dense_target(sample: Sample) -> Target:
    """Gaussian peaks as in CenterNet and TTFNet, small faces in front of large ones."""
    h, w = sample.image.shape[0] // STRIDE, sample.image.shape[1] // STRIDE
    heat, attention = np.zeros((h, w), np.float32), np.ones((h, w), np.float32)
    owner, weight = np.full((h, w), -1, np.int64), np.zeros((h, w), np.float32)
    for x1, y1, x2, y2 in sample.ignore / STRIDE:
        attention[int(y1) : int(np.ceil(y2)), int(x1) : int(np.ceil(x2))] = 0
    sides = sample.boxes[:, 2:] - sample.boxes[:, :2]
    for index in np.argsort(-sides.prod(1)):
        box, (bw, bh) = sample.boxes[index] / STRIDE, sides[index] / STRIDE
        cx, cy = (int(min(w - 1, (box[0] + box[2]) / 2)), int(min(h - 1, (box[1] + box[3]) / 2)))
        rx, ry = int(bw / 2) + 1, int(bh / 2) + 1
        x0, y0, xe, ye = max(0, cx - rx), max(0, cy - ry), min(w, cx + rx + 1), min(h, cy + ry + 1)
        gx = np.exp(-((np.arange(x0, xe) - cx) ** 2) / (2 * (SPREAD * bw) ** 2 + 1e-3))
        gy = np.exp(-((np.arange(y0, ye) - cy) ** 2) / (2 * (SPREAD * bh) ** 2 + 1e-3))
        peak = (gy[:, None] * gx[None]).astype(np.float32)
        np.maximum(heat[y0:ye, x0:xe], peak, out=heat[y0:ye, x0:xe])
        learn = peak > LEARN_ABOVE
        owner[y0:ye, x0:xe][learn] = index
        weight[y0:ye, x0:xe][learn] = (peak / peak[learn].sum())[learn]
        attention[cy, cx] = 1
    return Target(
        torch.from_numpy(sample.image),
        torch.from_numpy(sample.boxes.astype(np.float32)),
        torch.from_numpy(sample.labels.astype(np.int64)),
        torch.from_numpy(sample.ignore.astype(np.float32)),
        *(torch.from_numpy(a) for a in (heat, attention, owner, weight)),
    )
