"""Writes a classifier's check-point as `classifier.onnx` with the `model.yaml` of the two-stage layout around it."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch
import yaml

from classifier import CROP_LABELS, ENLARGE, SIDE_PX, ExportedClassifier
from compact import halve
from evaluate_classifier import load

OPSET = 16
FACE_STAGE = "yunet_n_dynamic.onnx"
HEADER = """\
# A face detector that you bring (beside this file, under the name in `file`), then this project's classifier on its
# faces. `sha256` is that of the copy this was tried with; README.md says where it comes from.
"""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--report", type=Path, required=True, help="JSON written by evaluate_classifier.py")
    parser.add_argument("--faces", type=Path, required=True, help="the face detector's file, for its hash")
    parser.add_argument("--out", type=Path, required=True, help="folder for classifier.onnx and model.yaml")
    return parser.parse_args()


def main() -> None:
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    file = args.out / "classifier.onnx"
    write_onnx(args.checkpoint, file)
    report = json.loads(args.report.read_text())
    (args.out / "model.yaml").write_text(HEADER + describe(file, args.faces, report))


def write_onnx(checkpoint: Path, file: Path) -> None:
    options = {} if torch.__version__ < "2" else {"dynamo": False}
    example = torch.randint(0, 256, (2, SIDE_PX, SIDE_PX, 3), dtype=torch.uint8)
    torch.onnx.export(
        ExportedClassifier(load(checkpoint)).eval(), (example,), str(file), opset_version=OPSET,
        input_names=["faces"], output_names=["probabilities"], do_constant_folding=True,
        dynamic_axes={"faces": {0: "faces"}, "probabilities": {0: "faces"}}, **options,
    )
    model = onnx.load(str(file))
    halve(model)
    onnx.checker.check_model(model)
    onnx.save(model, str(file))


def describe(file: Path, faces: Path, report: dict) -> str:
    """The text of `model.yaml`, without the list of pictures told wrongly."""
    metrics = {k: v for k, v in report["metrics"].items() if k != "testWrong"}
    return yaml.safe_dump(
        {
            "name": "maskwatch-two-stage",
            "version": 1,
            "layout": "two-stage",
            "file": FACE_STAGE,
            "sha256": hashlib.sha256(faces.read_bytes()).hexdigest(),
            "licence": "Apache-2.0",
            "input": {
                "name": "input", "format": "nchw-float-bgr", "normalise": {"divideBy": 1},
                "sizesPx": [640, 960, 1280], "stride": 32,
            },
            "faces": {"decoding": "yunet", "minimumScore": 0.3},
            "classifier": {
                "file": file.name,
                "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
                "input": {"name": "faces", "format": "nhwc-uint8-rgb", "widthPx": SIDE_PX, "heightPx": SIDE_PX},
                "output": {"name": "probabilities", "gives": "probabilities"},
                "crop": {"enlarge": ENLARGE, "fit": "widen"},
            },
            "labels": list(CROP_LABELS),
            "compliance": {"with_mask": "MASKED", "without_mask": "UNMASKED"},
            "thresholds": {label: 0.5 for label in CROP_LABELS},
            "suppressionIou": 0.3,
            "maxDetections": 300,
            "training": report["training"],
            "metrics": metrics,
        },
        sort_keys=False, width=100, default_flow_style=None,
    )


if __name__ == "__main__":
    main()
