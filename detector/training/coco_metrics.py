"""COCO's detection metrics: greedy matching, area ranges, crowds, 101-point interpolation, bootstrap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

IOUS = np.linspace(0.5, 0.95, 10)
RECALLS = np.linspace(0, 1, 101)
AREAS = {"all": (0.0, 1e10), "small": (0.0, 32.0**2), "medium": (32.0**2, 96.0**2), "large": (96.0**2, 1e10)}
MOST_DETECTIONS = 100


@dataclass(frozen=True)
class Matches:
    """One class on one picture: `scores [D]` falling, `hit [T,D]`, `ignored [T,D]`, number of `faces`."""

    scores: np.ndarray
    hit: np.ndarray
    ignored: np.ndarray
    faces: int


def overlaps(found: np.ndarray, truth: np.ndarray, crowd: np.ndarray) -> np.ndarray:
    """IoU `[D,G]`; with a crowd region the share of the found box that lies in it."""
    low = np.maximum(found[:, None, :2], truth[None, :, :2])
    high = np.minimum(found[:, None, 2:], truth[None, :, 2:])
    shared = (high - low).clip(0).prod(2)
    own = (found[:, 2:] - found[:, :2]).prod(1)[:, None]
    other = (truth[:, 2:] - truth[:, :2]).prod(1)[None]
    return shared / np.where(crowd[None], own, own + other - shared).clip(1e-12)


def match(
    boxes: np.ndarray,
    scores: np.ndarray,
    truth: np.ndarray,
    crowd: np.ndarray | None = None,
    area: tuple[float, float] = AREAS["all"],
) -> Matches:
    """Gives each detection, best first, the free true box that it covers best."""
    crowd = np.zeros(len(truth), bool) if crowd is None else crowd
    order = np.argsort(-scores, kind="stable")[:MOST_DETECTIONS]
    boxes, scores = boxes[order], scores[order]
    size = (truth[:, 2:] - truth[:, :2]).prod(1)
    ignore = crowd | (size < area[0]) | (size > area[1])
    rank = np.argsort(ignore, kind="stable")
    truth, crowd, ignore = truth[rank], crowd[rank], ignore[rank]
    iou = overlaps(boxes, truth, crowd)
    hit = np.zeros((len(IOUS), len(boxes)), bool)
    ignored = np.zeros_like(hit)
    for t, least in enumerate(IOUS):
        free = np.ones(len(truth), bool)
        for d in range(len(boxes)):
            chosen = _best(iou[d], least, free | crowd, ignore)
            if chosen >= 0:
                free[chosen] = False
                hit[t, d], ignored[t, d] = not ignore[chosen], ignore[chosen]
    own = (boxes[:, 2:] - boxes[:, :2]).prod(1)
    outside = (own < area[0]) | (own > area[1])
    ignored |= ~hit & outside[None]
    return Matches(scores, hit, ignored, int((~ignore).sum()))


def _best(iou: np.ndarray, least: float, usable: np.ndarray, ignore: np.ndarray) -> int:
    """The best true box of at least `least`, counted ones before ignored ones; -1 for none."""
    for group in (~ignore, ignore):
        candidates = np.where(usable & group & (iou >= least), iou, -1.0)
        if len(candidates) and candidates.max() >= 0:
            return int(len(candidates) - 1 - candidates[::-1].argmax())
    return -1


class ClassCurve:
    """All pictures' matches of one class, sorted once, so that resampling only changes weights."""

    def __init__(self, matches: list[Matches]) -> None:
        scores = np.concatenate([m.scores for m in matches])
        order = np.argsort(-scores, kind="stable")
        self.picture = np.repeat(np.arange(len(matches)), [len(m.scores) for m in matches])[order]
        self.hit = np.concatenate([m.hit for m in matches], 1)[:, order]
        self.miss = ~self.hit & ~np.concatenate([m.ignored for m in matches], 1)[:, order]
        self.faces = np.array([m.faces for m in matches])

    def precision(self, weights: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Average precision `[T]` and highest recall `[T]`, NaN without a true box."""
        weights = np.ones(len(self.faces)) if weights is None else weights
        faces = float((self.faces * weights).sum())
        if faces == 0:
            return np.full(len(IOUS), np.nan), np.full(len(IOUS), np.nan)
        each = weights[self.picture]
        hits, misses = (self.hit * each).cumsum(1), (self.miss * each).cumsum(1)
        if not hits.shape[1]:
            return np.zeros(len(IOUS)), np.zeros(len(IOUS))
        recall = hits / faces
        precision = hits / (hits + misses).clip(1e-12)
        precision = np.maximum.accumulate(precision[:, ::-1], 1)[:, ::-1]
        average = np.empty(len(IOUS))
        for t in range(len(IOUS)):
            index = np.searchsorted(recall[t], RECALLS, side="left")
            average[t] = np.append(precision[t], 0.0)[index].mean()
        return average, recall[:, -1]


def bootstrap(curves: list[ClassCurve], rounds: int, seed: int) -> np.ndarray:
    """AP and AP50 by class of resampled pictures: `[rounds, classes, 2]`."""
    rng = np.random.default_rng(seed)
    pictures = len(curves[0].faces)
    result = np.empty((rounds, len(curves), 2))
    for i in range(rounds):
        weights = np.bincount(rng.integers(pictures, size=pictures), minlength=pictures).astype(float)
        for c, curve in enumerate(curves):
            average, _ = curve.precision(weights)
            result[i, c] = average.mean(), average[0]
    return result
