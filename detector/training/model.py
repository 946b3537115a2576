"""The two-stage face detector: backbone, neck, class-agnostic proposals, box head.

Every step up to the last suppression has a fixed number of rows per picture, so a batch of N
computes exactly what N single runs compute.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torchvision.ops import roi_align

from backbone import Backbone, activation

LABELS = ("with_mask", "without_mask", "mask_weared_incorrect")
MEAN = (123.675, 116.28, 103.53)
STD = (58.395, 57.12, 57.375)
STRIDE = 4
CONTEXT_STRIDE = 16
WIDTH = 64
POOL = 7
SAMPLES = 1
BASE_PX = 16.0
ROI_ENLARGE = 1.2
DELTA_SCALE = (0.1, 0.1, 0.2, 0.2)
MAX_LOG = 4.0


def separable(cin: int, cout: int) -> nn.Sequential:
    """Depthwise 3x3, pointwise, norm, activation."""
    return nn.Sequential(
        nn.Conv2d(cin, cin, 3, 1, 1, groups=cin, bias=False),
        nn.Conv2d(cin, cout, 1, bias=False),
        nn.BatchNorm2d(cout),
        activation(),
    )


class Neck(nn.Module):
    """Fuses the strides 32 to 4 from the top down; gives stride 4 (detail) and stride 16 (context)."""

    def __init__(self) -> None:
        super().__init__()
        self.laterals = nn.ModuleList(
            nn.Sequential(nn.Conv2d(c, WIDTH, 1, bias=False), nn.BatchNorm2d(WIDTH)) for c in Backbone.channels
        )
        self.blocks = nn.ModuleList(separable(WIDTH, WIDTH) for _ in Backbone.channels[:-1])
        self.detail = separable(WIDTH, WIDTH)

    def forward(self, features: list[Tensor]) -> tuple[Tensor, Tensor]:
        level = self.laterals[3](features[3])
        levels = []
        for i in (2, 1, 0):
            up = F.interpolate(level, scale_factor=2.0, mode="nearest")
            level = self.blocks[i](self.laterals[i](features[i]) + up)
            levels.append(level)
        return level + self.detail(level), levels[0]


class ProposalHead(nn.Module):
    """Objectness logit `[N,1,h,w]` and distances to the four sides `[N,4,h,w]` as logarithms."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = separable(WIDTH, WIDTH)
        self.objectness = nn.Conv2d(WIDTH, 1, 1)
        self.sides = nn.Conv2d(WIDTH, 4, 1)
        nn.init.constant_(self.objectness.bias, -4.6)
        nn.init.normal_(self.sides.weight, std=0.01)
        nn.init.zeros_(self.sides.bias)

    def forward(self, detail: Tensor) -> tuple[Tensor, Tensor]:
        x = self.trunk(detail)
        return self.objectness(x), self.sides(x).clamp(-MAX_LOG, MAX_LOG)


class BoxHead(nn.Module):
    """Pooled regions `[R,2*WIDTH,7,7]` to class logits `[R,C+1]` (background last) and box deltas `[R,4]`."""

    def __init__(self, classes: int = len(LABELS), hidden: int = 192) -> None:
        super().__init__()
        self.entry = nn.Sequential(nn.Conv2d(2 * WIDTH, 96, 1, bias=False), nn.BatchNorm2d(96), activation())
        self.blocks = nn.ModuleList(separable(96, 96) for _ in range(2))
        self.squeeze = nn.Sequential(nn.Conv2d(96, 64, 1, bias=False), nn.BatchNorm2d(64), activation())
        self.hidden = nn.Sequential(nn.Linear(64 * POOL * POOL, hidden), nn.ReLU(inplace=True))
        self.classes = nn.Linear(hidden, classes + 1)
        self.deltas = nn.Linear(hidden, 4)
        nn.init.normal_(self.deltas.weight, std=0.001)
        nn.init.zeros_(self.deltas.bias)

    def forward(self, pooled: Tensor) -> tuple[Tensor, Tensor]:
        x = self.entry(pooled)
        for block in self.blocks:
            x = x + block(x)
        x = self.hidden(self.squeeze(x).flatten(1))
        return self.classes(x), self.deltas(x)


@dataclass
class FirstStage:
    """Feature maps and dense proposals of one batch."""

    detail: Tensor
    context: Tensor
    objectness: Tensor
    sides: Tensor


