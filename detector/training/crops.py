"""Face crops for the classifier: where the face is in each picture, and crops of it, plain or disturbed at random."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import Dataset

from augment import GREY, Sample, disturb
from classifier import CROP_LABELS, ENLARGE, SIDE_PX
from coco import Picture, in_held_out_tenth
from facecrops import CLEAR, FaceFinder

SMALLEST_PX = 12
BLURRED_FROM_PX = 40
NO_BOXES = np.zeros((0, 4), np.float32)


@dataclass(frozen=True)
class Face:
    """One face of a picture file: `box` x1,y1,x2,y2 in pixels, `label` an index into CROP_LABELS."""

    path: Path
    box: tuple[float, float, float, float]
    label: int

    @property
    def held_out(self) -> bool:
        return in_held_out_tenth(self.path.name)

    def image(self) -> np.ndarray:
        return cv2.cvtColor(cv2.imread(str(self.path), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)


def faces_of_split(folder: Path, part: str, finder: Path, cache: Path) -> list[Face]:
    """One face a picture of `train` or `test`: the largest clear one, else the whole picture."""
    split = json.loads((folder / "split.json").read_text())[part]
    names = [name for label in CROP_LABELS for name in split[label]]
    if not cache.exists():
        network = FaceFinder(finder)
        boxes = {name: face_box(network, cv2.imread(str(folder / name))) for name in names}
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_text(json.dumps(boxes))
    boxes = json.loads(cache.read_text())
    return [Face(folder / n, tuple(boxes[n]), CROP_LABELS.index(n.split("/")[0])) for n in names]


def face_box(network: FaceFinder, bgr: np.ndarray) -> list[float]:
    rows = network.faces(bgr)
    rows = rows[rows[:, 0] >= CLEAR]
    if not len(rows):
        return [0.0, 0.0, float(bgr.shape[1]), float(bgr.shape[0])]
    largest = rows[(rows[:, 3:5] - rows[:, 1:3]).prod(1).argmax()]
    return [round(float(v), 1) for v in largest[1:5]]


def faces_of_pictures(pictures: list[Picture]) -> list[Face]:
    """The annotated faces that are masked or bare and not too small to be told."""
    return [
        Face(picture.path, tuple(box), int(label))
        for picture in pictures
        for box, label in zip(picture.boxes.tolist(), picture.labels)
        if label < len(CROP_LABELS) and min(box[2] - box[0], box[3] - box[1]) >= SMALLEST_PX
    ]


def square(image: np.ndarray, centre: np.ndarray, half: float, side: int, angle: float = 0.0) -> np.ndarray:
    """The square of `2*half` pixels about `centre`, turned by `angle` degrees, as `side` pixels; grey outside."""
    step = 2 * half / side
    if step > 1:
        image = cv2.GaussianBlur(image, (0, 0), 0.4 * step)
    turn = np.deg2rad(angle)
    axes = step * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    origin = centre - 0.5 - axes @ np.full(2, (side - 1) / 2)
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    placed = np.concatenate((axes, origin[:, None]), 1)
    return cv2.warpAffine(image, placed, (side, side), flags=how, borderValue=(GREY,) * 3)


def plain_crop(face: Face, side: int = SIDE_PX) -> np.ndarray:
    """What the product cuts: a square `ENLARGE` times the longer side of the box."""
    box = np.array(face.box)
    return square(face.image(), (box[:2] + box[2:]) / 2, ENLARGE * (box[2:] - box[:2]).max() / 2, side)


def random_crop(face: Face, rng: np.random.Generator) -> np.ndarray:
    """A crop with a random margin, place and turn, brought down to as little as `SMALLEST_PX`, then disturbed."""
    image, box = face.image(), np.array(face.box)
    longer = float((box[2:] - box[:2]).max())
    centre = (box[:2] + box[2:]) / 2 + rng.uniform(-0.1, 0.1, 2) * longer
    half = longer * rng.uniform(0.95, 1.9) / 2
    enough = max(SMALLEST_PX * ENLARGE, min(SIDE_PX, 2 * half))
    side = SIDE_PX if rng.random() < 0.4 else int(np.exp(rng.uniform(np.log(SMALLEST_PX * ENLARGE), np.log(enough))))
    angle = rng.uniform(-18, 18) if rng.random() < 0.6 else 0.0
    small = square(image, centre, half, side, angle)
    middle = np.array([[0.5 - longer / 4 / half, 0.5 - longer / 4 / half, 0.5 + longer / 4 / half, 0.5 + longer / 4 / half]])
    sample = Sample(small, (middle * side).astype(np.float32), np.array([face.label]), NO_BOXES)
    small = disturb(sample, rng, side >= BLURRED_FROM_PX).image
    how = cv2.INTER_LINEAR if rng.random() < 0.8 else cv2.INTER_CUBIC
    return small if side == SIDE_PX else cv2.resize(small, (SIDE_PX, SIDE_PX), interpolation=how)


class CropSet(Dataset):
    """Endless random crops, each a pure function of (seed, index); `shares` is how often each list is drawn from."""

    def __init__(self, lists: list[list[Face]], shares: list[float], seed: int, length: int) -> None:
        self.lists, self.shares, self.seed, self.length = [by_label(faces) for faces in lists], shares, seed, length

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> tuple[Tensor, int]:
        cv2.setNumThreads(0)
        rng = np.random.default_rng((self.seed, index))
        groups = self.lists[int(rng.choice(len(self.lists), p=self.shares))]
        group = groups[int(rng.integers(len(groups)))]
        face = group[int(rng.integers(len(group)))]
        return torch.from_numpy(np.ascontiguousarray(random_crop(face, rng))), face.label


def by_label(faces: list[Face]) -> list[list[Face]]:
    """The faces of each label, so that both are drawn equally often."""
    return [[f for f in faces if f.label == label] for label in range(len(CROP_LABELS))]
