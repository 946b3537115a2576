"""Reads COCO detection files and splits them by a hash of the file's name."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model import LABELS

HELD_OUT_IN = 10


@dataclass(frozen=True)
class Picture:
    """One annotated picture: `boxes` `[M,4]` x1,y1,x2,y2 in pixels, `labels` `[M]` indices into LABELS."""

    path: Path
    boxes: np.ndarray
    labels: np.ndarray
    crowd: np.ndarray

    @property
    def held_out(self) -> bool:
        return in_held_out_tenth(self.path.name)


def in_held_out_tenth(name: str) -> bool:
    """Whether the file of that name is kept from learning."""
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:4], "big") % HELD_OUT_IN == 0


def read_coco(annotations: Path, pictures: Path) -> list[Picture]:
    """Every picture of a COCO file, boxes outside of it cut, in the file's order."""
    data = json.loads(annotations.read_text())
    label = {c["id"]: LABELS.index(c["name"]) for c in data["categories"] if c["name"] in LABELS}
    rows: dict[int, list[tuple]] = {image["id"]: [] for image in data["images"]}
    for a in data["annotations"]:
        if a["category_id"] in label:
            x, y, w, h = a["bbox"]
            rows[a["image_id"]].append((x, y, x + w, y + h, label[a["category_id"]], a.get("iscrowd", 0)))
    result = []
    for image in data["images"]:
        table = np.array(rows[image["id"]], np.float32).reshape(-1, 6)
        table[:, 0:4:2] = table[:, 0:4:2].clip(0, image["width"])
        table[:, 1:4:2] = table[:, 1:4:2].clip(0, image["height"])
        path = pictures / image["file_name"]
        result.append(Picture(path, table[:, :4], table[:, 4].astype(np.int64), table[:, 5] > 0))
    return result


def read_folder(folder: Path) -> list[Picture]:
    """An extra data set: `annotations.json` with the pictures beside it or in `images/`."""
    images = folder / "images"
    return read_coco(folder / "annotations.json", images if images.is_dir() else folder)


def sha256_of(*files: Path) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
