"""Measures a check-point: COCO's AP by class and size with bootstrap intervals, thresholds, readable face size.

Thresholds come from the held-out tenth of the training pictures and from every second held-out picture of extra sets;
the val pictures and the other held-out extra ones are only reported.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
import yaml

from coco import Picture, read_coco, read_folder, sha256_of
from coco_metrics import AREAS, IOUS, ClassCurve, bootstrap, match
from detector import Detector
from infer import Faces, detect
from model import LABELS
from readability import accuracy_by_size, smallest_reliable
from thresholds import at_thresholds, choose_thresholds

SCORED = 0.02
SMALLER_PX = (256, 416)


def curve(pictures: list[Picture], found: list[Faces], label: int, area: str = "all") -> ClassCurve:
    """Every face's score for `label` against the true boxes of that label."""
    rows = []
    for picture, faces in zip(pictures, found):
        score = faces.class_scores[:, label]
        told = score >= SCORED
        mine = picture.labels == label
        rows.append(match(faces.boxes[told], score[told], picture.boxes[mine], picture.crowd[mine], AREAS[area]))
    return ClassCurve(rows)


def summary(pictures: list[Picture], found: list[Faces]) -> dict[str, dict[str, float]]:
    """AP, AP50 and recall at IoU 0.5 by class, and the mean of the classes that occur."""
    table = {}
    for index, label in enumerate(LABELS):
        average, recall = curve(pictures, found, index).precision()
        table[label] = _rounded({"ap": average.mean(), "ap50": average[0], "recall50": recall[0]})
    table["mean"] = _mean(table)
    return table


def full_table(pictures: list[Picture], found: list[Faces], rounds: int, seed: int) -> dict[str, dict]:
    """AP, AP50, AP75, AP by size, AR by class; 95 % intervals of AP and AP50 over resampled pictures."""
    curves = [curve(pictures, found, i) for i in range(len(LABELS))]
    samples = bootstrap(curves, rounds, seed)
    table = {}
    for index, label in enumerate(LABELS):
        average, recall = curves[index].precision()
        row = {"ap": average.mean(), "ap50": average[0], "ap75": average[list(IOUS.round(2)).index(0.75)]}
        row |= {"ar": recall.mean(), "recall50": recall[0], "boxes": int(curves[index].faces.sum())}
        for area in ("small", "medium", "large"):
            row[f"ap_{area}"] = curve(pictures, found, index, area).precision()[0].mean()
        table[label] = _rounded(row) | _intervals(samples[:, index])
    table["mean"] = _mean(table) | _intervals(np.nanmean(samples, 1))
    return table


def _intervals(samples: np.ndarray) -> dict[str, list[float]]:
    low, high = np.nanpercentile(samples, (2.5, 97.5), axis=0)
    return {f"{name}_95": [round(float(low[i]), 3), round(float(high[i]), 3)] for i, name in enumerate(("ap", "ap50"))}


def _mean(table: dict[str, dict]) -> dict[str, float]:
    keys = [k for k in next(iter(table.values())) if k.startswith("ap") and not k.endswith("_95")]
    values = {k: np.array([row[k] for row in table.values() if row[k] is not None], float) for k in keys}
    return _rounded({k: np.nan if np.isnan(v).all() else np.nanmean(v) for k, v in values.items()})


def _rounded(row: dict) -> dict:
    return {k: v if isinstance(v, int) else None if np.isnan(v) else round(float(v), 3) for k, v in row.items()}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the report, JSON, for export.py")
    parser.add_argument("--extra", type=Path, action="append", default=[], help="measured on its held-out tenth")
    parser.add_argument("--side", type=int, default=640)
    parser.add_argument("--also", type=int, nargs="*", default=[], help="other sides to measure val at")
    parser.add_argument("--rounds", type=int, default=1000, help="bootstrap rounds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--hardware", default="unstated", help="what the training ran on, for the record")
    parser.add_argument("--before", type=Path, help="report or model.yaml of the model whose weights this one began with")
    parser.add_argument("--commit", default="unstated", help="the commit that trained the model, for the record")
    return parser.parse_args()


def main() -> None:
    args = arguments()
    torch.set_num_threads(args.threads)
    report = evaluate(args)
    args.out.write_text(json.dumps(report, indent=1))
    print(json.dumps(report, indent=1))


def evaluate(args: argparse.Namespace) -> dict:
    from export import load

    detector = Detector(load(args.checkpoint)).to(args.device)
    folder = args.data / "facemask853"
    held_out = [p for p in read_coco(folder / "train.json", folder / "images") if p.held_out]
    val = read_coco(folder / "val.json", folder / "images")

    def found(pictures: list[Picture], side: int = args.side) -> list[Faces]:
        return detect(detector, pictures, side, args.device, square=True)

    scenes = [p for folder in args.extra for p in read_folder(folder) if p.held_out]
    tenth, seen, shown = found(held_out), found(val), found(scenes)
    thresholds = choose_thresholds(held_out + scenes[::2], tenth + shown[::2])
    metrics = {
        "inputPx": args.side,
        "val": full_table(val, seen, args.rounds, args.seed),
        "valAtThresholds": at_thresholds(val, seen, thresholds),
        "heldOut": summary(held_out, tenth),
    }
    if args.also:
        metrics["valAtOtherPx"] = {str(side): summary(val, found(val, side)) for side in args.also}
    if scenes:
        metrics["scenes"] = summary(scenes[1::2], shown[1::2])
        metrics["scenesAtThresholds"] = at_thresholds(scenes[1::2], shown[1::2], thresholds)
    smaller = [(held_out, found(held_out, side)) for side in SMALLER_PX]
    sizes = accuracy_by_size([(held_out, tenth), *smaller])
    metrics["heldOutLabelAccuracyByInputPx"] = sizes
    return {
        "thresholds": thresholds,
        "reliableFacePx": smallest_reliable(sizes),
        "training": record(args),
        "metrics": metrics,
    }


def record(args: argparse.Namespace) -> dict:
    """What the model was made of and how long it took, with the periods before the last one."""
    state = torch.load(args.checkpoint, map_location="cpu")
    progress, used = state["progress"], state["arguments"]
    before = yaml.safe_load(args.before.read_text())["training"] if args.before else {}
    folder = args.data / "facemask853"
    return {
        "dataSha256": sha256_of(folder / "train.json", args.data / "facecrops3833/split.json"),
        "data": "facemask853 train less a held-out tenth, facecrops3833 train, generated scenes"
        if args.extra
        else "facemask853 train less a held-out tenth, facecrops3833 train",
        "backbone": "NanoDet-m (ShuffleNetV2 1.0x, COCO)",
        "periods": before.get("periods", int(bool(before))) + 1,
        "steps": before.get("steps", 0) + progress["step"],
        "pictures": before.get("pictures", 0) + progress["step"] * int(used["batch"]),
        "hours": round(before.get("hours", 0) + progress["seconds"] / 3600, 2),
        "seed": int(used["seed"]),
        "sidePx": int(used["side"]),
        "hardware": args.hardware,
        "commit": args.commit,
    }


if __name__ == "__main__":
    main()
