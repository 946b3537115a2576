"""What PyTorch finds: stored for the Java test of the shipped model, and compared with ONNX Runtime.

As a command it needs onnxruntime, which nothing else here does.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch

from detector import Detector

ROWS = ("boxes", "scores", "labels", "class_scores")
DECIMALS = 6
BOX_TOLERANCE_PX, SCORE_TOLERANCE = 0.05, 1e-3


@torch.no_grad()
def outputs(detector: Detector, images: np.ndarray) -> dict[str, np.ndarray]:
    """The detector's outputs by name for `images` `[N,H,W,3]` uint8."""
    return {k: v.numpy() for k, v in zip(Detector.OUTPUTS, detector(torch.from_numpy(images)))}


def write_reference(detector: Detector, model: Path, folder: Path) -> None:
    """Writes `outputs.json` for every PNG of the folder, each run alone and as it is."""
    from data import load_rgb

    pictures = []
    for file in sorted(folder.glob("*.png")):
        found = outputs(detector, load_rgb(file)[None])
        count = int(found["count"][0])
        head = {"file": file.name, "count": count, "truncated": bool(found["truncated"][0])}
        rows = {name: np.round(found[name][0, :count].astype(float), DECIMALS).tolist() for name in ROWS}
        rows["labels"] = found["labels"][0, :count].tolist()
        pictures.append(json.dumps(head | rows))
    digest = hashlib.sha256(model.read_bytes()).hexdigest()
    body = ",\n  ".join(pictures)
    (folder / "outputs.json").write_text(f'{{"sha256": "{digest}",\n "pictures": [\n  {body}\n ]}}\n')


def differences(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> dict[str, float]:
    """Largest differences row by row; rows, labels and flags that differ are counted."""
    return {
        "boxesPx": float(np.abs(one["boxes"] - other["boxes"]).max()),
        "scores": float(np.abs(one["scores"] - other["scores"]).max()),
        "classScores": float(np.abs(one["class_scores"] - other["class_scores"]).max()),
        "labels": int((one["labels"] != other["labels"]).sum()),
        "counts": int((one["count"] != other["count"]).sum() + (one["truncated"] != other["truncated"]).sum()),
    }


def agrees(difference: dict[str, float]) -> bool:
    near = difference["boxesPx"] <= BOX_TOLERANCE_PX
    near &= max(difference["scores"], difference["classScores"]) <= SCORE_TOLERANCE
    return near and difference["labels"] == difference["counts"] == 0


def worst(rows: list[dict[str, float]]) -> dict[str, float]:
    return {k: max(r[k] for r in rows) for k in rows[0]}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="the ONNX file exported from it")
    parser.add_argument("--pictures", type=int, default=50, help="of val")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    import onnxruntime

    from coco import read_coco
    from data import load_rgb
    from export import load
    from infer import letterbox

    args = arguments()
    torch.set_num_threads(args.threads)
    folder = args.data / "facemask853"
    pictures = read_coco(folder / "val.json", folder / "images")[: args.pictures]
    images = np.stack([letterbox(load_rgb(p.path), 640, True)[0] for p in pictures])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = args.threads
    session = onnxruntime.InferenceSession(str(args.model), options, providers=["CPUExecutionProvider"])

    def run(batch: np.ndarray) -> dict[str, np.ndarray]:
        return dict(zip(Detector.OUTPUTS, session.run(list(Detector.OUTPUTS), {"images": batch})))

    detector = Detector(load(args.checkpoint)).eval()
    singles = [run(image[None]) for image in images]
    frameworks = worst([differences(single, outputs(detector, image[None])) for single, image in zip(singles, images)])
    batches = []
    for start in range(0, len(images), args.batch):
        alone = {k: np.concatenate([s[k] for s in singles[start : start + args.batch]]) for k in Detector.OUTPUTS}
        batches.append(differences(run(images[start : start + args.batch]), alone))
    print(f"ONNX Runtime {onnxruntime.__version__} and PyTorch {torch.__version__}, {len(images)} pictures:", frameworks)
    print(f"batches of {args.batch} and single runs:", worst(batches))
    if not agrees(frameworks) or not agrees(worst(batches)):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
