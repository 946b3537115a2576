"""Reads the shipped model back into one that can be trained on, so that no check-point need be kept."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from model import FaceModel, propose

REGIONS = 64
PREFIX, HALF = "model.", ".half"


def read_shipped(file: Path, images: Tensor) -> FaceModel:
    """The model of an ONNX file that `export.py` wrote; its norms are filled anew from `images` `[N,H,W,3]` uint8.

    Folding has merged each norm into its convolution. Here the convolution keeps the product, and the norm gets the
    mean and spread of what arrives, as its statistics and as its scale and shift: it changes nothing, and can learn.
    """
    values = {
        i.name.removeprefix(PREFIX).removesuffix(HALF): torch.from_numpy(numpy_helper.to_array(i).copy()).float()
        for i in onnx.load(str(file)).graph.initializer
    }
    model = FaceModel().eval()
    with torch.no_grad():
        for name, module in model.named_modules():
            if isinstance(module, (nn.Conv2d, nn.Linear)):
                take(module.weight, values[f"{name}.weight"])
                if f"{name}.bias" in values:
                    take(bias_of(model, name), values[f"{name}.bias"])
        fill_norms(model, images)
    return model


def take(target: Tensor, source: Tensor) -> None:
    """Copies what fits; the rest are the zeros by which the stem was widened."""
    part = source[tuple(slice(size) for size in target.shape)]
    if part.shape != target.shape:
        raise ValueError(f"{tuple(source.shape)} does not hold {tuple(target.shape)}")
    target.copy_(part)


def bias_of(model: FaceModel, name: str) -> Tensor:
    """The convolution's own bias, or that of the norm which follows it."""
    module = model.get_submodule(name)
    if module.bias is not None:
        return module.bias
    parent, index = name.rsplit(".", 1)
    return model.get_submodule(f"{parent}.{int(index) + 1}").bias


def fill_norms(model: FaceModel, images: Tensor) -> None:
    norms = [m for m in model.modules() if isinstance(m, nn.BatchNorm2d)]
    hooks = [norm.register_forward_pre_hook(fill) for norm in norms]
    first = model.first_stage(images)
    model.second_stage(first, propose(first, REGIONS)[0])
    for hook in hooks:
        hook.remove()


def fill(norm: nn.BatchNorm2d, given: tuple[Tensor]) -> None:
    spread, mean = torch.var_mean(given[0], (0, 2, 3), unbiased=False)
    norm.running_mean.copy_(mean)
    norm.running_var.copy_(spread)
    norm.weight.copy_((spread + norm.eps).sqrt())
    norm.bias.add_(mean)
