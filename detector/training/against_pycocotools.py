"""Compares `coco_metrics` with pycocotools, on random boxes and on a model's detections on val.

Needs pycocotools, which nothing else here does. With `--fixture` it writes one random set with pycocotools' own figures.
"""

from __future__ import annotations

import argparse
import contextlib
import copy
import io
import json
from importlib.metadata import version
from pathlib import Path

import numpy as np

from coco_metrics import AREAS, IOUS, ClassCurve, match

SCORED = 0.02
FIXTURE_SEED = 11


def random_set(seed: int, pictures: int = 40, ties: bool = True) -> tuple[dict, list[dict]]:
    """Annotations and detections in COCO's form: all sizes, crowds, misses, doubles, overfull pictures."""
    rng = np.random.default_rng(seed)
    categories = [{"id": i, "name": name} for i, name in ((1, "with_mask"), (2, "without_mask"), (5, "incorrect"))]
    images, annotations, detections = [], [], []
    for image in range(1, pictures + 1):
        images.append({"id": image, "file_name": f"{image}.jpg", "width": 640, "height": 480})
        for category in categories:
            truth = random_boxes(rng, int(rng.integers(0, 7)))
            crowd = rng.random(len(truth)) < 0.08
            for box, of_many in zip(truth, crowd):
                row = {"id": len(annotations) + 1, "image_id": image, "category_id": category["id"]}
                annotations.append(row | {"bbox": numbers(box), "area": box[2] * box[3], "iscrowd": int(of_many)})
            for box in random_detections(rng, truth, 120 if image == category["id"] else int(rng.integers(0, 6))):
                row = {"image_id": image, "category_id": category["id"], "bbox": numbers(box)}
                detections.append(row | {"score": round(float(rng.beta(2, 2)), 2 if ties else 6)})
    return {"images": images, "annotations": annotations, "categories": categories}, detections


def random_boxes(rng: np.random.Generator, count: int) -> np.ndarray:
    size = np.exp(rng.uniform(np.log(8), np.log(220), (count, 1))) * rng.uniform(0.8, 1.25, (count, 2))
    return np.concatenate((rng.uniform(0, (420, 260), (count, 2)), size), 1).round(2)


def random_detections(rng: np.random.Generator, truth: np.ndarray, wrong: int) -> np.ndarray:
    """Shaken copies of some true boxes, some of them twice, and boxes of nothing."""
    copies = np.repeat(truth, rng.choice((0, 1, 2), len(truth), p=(0.2, 0.6, 0.2)), 0)
    shaken = copies + rng.normal(0, 0.06, copies.shape) * np.tile(copies[:, 2:], 2)
    return np.concatenate((shaken, random_boxes(rng, wrong))).round(2)


def numbers(row: np.ndarray) -> list[float]:
    return [round(float(v), 4) for v in row]


def theirs(annotations: dict, detections: list[dict]) -> dict[str, np.ndarray]:
    """By area: `[classes, 10, 2]`, average precision and highest recall at each IoU, NaN without a true box."""
    from pycocotools.coco import COCO
    from pycocotools.cocoeval import COCOeval

    with contextlib.redirect_stdout(io.StringIO()):
        truth = COCO()
        truth.dataset = copy.deepcopy(annotations)
        truth.createIndex()
        run = COCOeval(truth, truth.loadRes(copy.deepcopy(detections)), "bbox")
        run.evaluate()
        run.accumulate()
    precision, recall = run.eval["precision"][..., -1], run.eval["recall"][..., -1]
    table = {}
    for index, area in enumerate(run.params.areaRngLbl):
        both = np.stack((precision[:, :, :, index].mean(1), recall[:, :, index]), -1)
        table[area] = np.where(both < 0, np.nan, both).transpose(1, 0, 2)
    return table


def ours(annotations: dict, detections: list[dict]) -> dict[str, np.ndarray]:
    """The same table by `coco_metrics`."""
    return {
        area: np.stack([of_class(annotations, detections, c["id"], limits) for c in annotations["categories"]])
        for area, limits in AREAS.items()
    }


