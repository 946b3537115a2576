"""Exports a Faster R-CNN of torchvision the usual way, as something to compare our speed with.

The weights are random with a fixed seed: speed is all this file is for. Two things follow. Every proposal's objectness
is near one half, so all `--proposals` of them go through the box head (trained weights drop those below 0.05, which
leaves fewer on quiet pictures). And no class scores above the threshold, so the last suppression has nothing to do.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import torch
from torchvision.models import detection

OPSET = 16
KINDS = ("fasterrcnn_mobilenet_v3_large_fpn", "fasterrcnn_resnet50_fpn")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0])
    parser.add_argument("--out", type=Path, required=True, help="the ONNX file")
    parser.add_argument("--proposals", type=int, default=1000, help="torchvision's own number, or fewer")
    parser.add_argument("--width", type=int, default=640)
    parser.add_argument("--height", type=int, default=480)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    args = arguments()
    torch.manual_seed(args.seed)
    model = build(args.kind, args.proposals)
    picture = torch.rand(3, args.height, args.width)
    print(f"{reaching_the_head(model, picture)} proposals reach the box head")
    write(model, picture, args.out)
    print(f"{args.out}: {args.out.stat().st_size} bytes, sha256 {hashlib.sha256(args.out.read_bytes()).hexdigest()}")


def build(kind: str, proposals: int) -> torch.nn.Module:
    return getattr(detection, kind)(weights=None, weights_backbone=None, rpn_post_nms_top_n_test=proposals).eval()


@torch.no_grad()
def reaching_the_head(model: torch.nn.Module, picture: torch.Tensor) -> int:
    counts = []
    watch = model.roi_heads.box_head.register_forward_hook(lambda _, given, __: counts.append(len(given[0])))
    model([picture])
    watch.remove()
    return counts[0]


def write(model: torch.nn.Module, picture: torch.Tensor, file: Path) -> None:
    """Input `image` `[3,H,W]` float RGB in 0..1, H and W open; outputs `boxes`, `labels`, `scores`; one picture a run."""
    options = {} if torch.__version__ < "2" else {"dynamo": False}
    file.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        model, ([picture],), str(file), opset_version=OPSET, input_names=["image"],
        output_names=["boxes", "labels", "scores"], do_constant_folding=True,
        dynamic_axes={"image": {1: "height", 2: "width"}}, **options,
    )


if __name__ == "__main__":
    main()
