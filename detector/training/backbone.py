"""ShuffleNetV2 1.0x with batch normalisation folded into its convolutions.

The layer order follows NanoDet's exported graph, so that its 55 backbone convolutions can be
read one after the other into this module.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

STAGES = ((4, 116), (8, 232), (4, 464))
STEM_CHANNELS = 24
LEAK = 0.1
BACKBONE_CONVOLUTIONS = 55


def activation() -> nn.Module:
    return nn.LeakyReLU(LEAK, inplace=True)


def convolution(cin: int, cout: int, kernel: int, stride: int = 1, groups: int = 1) -> nn.Conv2d:
    return nn.Conv2d(cin, cout, kernel, stride, kernel // 2, groups=groups)


def shuffle(x: Tensor) -> Tensor:
    """Interleaves the two halves of the channels of `[N,C,H,W]`."""
    n, c, h, w = x.shape
    return x.view(n, 2, c // 2, h, w).transpose(1, 2).reshape(n, c, h, w)


class Unit(nn.Module):
    """A ShuffleNetV2 unit; with stride 2 both branches see the whole input."""

    def __init__(self, cin: int, cout: int, stride: int) -> None:
        super().__init__()
        half = cout // 2
        self.stride = stride
        if stride == 2:
            self.shortcut = nn.Sequential(
                convolution(cin, cin, 3, 2, cin), convolution(cin, half, 1), activation()
            )
        inner = cin if stride == 2 else half
        self.branch = nn.Sequential(
            convolution(inner, half, 1),
            activation(),
            convolution(half, half, 3, stride, half),
            convolution(half, half, 1),
            activation(),
        )

    def forward(self, x: Tensor) -> Tensor:
        if self.stride == 2:
            return shuffle(torch.cat((self.shortcut(x), self.branch(x)), 1))
        keep, change = x.chunk(2, 1)
        return shuffle(torch.cat((keep, self.branch(change)), 1))


class Backbone(nn.Module):
    """`[N,3,H,W]` normalised RGB to features of stride 4, 8, 16, 32 (24, 116, 232, 464 channels)."""

    channels = (STEM_CHANNELS,) + tuple(c for _, c in STAGES)

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(convolution(3, STEM_CHANNELS, 3, 2), activation(), nn.MaxPool2d(3, 2, 1))
        stages, cin = [], STEM_CHANNELS
        for repeats, cout in STAGES:
            units = [Unit(cin, cout, 2)] + [Unit(cout, cout, 1) for _ in range(repeats - 1)]
            stages.append(nn.Sequential(*units))
            cin = cout
        self.stages = nn.ModuleList(stages)

    def forward(self, x: Tensor) -> list[Tensor]:
        features = [self.stem(x)]
        for stage in self.stages:
            features.append(stage(features[-1]))
        return features

    def load_nanodet(self, path: Path) -> None:
        """Reads the backbone's weights from NanoDet-m's ONNX file (BGR input; turned to RGB here)."""
        import onnx
        from onnx import numpy_helper

        graph = onnx.load(str(path)).graph
        values = {i.name: i for i in graph.initializer}
        sources = [n for n in graph.node if n.op_type == "Conv"][:BACKBONE_CONVOLUTIONS]
        targets = [m for m in self.modules() if isinstance(m, nn.Conv2d)]
        if len(targets) != len(sources):
            raise ValueError(f"{len(sources)} convolutions in {path}, {len(targets)} expected")
        for source, target in zip(sources, targets):
            weight, bias = (torch.from_numpy(numpy_helper.to_array(values[i]).copy()) for i in source.input[1:3])
            if weight.shape != target.weight.shape:
                raise ValueError(f"{source.name}: {tuple(weight.shape)} does not fit {tuple(target.weight.shape)}")
            target.weight.data.copy_(weight)
            target.bias.data.copy_(bias)
        stem = targets[0].weight.data
        stem.copy_(stem.flip(1))
