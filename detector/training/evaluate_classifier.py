"""Measures the classifier on the test part of the single faces, brought down in size too, and on val's annotated faces."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import torch

from classifier import CROP_LABELS, SIDE_PX, FaceClassifier
from coco import read_coco, sha256_of
from compact import fold_norms, round_to_half
from crops import Face, faces_of_pictures, faces_of_split, plain_crop

FACE_PX = (48, 24, 16, 12)
WILSON_Z = 1.96
ROUNDS = 2000


def load(checkpoint: Path) -> FaceClassifier:
    """The averaged weights of a check-point, in the form that ships."""
    model = FaceClassifier()
    model.load_state_dict(torch.load(checkpoint, map_location="cpu")["average"])
    fold_norms(model.eval())
    return round_to_half(model)


def shrunk(crop: np.ndarray, side: int) -> np.ndarray:
    """The crop as it would be if it had only `side` pixels."""
    small = cv2.resize(crop, (side, side), interpolation=cv2.INTER_AREA)
    return cv2.resize(small, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_LINEAR)


@torch.no_grad()
def told(classifier: FaceClassifier, crops: list[np.ndarray]) -> np.ndarray:
    """The label of each crop."""
    parts = [classifier(torch.from_numpy(np.stack(crops[i : i + 64]))).argmax(1) for i in range(0, len(crops), 64)]
    return torch.cat(parts).numpy()


def wilson(hits: int, total: int) -> list[float]:
    """Wilson's 95 % interval of a share."""
    share, z2 = hits / total, WILSON_Z**2
    middle = (share + z2 / 2 / total) / (1 + z2 / total)
    half = WILSON_Z * np.sqrt(share * (1 - share) / total + z2 / 4 / total**2) / (1 + z2 / total)
    return [round(float(middle - half), 4), round(float(middle + half), 4)]


def share(hits: int, total: int) -> dict:
    return {"value": round(hits / total, 4), "of": total, "interval95": wilson(hits, total)}


def figures(truth: np.ndarray, said: np.ndarray, seed: int = 1) -> dict:
    """Accuracy, and precision, recall and F1 by label."""
    table = {"faces": len(truth), "accuracy": share(int((truth == said).sum()), len(truth))}
    rng = np.random.default_rng(seed)
    draws = rng.integers(len(truth), size=(ROUNDS, len(truth)))
    for index, label in enumerate(CROP_LABELS):
        both = (truth == index) & (said == index)
        low, high = np.percentile(f1(truth[draws] == index, said[draws] == index), (2.5, 97.5))
        table[label] = {
            "precision": share(int(both.sum()), int((said == index).sum())),
            "recall": share(int(both.sum()), int((truth == index).sum())),
            "f1": {
                "value": round(float(f1(truth == index, said == index)), 4),
                "interval95": [round(float(low), 4), round(float(high), 4)],
            },
        }
    return table


def f1(truth: np.ndarray, said: np.ndarray) -> np.ndarray:
    return 2 * (truth & said).sum(-1) / (truth.sum(-1) + said.sum(-1)).clip(1)


def evaluate(classifier: FaceClassifier, test: list[Face], street: list[Face]) -> dict:
    truth = np.array([f.label for f in test])
    crops = [plain_crop(f) for f in test]
    said = told(classifier, crops)
    smaller = {}
    for px in FACE_PX:
        side = round(px * SIDE_PX / 74)
        smaller[str(px)] = share(int((told(classifier, [shrunk(c, side) for c in crops]) == truth).sum()), len(truth))
    on_street = told(classifier, [plain_crop(f) for f in street])
    return {
        "test": figures(truth, said),
        "testWrong": [f"{f.path.parent.name}/{f.path.name}" for f, s in zip(test, said) if f.label != s],
        "testAccuracyByFacePx": smaller,
        "valFaces": figures(np.array([f.label for f in street]), on_street),
    }


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the report, JSON, for export_classifier.py")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    args = arguments()
    torch.set_num_threads(args.threads)
    data, cache = args.data, args.out.with_name("test-faces.json")
    test = faces_of_split(data / "facecrops3833", "test", data / "weights/yunet_n_dynamic.onnx", cache)
    street = faces_of_pictures(read_coco(data / "facemask853/val.json", data / "facemask853/images"))
    state = torch.load(args.checkpoint, map_location="cpu")
    report = {
        "training": {
            "dataSha256": sha256_of(data / "facecrops3833/split.json", data / "facemask853/train.json"),
            "steps": state["progress"]["step"],
            "crops": state["progress"]["step"] * int(state["arguments"]["batch"]),
            "hours": round(state["progress"]["seconds"] / 3600, 2),
            "seed": int(state["arguments"]["seed"]),
        },
        "metrics": evaluate(load(args.checkpoint), test, street),
    }
    args.out.write_text(json.dumps(report, indent=1))
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
