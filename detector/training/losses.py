"""Losses of both stages and the choice of regions that the box head learns from."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor
from torchvision.ops import box_iou, generalized_box_iou_loss

from model import LABELS, STRIDE, FaceModel, FirstStage, decode_sides, encode_deltas, propose
from targets import Target

BACKGROUND = len(LABELS)
DRAWN, REGIONS, MOST_FACES = 96, 64, 40
FACE_IOU, BACKGROUND_IOU = 0.5, 0.4
UNUSED = -1


def total_loss(model: FaceModel, batch: list[Target]) -> tuple[Tensor, dict[str, float]]:
    """The weighted sum over both stages, and its parts for the log."""
    device = model.mean.device
    first = model.first_stage(torch.stack([t.image for t in batch]).to(device))
    heat, sides = first_stage_losses(first, batch)
    with torch.no_grad():
        boxes, labels, goals = choose_regions(first, batch)
    logits, deltas = model.second_stage(first, boxes)
    classes = F.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=UNUSED)
    face = (labels >= 0) & (labels < BACKGROUND)
    aim = encode_deltas(boxes, goals)[face]
    refine = F.smooth_l1_loss(deltas[face], aim, reduction="sum") / (4 * face.sum().clamp(min=1))
    parts = {"heat": heat, "sides": sides, "class": classes, "refine": refine}
    loss = heat + 2.0 * sides + 2.0 * classes + 2.0 * refine
    return loss, {k: float(v.detach()) for k, v in parts.items()}


def first_stage_losses(first: FirstStage, batch: list[Target]) -> tuple[Tensor, Tensor]:
    """CenterNet's focal loss on the heat map; generalised IoU on the cells around each centre."""
    device = first.objectness.device
    heat = torch.stack([t.heat for t in batch]).to(device)
    attention = torch.stack([t.attention for t in batch]).to(device)
    logit = first.objectness[:, 0]
    p = logit.sigmoid()
    centre = (heat == 1).to(p.dtype)
    hit = F.logsigmoid(logit) * (1 - p) ** 2 * centre
    miss = F.logsigmoid(-logit) * p**2 * (1 - heat) ** 4 * (1 - centre)
    faces = sum(len(t.boxes) for t in batch)
    focal = -((hit + miss) * attention).sum() / max(faces, 1)

    owner = torch.stack([t.owner for t in batch]).to(device)
    n, y, x = (owner >= 0).nonzero(as_tuple=True)
    if not len(n):
        return focal, first.sides.sum() * 0
    weight = torch.stack([t.weight for t in batch]).to(device)[n, y, x]
    start = torch.tensor([0] + [len(t.boxes) for t in batch], device=device).cumsum(0)
    boxes = torch.cat([t.boxes for t in batch]).to(device)[start[n] + owner[n, y, x]]
    said = decode_sides((x + 0.5) * STRIDE, (y + 0.5) * STRIDE, first.sides[n, :, y, x])
    loss = generalized_box_iou_loss(said, boxes, reduction="none")
    return focal, (loss * weight).sum() / max(faces, 1)


def choose_regions(first: FirstStage, batch: list[Target]) -> tuple[Tensor, Tensor, Tensor]:
    """Boxes `[N,REGIONS,4]`, labels `[N,REGIONS]` (UNUSED past the end) and the boxes aimed at."""
    device = first.objectness.device
    drawn, _ = propose(first, DRAWN)
    boxes = torch.zeros(len(batch), REGIONS, 4, device=device)
    boxes[..., 2:] = 8.0
    labels = torch.full((len(batch), REGIONS), UNUSED, dtype=torch.int64, device=device)
    goals = boxes.clone()
    for i, target in enumerate(batch):
        chosen, label, goal = _of_picture(drawn[i], target.boxes.to(device), target.labels.to(device), target.ignore.to(device))
        boxes[i, : len(chosen)], labels[i, : len(chosen)], goals[i, : len(chosen)] = chosen, label, goal
    return boxes, labels, goals


def _of_picture(drawn: Tensor, faces: Tensor, labels: Tensor, ignore: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    size = (faces[:, 2:] - faces[:, :2]).repeat(1, 2)
    shaken = faces + torch.randn_like(faces) * 0.07 * size
    boxes = torch.cat((drawn, shaken))
    if not len(faces):
        return boxes[:REGIONS], torch.full((min(len(boxes), REGIONS),), BACKGROUND, device=boxes.device), boxes[:REGIONS]
    iou, owner = box_iou(boxes, faces).max(1)
    background = (iou < BACKGROUND_IOU) & ~_mostly_inside(boxes, ignore)
    background[len(drawn) :] = False
    face = (iou >= FACE_IOU).nonzero()[:, 0]
    face = face[torch.randperm(len(face), device=face.device)[:MOST_FACES]]
    rest = background.nonzero()[: REGIONS - len(face), 0]
    chosen = torch.cat((face, rest))
    label = torch.cat((labels[owner[face]], torch.full_like(rest, BACKGROUND)))
    return boxes[chosen], label, faces[owner[chosen]]


def _mostly_inside(boxes: Tensor, regions: Tensor) -> Tensor:
    if not len(regions):
        return torch.zeros(len(boxes), dtype=torch.bool, device=boxes.device)
    low = torch.maximum(boxes[:, None, :2], regions[None, :, :2])
    high = torch.minimum(boxes[:, None, 2:], regions[None, :, 2:])
    shared = (high - low).clamp(min=0).prod(2)
    return ((shared / (boxes[:, 2:] - boxes[:, :2]).prod(1).clamp(min=1)[:, None]) > 0.5).any(1)
