"""Training samples drawn at random, each a pure function of (seed, index), so training resumes exactly."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from torch.utils.data import Dataset

from augment import Sample, cut, disturb, join
from coco import Picture
from facecrops import find_faces
from model import LABELS
from paint import paint_mask
from targets import Target, dense_target

WITH_MASK, WITHOUT_MASK, INCORRECT = range(len(LABELS))
RARITY = (1.0, 3.0, 6.0)
EVEN = (1.0, 1.0, 1.0)
BASE_PX = 640.0


def load_rgb(path: Path) -> np.ndarray:
    image = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if image is None:
        raise FileNotFoundError(path)
    return cv2.cvtColor(image, cv2.COLOR_BGR2RGB)


@dataclass
class PicturePool:
    """Annotated pictures, drawn more often if they show a rare label; small ones stay decoded."""

    pictures: list[Picture]
    rarity: tuple[float, ...] = RARITY
    decoded: dict[int, np.ndarray] = field(default_factory=dict)
    kept_px: int = 1_000_000

    def __post_init__(self) -> None:
        weights = [max((self.rarity[label] for label in p.labels), default=0.5) for p in self.pictures]
        self.chance = np.array(weights) / np.sum(weights)

    def image(self, index: int) -> np.ndarray:
        if index not in self.decoded:
            image = load_rgb(self.pictures[index].path)
            if image.shape[0] * image.shape[1] > self.kept_px:
                return image
            self.decoded[index] = image
        return self.decoded[index]

    def draw(self, width: int, height: int, zoom: tuple[float, float], rng: np.random.Generator) -> Sample:
        """A cut whose scale would give the whole picture's longer side `BASE_PX` times a random `zoom`."""
        index = int(rng.choice(len(self.pictures), p=self.chance))
        picture, image = self.pictures[index], self.image(index)
        scale = BASE_PX / max(image.shape[:2]) * float(np.exp(rng.uniform(*np.log(zoom))))
        focus = (rng.uniform(0, image.shape[1]), rng.uniform(0, image.shape[0]))
        if len(picture.labels):
            wish = np.array([self.rarity[label] for label in picture.labels])
            box = picture.boxes[rng.choice(len(wish), p=wish / wish.sum())]
            focus = tuple((box[:2] + box[2:]) / 2)
        real = ~picture.crowd
        whole = Sample(image, picture.boxes[real], picture.labels[real], picture.boxes[picture.crowd])
        return cut(whole, width, height, scale, focus, rng)


class FaceCrops:
    """Pictures of one face each, pasted as a grid; some bare faces get a painted mask."""

    # The share of each kind of cell: bare, masked, painted proper, painted under the nose, under the chin.
    SHARES = (0.45, 0.17, 0.13, 0.18, 0.07)

    def __init__(self, folder: Path, finder: Path, cache: Path) -> None:
        split = json.loads((folder / "split.json").read_text())["train"]
        names = split["with_mask"] + split["without_mask"]
        faces = find_faces(folder, names, finder, cache)
        self.bytes = {name: (folder / name).read_bytes() for name in faces}
        self.faces = faces
        self.bare = sorted(n for n in faces if n.startswith("without_mask"))
        self.masked = sorted(n for n in faces if n.startswith("with_mask"))

    def grid(self, side: int, rng: np.random.Generator) -> Sample:
        columns = int(rng.integers(1, 7))
        rows = int(np.clip(columns + rng.integers(-1, 2), 1, 6))
        xs, ys = (self._edges(side, n, rng) for n in (columns, rows))
        parts = []
        for x, x2 in zip(xs, xs[1:]):
            for y, y2 in zip(ys, ys[1:]):
                parts.append((x, y, self.cell(x2 - x, y2 - y, rng)))
        return join(parts, side, side)

    @staticmethod
    def _edges(side: int, n: int, rng: np.random.Generator) -> list[int]:
        widths = rng.uniform(0.7, 1.3, n)
        return [0, *np.round(np.cumsum(widths) / widths.sum() * side).astype(int).tolist()]

    def cell(self, width: int, height: int, rng: np.random.Generator) -> Sample:
        kind = int(rng.choice(len(self.SHARES), p=self.SHARES))
        name = str(rng.choice(self.masked if kind == 1 else self.bare))
        image = cv2.cvtColor(cv2.imdecode(np.frombuffer(self.bytes[name], np.uint8), 1), cv2.COLOR_BGR2RGB)
        box = np.array(self.faces[name]["box"], np.float32)
        marks = np.array(self.faces[name]["marks"], np.float32).reshape(5, 2)
        if kind >= 2:
            image = paint_mask(image, box, marks, ("proper", "under-nose", "under-chin")[kind - 2], rng)
        label = (WITHOUT_MASK, WITH_MASK, WITH_MASK, INCORRECT, INCORRECT)[kind]
        sample = Sample(image, box[None], np.array([label]), np.zeros((0, 4), np.float32))
        fill = max(width / image.shape[1], height / image.shape[0])
        fitting = 0.9 * min(width, height) / max(box[2] - box[0], box[3] - box[1])
        scale = min(fill * rng.uniform(0.8, 1.3), fitting)
        return cut(sample, width, height, float(scale), tuple((box[:2] + box[2:]) / 2), rng)


@dataclass
class Mixture:
    """Where samples come from; the shares of `photos`, `extra` and `crops` add up to 1."""

    photos: PicturePool
    extra: PicturePool | None
    crops: FaceCrops | None
    extra_share: float = 0.18
    crops_share: float = 0.22
    mosaic_share: float = 0.25

    def draw(self, side: int, rng: np.random.Generator) -> Sample:
        which = rng.random()
        if self.crops is not None and which < self.crops_share:
            return self.crops.grid(side, rng)
        scenes = self.extra is not None and which > 1 - self.extra_share
        pool = self.extra if scenes else self.photos
        if rng.random() < self.mosaic_share:
            return self._mosaic(pool, side, rng)
        return pool.draw(side, side, (0.6, 1.8), rng)

    @staticmethod
    def _mosaic(pool: PicturePool, side: int, rng: np.random.Generator) -> Sample:
        x, y = (int(v) for v in rng.uniform(0.3, 0.7, 2) * side)
        corners = ((0, 0, x, y), (x, 0, side - x, y), (0, y, x, side - y), (x, y, side - x, side - y))
        return join([(a, b, pool.draw(w, h, (0.45, 1.2), rng)) for a, b, w, h in corners], side, side)


class TrainingSet(Dataset):
    """Sample `index` of an endless training set of pictures of `side` pixels."""

    def __init__(self, mixture: Mixture, side: int, seed: int, length: int) -> None:
        self.mixture, self.side, self.seed, self.length = mixture, side, seed, length

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> Target:
        cv2.setNumThreads(0)
        rng = np.random.default_rng((self.seed, index))
        return dense_target(disturb(self.mixture.draw(self.side, rng), rng))