class FaceModel(nn.Module):
    """The trainable network, up to undecoded class logits and deltas per region."""

    def __init__(self) -> None:
        super().__init__()
        self.backbone = Backbone()
        self.neck = Neck()
        self.proposals = ProposalHead()
        self.head = BoxHead()
        self.register_buffer("mean", torch.tensor(MEAN).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("std", torch.tensor(STD).view(1, 3, 1, 1), persistent=False)

    def first_stage(self, images: Tensor) -> FirstStage:
        """`images` is `[N,H,W,3]` uint8 RGB, H and W multiples of 32."""
        x = (images.permute(0, 3, 1, 2).float() - self.mean) / self.std
        detail, context = self.neck(self.backbone(x))
        objectness, sides = self.proposals(detail)
        return FirstStage(detail, context, objectness, sides)

    def second_stage(self, first: FirstStage, boxes: Tensor) -> tuple[Tensor, Tensor]:
        """`boxes` `[N,P,4]` in input pixels to logits `[N,P,C+1]` and deltas `[N,P,4]`."""
        n, p = boxes.shape[0], boxes.shape[1]
        centre = (boxes[..., :2] + boxes[..., 2:]) / 2
        half = (boxes[..., 2:] - boxes[..., :2]) * (ROI_ENLARGE / 2)
        wide = torch.cat((centre - half, centre + half), -1)
        picture = torch.arange(n, device=boxes.device, dtype=boxes.dtype).view(-1, 1, 1)
        rows = torch.cat((picture.expand(n, p, 1), wide), -1).reshape(-1, 5)
        pooled = torch.cat(
            (
                roi_align(first.detail, rows, (POOL, POOL), 1.0 / STRIDE, SAMPLES, True),
                roi_align(first.context, rows, (POOL, POOL), 1.0 / CONTEXT_STRIDE, SAMPLES, True),
            ),
            1,
        )
        logits, deltas = self.head(pooled)
        return logits.view(n, -1, len(LABELS) + 1), deltas.view(n, -1, 4)


def decode_sides(x: Tensor, y: Tensor, sides: Tensor) -> Tensor:
    """Cell centres `x`, `y` (pixels, `[...]`) and log distances `[...,4]` to boxes `[...,4]`."""
    d = sides.exp() * BASE_PX
    return torch.stack((x - d[..., 0], y - d[..., 1], x + d[..., 2], y + d[..., 3]), -1)


def propose(first: FirstStage, limit: int) -> tuple[Tensor, Tensor]:
    """The `limit` best local peaks: boxes `[N,limit,4]` clipped to the picture, objectness `[N,limit]`."""
    logit = first.objectness
    n, _, h, w = logit.shape
    peak = logit >= F.max_pool2d(logit, 3, 1, 1)
    score = (logit.sigmoid() * peak.to(logit.dtype)).flatten(1)
    best, index = score.topk(limit, 1)
    picked = first.sides.flatten(2).gather(2, index.unsqueeze(1).expand(-1, 4, -1)).transpose(1, 2)
    row = torch.div(index, w, rounding_mode="floor")
    column = index - row * w
    x = (column.to(logit.dtype) + 0.5) * STRIDE
    y = (row.to(logit.dtype) + 0.5) * STRIDE
    return clip(decode_sides(x, y, picked), h * STRIDE, w * STRIDE), best


def clip(boxes: Tensor, height_px: int | Tensor, width_px: int | Tensor) -> Tensor:
    x1, y1, x2, y2 = boxes.clamp(min=0.0).unbind(-1)
    high = torch.as_tensor(height_px, dtype=boxes.dtype, device=boxes.device)
    wide = torch.as_tensor(width_px, dtype=boxes.dtype, device=boxes.device)
    return torch.stack((x1.minimum(wide), y1.minimum(high), x2.minimum(wide), y2.minimum(high)), -1)


def apply_deltas(boxes: Tensor, deltas: Tensor) -> Tensor:
    """Moves and scales `boxes` by the box head's deltas (Faster R-CNN's parametrisation)."""
    size = boxes[..., 2:] - boxes[..., :2]
    centre = (boxes[..., :2] + boxes[..., 2:]) / 2
    scaled = deltas * deltas.new_tensor(DELTA_SCALE)
    centre = centre + scaled[..., :2] * size
    half = size * scaled[..., 2:].clamp(-2.0, 2.0).exp() / 2
    return torch.cat((centre - half, centre + half), -1)


def encode_deltas(boxes: Tensor, targets: Tensor) -> Tensor:
    """The deltas that turn `boxes` into `targets`; the inverse of `apply_deltas`."""
    size = (boxes[..., 2:] - boxes[..., :2]).clamp(min=1.0)
    shift = ((targets[..., :2] + targets[..., 2:]) - (boxes[..., :2] + boxes[..., 2:])) / 2 / size
    scale = ((targets[..., 2:] - targets[..., :2]).clamp(min=1.0) / size).log()
    return torch.cat((shift, scale), -1) / boxes.new_tensor(DELTA_SCALE)
