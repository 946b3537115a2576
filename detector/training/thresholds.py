"""Score thresholds by label, for detections that carry one label each: the face's best one."""

from __future__ import annotations

import numpy as np

from coco import Picture
from coco_metrics import match
from infer import Faces
from model import LABELS

GRID = np.arange(0.1, 0.9, 0.01)
NEARLY = 0.03


def labelled(pictures: list[Picture], found: list[Faces], label: int) -> tuple[np.ndarray, np.ndarray, int]:
    """Scores of the faces told to be `label`, whether each is one (IoU 0.5), and how many there are."""
    scores, right, total = [], [], 0
    for picture, faces in zip(pictures, found):
        top = faces.class_scores.argmax(1) == label
        mine = (picture.labels == label) & ~picture.crowd
        result = match(faces.boxes[top], faces.class_scores[top, label], picture.boxes[mine])
        scores.append(result.scores)
        right.append(result.hit[0])
        total += result.faces
    return np.concatenate(scores), np.concatenate(right), total


def rates(scores: np.ndarray, right: np.ndarray, total: int, threshold: float) -> dict[str, float]:
    told = scores >= threshold
    hits = int((told & right).sum())
    precision, recall = hits / max(int(told.sum()), 1), hits / max(total, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def choose_thresholds(pictures: list[Picture], found: list[Faces]) -> dict[str, float]:
    """The middle of the range of thresholds whose F1 is as good as the best, within its own error, label by label."""
    chosen = {}
    for index, label in enumerate(LABELS):
        f1 = np.array([rates(*labelled(pictures, found, index), float(t))["f1"] for t in GRID])
        good = GRID[f1 >= f1.max() - NEARLY]
        chosen[label] = round(float(np.median(good)), 2)
    return chosen


def at_thresholds(pictures: list[Picture], found: list[Faces], thresholds: dict[str, float]) -> dict[str, dict]:
    """Precision, recall and F1 of the labelled faces, as the product would report them."""
    return {
        label: rates(*labelled(pictures, found, index), thresholds[label]) for index, label in enumerate(LABELS)
    }
