"""From which size on the label of a found face can be relied on."""

from __future__ import annotations

import numpy as np

from coco import Picture
from coco_metrics import overlaps
from infer import Faces

EDGES_PX = (0, 8, 12, 16, 20, 24, 32, 48, 64, 1e9)
RELIABLE = 0.65
FEWEST = 10
MASKED, BARE = 0, 1


def accuracy_by_size(runs: list[tuple[list[Picture], list[Faces]]]) -> dict[str, dict]:
    """By the shorter side in input pixels: share of masked and of bare faces found, and told rightly when found."""
    rows = np.concatenate([_faces(pictures, found) for pictures, found in runs])
    table = {}
    for low, high in zip(EDGES_PX, EDGES_PX[1:]):
        inside = rows[(rows[:, 0] >= low) & (rows[:, 0] < high)]
        row: dict[str, float | int] = {}
        for name, label in (("masked", MASKED), ("bare", BARE)):
            mine = inside[inside[:, 1] == label]
            seen = mine[mine[:, 2] >= 0]
            row |= {f"{name}Faces": len(mine), f"{name}Found": round(len(seen) / max(len(mine), 1), 3)}
            row[f"{name}Right"] = round(float((seen[:, 2] == label).mean()), 3) if len(seen) else 0.0
        table[str(int(low))] = row
    return table


def _faces(pictures: list[Picture], found: list[Faces]) -> np.ndarray:
    """Rows of (shorter side in input px, label, told label or -1)."""
    rows = []
    for picture, faces in zip(pictures, found):
        side = (picture.boxes[:, 2:] - picture.boxes[:, :2]).min(1) * faces.scale if len(picture.boxes) else []
        told = np.full(len(picture.boxes), -1)
        strong = faces.class_scores.max(1, initial=0) >= 0.3
        if strong.any() and len(told):
            iou = overlaps(picture.boxes, faces.boxes[strong], np.zeros(int(strong.sum()), bool))
            near = iou.max(1) >= 0.5
            told[near] = faces.class_scores[strong].argmax(1)[iou.argmax(1)][near]
        rows.append(np.stack((side, picture.labels, told), 1).reshape(-1, 3))
    return np.concatenate(rows)


def smallest_reliable(table: dict[str, dict]) -> int:
    """The lowest size from which on masked and bare faces alike are found and told rightly often enough.

    Faces that are not found count as well: where bare faces are missed more than masked ones, rates would lie.
    """
    smallest = None
    for low in sorted((int(k) for k in table), reverse=True):
        row = table[str(low)]
        enough = row["maskedFaces"] >= FEWEST and row["bareFaces"] >= FEWEST
        if enough and min(row[f"{name}Found"] * row[f"{name}Right"] for name in ("masked", "bare")) < RELIABLE:
            break
        if enough:
            smallest = low
    return max(8, smallest if smallest is not None else 16)
