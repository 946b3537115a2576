"""Makes a trained model lighter to run without changing what it computes beyond half precision of its weights."""

from __future__ import annotations

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from backbone import STEM_CHANNELS
from model import FaceModel

STEM_PADDED = 32
HALVED_FROM = 256


def compact(model: FaceModel) -> FaceModel:
    """The model itself, changed in place: norms folded, the stem widened to whole vectors, weights rounded."""
    model.eval()
    fold_norms(model)
    widen_stem(model)
    return round_to_half(model)


def fold_norms(module: nn.Module) -> None:
    """Puts every batch norm that follows a convolution into that convolution."""
    for parent in module.modules():
        if isinstance(parent, nn.Sequential):
            for i in range(len(parent) - 1):
                if isinstance(parent[i], nn.Conv2d) and isinstance(parent[i + 1], nn.BatchNorm2d):
                    parent[i], parent[i + 1] = fuse_conv_bn_eval(parent[i], parent[i + 1]), nn.Identity()


def widen_stem(model: FaceModel) -> None:
    """Adds channels of zeros after the stem, whose 24 fill no vector register and cost a change of layout."""
    stem, unit = model.backbone.stem, model.backbone.stages[0][0]
    extra = STEM_PADDED - STEM_CHANNELS
    stem[0] = padded(stem[0], outputs=extra)
    unit.shortcut[0] = padded(unit.shortcut[0], outputs=extra)
    unit.shortcut[1] = padded(unit.shortcut[1], inputs=extra)
    unit.branch[0] = padded(unit.branch[0], inputs=extra)
    model.neck.laterals[0][0] = padded(model.neck.laterals[0][0], inputs=extra)


def padded(conv: nn.Conv2d, inputs: int = 0, outputs: int = 0) -> nn.Conv2d:
    """The convolution with some more channels, all of zeros; a depthwise one grows on both sides."""
    groups = conv.groups + outputs if conv.groups > 1 else 1
    cin, cout = (groups, groups) if groups > 1 else (conv.in_channels + inputs, conv.out_channels + outputs)
    wide = nn.Conv2d(cin, cout, conv.kernel_size, conv.stride, conv.padding, groups=groups)
    with torch.no_grad():
        wide.weight.zero_()[: conv.out_channels, : conv.weight.shape[1]] = conv.weight
        wide.bias.zero_()[: conv.out_channels] = conv.bias
    return wide


def round_to_half(module: nn.Module) -> nn.Module:
    """Rounds the weights that `halve` stores, so that what is measured is what is shipped."""
    with torch.no_grad():
        for weight in module.parameters():
            if weight.numel() >= HALVED_FROM:
                weight.copy_(weight.half().float())
    return module


def halve(model: onnx.ModelProto) -> None:
    """Stores large weights in half precision; they are cast back once, when a session is made."""
    graph, casts = model.graph, []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < HALVED_FROM:
            continue
        half = values.astype(np.float16)
        if not np.array_equal(half.astype(np.float32), values):
            continue
        name = tensor.name
        tensor.CopyFrom(numpy_helper.from_array(half, f"{name}.half"))
        casts.append(helper.make_node("Cast", [f"{name}.half"], [name], f"{name}.cast", to=onnx.TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
