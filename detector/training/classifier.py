"""A small classifier of face crops: the detector's backbone, pooled, and one linear layer."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from backbone import Backbone
from model import MEAN, STD

CROP_LABELS = ("with_mask", "without_mask")
SIDE_PX = 96
ENLARGE = 1.3


class FaceClassifier(nn.Module):
    """`[N,96,96,3]` uint8 RGB to logits `[N,2]`; pools strides 16 (detail) and 32 (context)."""

    def __init__(self) -> None:
        super().__init__()
        self.backbone = Backbone()
        self.drop = nn.Dropout(0.2)
        self.labels = nn.Linear(sum(Backbone.channels[2:]), len(CROP_LABELS))
        self.register_buffer("mean", torch.tensor(MEAN).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("std", torch.tensor(STD).view(1, 3, 1, 1), persistent=False)

    def forward(self, faces: Tensor) -> Tensor:
        x = (faces.permute(0, 3, 1, 2).float() - self.mean) / self.std
        pooled = [f.mean((2, 3)) for f in self.backbone(x)[2:]]
        return self.labels(self.drop(torch.cat(pooled, 1)))


class ExportedClassifier(nn.Module):
    """The form that ships: probabilities `[N,2]` that add up to 1."""

    def __init__(self, classifier: FaceClassifier) -> None:
        super().__init__()
        self.classifier = classifier

    def forward(self, faces: Tensor) -> Tensor:
        return self.classifier(faces).softmax(1)