def of_class(annotations: dict, detections: list[dict], category: int, limits: tuple[float, float]) -> np.ndarray:
    rows = []
    for image in annotations["images"]:
        wanted = [image["id"], category]
        true = [a for a in annotations["annotations"] if [a["image_id"], a["category_id"]] == wanted]
        found = [d for d in detections if [d["image_id"], d["category_id"]] == wanted]
        crowd = np.array([a["iscrowd"] for a in true], bool)
        scores = np.array([d["score"] for d in found], float)
        rows.append(match(corners(found), scores, corners(true), crowd, limits))
    return np.stack(ClassCurve(rows).precision(), -1)


def corners(rows: list[dict]) -> np.ndarray:
    boxes = np.array([r["bbox"] for r in rows], float).reshape(-1, 4)
    return np.concatenate((boxes[:, :2], boxes[:, :2] + boxes[:, 2:]), 1)


def difference(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> float:
    """The largest one of any figure; infinite if only one of both is undefined."""
    worst = 0.0
    for area in AREAS:
        if (np.isnan(one[area]) != np.isnan(other[area])).any():
            return float("inf")
        worst = max(worst, float(np.nan_to_num(np.abs(one[area] - other[area])).max()))
    return worst


def figures(table: dict[str, np.ndarray]) -> dict[str, float]:
    """COCO's summary of `[..., 10, 2]` tables, over all the classes in them that have a true box."""
    every = table["all"].reshape(-1, len(IOUS), 2)
    result = {"AP": every[..., 0], "AP50": every[:, 0, 0], "AP75": every[:, 5, 0]}
    result |= {"AR": every[..., 1], "recall50": every[:, 0, 1]}
    for area in ("small", "medium", "large"):
        result |= {f"AP_{area}": table[area][..., 0], f"AR_{area}": table[area][..., 1]}
    return {k: None if np.isnan(v).all() else float(np.nanmean(v)) for k, v in result.items()}


def fixture(annotations: dict, detections: list[dict]) -> dict:
    table = theirs(annotations, detections)
    by_class = {
        c["name"]: figures({area: values[i] for area, values in table.items()})
        for i, c in enumerate(annotations["categories"])
    }
    expected = figures(table) | {"classes": by_class, "computedBy": f"pycocotools {version('pycocotools')}"}
    return {"annotations": annotations, "detections": detections, "expected": expected}


def on_val(checkpoint: Path, data: Path) -> tuple[dict, list[dict]]:
    """The val annotations and what the model finds there, every face once for each label."""
    from coco import read_coco
    from detector import Detector
    from export import load
    from infer import detect

    folder = data / "facemask853"
    annotations = json.loads((folder / "val.json").read_text())
    found = detect(Detector(load(checkpoint)), read_coco(folder / "val.json", folder / "images"), 640, "cpu", True)
    detections = []
    for image, faces in zip(annotations["images"], found):
        for box, scores in zip(faces.boxes.astype(float), faces.class_scores):
            bbox = [*box[:2], *(box[2:] - box[:2])]
            for category, score in zip(annotations["categories"], scores):
                row = {"image_id": image["id"], "category_id": category["id"], "bbox": bbox, "score": float(score)}
                detections.extend([row] * int(score >= SCORED))
    return annotations, detections


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=int, default=20, help="random sets, with seeds from 0")
    parser.add_argument("--fixture", type=Path, help="JSON of one random set with pycocotools' figures")
    parser.add_argument("--checkpoint", type=Path, help="compare on this model's detections on val, too")
    parser.add_argument("--data", type=Path)
    return parser.parse_args()


def main() -> None:
    args = arguments()
    if args.fixture:
        args.fixture.write_text(json.dumps(fixture(*random_set(FIXTURE_SEED, 12, False))))
    pairs = {f"random set {seed}": random_set(seed) for seed in range(args.sets)}
    if args.checkpoint:
        pairs["val"] = on_val(args.checkpoint, args.data)
    for name, pair in pairs.items():
        reference = theirs(*pair)
        print(f"{name}: largest difference {difference(ours(*pair), reference):.2e}", figures(reference))


if __name__ == "__main__":
    main()
