"""The exported form of the model: raw pictures in, a fixed table of faces out."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torchvision.ops import nms

from model import STRIDE, FaceModel, apply_deltas, clip, propose

MAX_DETECTIONS = 300
PROPOSALS = 300
PROPOSAL_FLOOR = 0.1
SUPPRESSION_IOU = 0.6
SCORE_FLOOR = 0.02


class Suppression(torch.autograd.Function):
    """Greedy suppression across labels; exported as one batched ONNX `NonMaxSuppression`."""

    @staticmethod
    def forward(ctx, boxes: Tensor, scores: Tensor, limit: Tensor, iou: Tensor, floor: Tensor) -> Tensor:
        """`boxes [N,P,4]`, `scores [N,1,P]` to rows `[M,3]` of (picture, 0, kept box)."""
        rows = []
        for picture in range(boxes.shape[0]):
            kept = nms(boxes[picture], scores[picture, 0], float(iou))
            kept = kept[scores[picture, 0, kept] > float(floor)][: int(limit)]
            rows.append(torch.stack((torch.full_like(kept, picture), torch.zeros_like(kept), kept), 1))
        return torch.cat(rows)

    @staticmethod
    def symbolic(g, boxes, scores, limit, iou, floor):  # noqa: ANN001, ANN205
        return g.op("NonMaxSuppression", boxes, scores, limit, iou, floor)


class Detector(nn.Module):
    """`images [N,H,W,3]` uint8 RGB to the outputs named in `OUTPUTS`; rows past `count` are zero."""

    OUTPUTS = ("boxes", "scores", "labels", "class_scores", "count", "truncated")

    def __init__(self, model: FaceModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, images: Tensor) -> tuple[Tensor, ...]:
        first = self.model.first_stage(images)
        proposals, objectness = propose(first, PROPOSALS)
        logits, deltas = self.model.second_stage(first, proposals)
        height, width = first.objectness.shape[2] * STRIDE, first.objectness.shape[3] * STRIDE
        boxes = clip(apply_deltas(proposals, deltas), height, width)
        class_scores = fuse(objectness, logits)
        scores, labels = class_scores.max(-1)
        keep = self.keep(boxes, scores)
        ranked, order = (scores * keep).topk(MAX_DETECTIONS, 1)
        valid = ranked > 0
        row = order.unsqueeze(-1)
        mask = valid.unsqueeze(-1).to(boxes.dtype)
        return (
            boxes.gather(1, row.expand(-1, -1, 4)) * mask,
            ranked,
            labels.gather(1, order) * valid.to(torch.int64),
            class_scores.gather(1, row.expand(-1, -1, class_scores.shape[2])) * mask,
            valid.to(torch.int64).sum(1),
            objectness[:, -1] > PROPOSAL_FLOOR,
        )

    def keep(self, boxes: Tensor, scores: Tensor) -> Tensor:
        """1 for a box that survives suppression, else 0: `[N,P]` float."""
        kept = Suppression.apply(
            boxes,
            scores.unsqueeze(1),
            torch.tensor([MAX_DETECTIONS], dtype=torch.int64),
            torch.tensor([SUPPRESSION_IOU], dtype=torch.float32),
            torch.tensor([SCORE_FLOOR], dtype=torch.float32),
        )
        where = (kept[:, 0], kept[:, 2])
        ones = torch.ones_like(kept[:, 0]).to(scores.dtype)
        return torch.zeros_like(scores).index_put(where, ones)


def fuse(objectness: Tensor, logits: Tensor) -> Tensor:
    """Class scores `[N,P,C]`: the box head's probabilities, weighed by the proposal's objectness."""
    return logits.softmax(-1)[..., :-1] * objectness.clamp(min=1e-6).sqrt().unsqueeze(-1)
