"""Writes a check-point as `model.onnx` with the `model.yaml` that describes it."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch
import yaml

from compact import compact, halve
from detector import MAX_DETECTIONS, SUPPRESSION_IOU, Detector
from model import LABELS, FaceModel
from reference import write_reference

OPSET = 16
COMPLIANCE = {"with_mask": "MASKED", "without_mask": "UNMASKED", "mask_weared_incorrect": "INCORRECT"}
ROW_AXES = {"boxes": ["faces", "side"], "scores": ["faces"], "labels": ["faces"], "class_scores": ["faces", "label"]}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, help="without one the model is untrained")
    parser.add_argument("--out", type=Path, required=True, help="folder for model.onnx and model.yaml")
    parser.add_argument("--report", type=Path, help="JSON written by evaluate.py: thresholds, metrics, training record")
    parser.add_argument("--reference", type=Path, help="folder of pictures (PNG); what PyTorch finds in them goes there")
    return parser.parse_args()


def main() -> None:
    args = arguments()
    torch.set_num_threads(2)
    detector = Detector(load(args.checkpoint)).eval()
    args.out.mkdir(parents=True, exist_ok=True)
    file = args.out / "model.onnx"
    write_onnx(detector, file)
    report = json.loads(args.report.read_text()) if args.report else {}
    (args.out / "model.yaml").write_text(describe(file, report))
    if args.reference:
        write_reference(detector, file, args.reference)


def load(checkpoint: Path | None) -> FaceModel:
    """The averaged weights of a check-point, in the form that ships."""
    model = FaceModel()
    if checkpoint is not None:
        model.load_state_dict(torch.load(checkpoint, map_location="cpu")["average"])
    return compact(model)


def write_onnx(detector: Detector, file: Path) -> None:
    options = {} if torch.__version__ < "2" else {"dynamo": False}
    axes = {"images": {0: "pictures", 1: "height", 2: "width"}}
    axes |= {name: {0: "pictures"} for name in Detector.OUTPUTS}
    example = torch.randint(0, 256, (2, 128, 160, 3), dtype=torch.uint8)
    torch.onnx.export(
        detector, (example,), str(file), opset_version=OPSET, input_names=["images"],
        output_names=list(Detector.OUTPUTS), dynamic_axes=axes, do_constant_folding=True, **options,
    )
    model = onnx.load(str(file))
    fix_output_shapes(model)
    halve(model)
    onnx.checker.check_model(model)
    onnx.save(model, str(file))


def fix_output_shapes(model: onnx.ModelProto) -> None:
    """States the fixed row counts, which tracing leaves nameless."""
    fixed = {"faces": MAX_DETECTIONS, "side": 4, "label": len(LABELS)}
    for output in model.graph.output:
        shape = output.type.tensor_type.shape
        del shape.dim[:]
        shape.dim.add().dim_param = "pictures"
        for axis in ROW_AXES.get(output.name, []):
            shape.dim.add().dim_value = fixed[axis]


def describe(file: Path, report: dict) -> str:
    """The text of `model.yaml`."""
    thresholds = report.get("thresholds", {label: 0.5 for label in LABELS})
    return yaml.safe_dump(
        {
            "name": "maskwatch-frcnn",
            "version": 1,
            "layout": "faster-rcnn-batched",
            "file": file.name,
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
            "licence": "Apache-2.0",
            "input": {"name": "images", "format": "nhwc-uint8-rgb", "sizesPx": [640, 960, 1280], "stride": 32},
            "labels": list(LABELS),
            "compliance": COMPLIANCE,
            "thresholds": thresholds,
            "suppressionIou": SUPPRESSION_IOU,
            "maxDetections": MAX_DETECTIONS,
            "reliableFacePx": report.get("reliableFacePx", 16),
            "training": report.get("training", {"state": "untrained draft"}),
            "metrics": report.get("metrics", {}),
        },
        sort_keys=False, width=100, default_flow_style=None,
    )


if __name__ == "__main__":
    main()
