"""Geometry, proposals, suppression and batching of the detector."""

import unittest

import torch

from detector import MAX_DETECTIONS, Detector
from model import FaceModel, FirstStage, apply_deltas, encode_deltas, propose


def tuned_model() -> FaceModel:
    """Random weights whose objectness is spread widely, so that ranks have no ties."""
    torch.manual_seed(5)
    model = FaceModel().eval()
    torch.nn.init.normal_(model.proposals.objectness.weight, std=0.5)
    return model


class ModelTest(unittest.TestCase):
    def test_deltas_are_undone(self):
        boxes = torch.tensor([[10.0, 20, 40, 70], [0, 0, 16, 16]])
        goals = torch.tensor([[12.0, 18, 44, 66], [2, 1, 20, 22]])
        torch.testing.assert_close(apply_deltas(boxes, encode_deltas(boxes, goals)), goals)

    def test_proposals_are_peaks_at_their_cells_clipped_to_the_picture(self):
        objectness = torch.full((1, 1, 8, 10), -5.0)
        objectness[0, 0, 3, 6], objectness[0, 0, 3, 7], objectness[0, 0, 0, 0] = 3.0, 2.0, 1.0
        first = FirstStage(objectness, objectness, objectness, torch.zeros(1, 4, 8, 10))
        boxes, score = propose(first, 2)
        torch.testing.assert_close(boxes[0, 0], torch.tensor([10.0, 0, 40, 30]))
        torch.testing.assert_close(boxes[0, 1], torch.tensor([0.0, 0, 18, 18]))
        torch.testing.assert_close(score[0], torch.tensor([3.0, 1.0]).sigmoid())

    @torch.no_grad()
    def test_a_batch_equals_single_runs(self):
        detector = Detector(tuned_model()).eval()
        images = torch.randint(0, 256, (3, 128, 192, 3), dtype=torch.uint8)
        together = detector(images)
        for i in range(3):
            for name, whole, single in zip(Detector.OUTPUTS, together, detector(images[i : i + 1])):
                with self.subTest(output=name, picture=i):
                    torch.testing.assert_close(whole[i : i + 1], single, rtol=1e-4, atol=1e-3)

    @torch.no_grad()
    def test_rows_fall_in_score_and_are_zero_past_count(self):
        boxes, scores, labels, class_scores, count, truncated = Detector(tuned_model()).eval()(
            torch.randint(0, 256, (1, 128, 192, 3), dtype=torch.uint8)
        )
        n = int(count[0])
        self.assertEqual(boxes.shape, (1, MAX_DETECTIONS, 4))
        self.assertTrue((scores[0].diff() <= 0).all())
        for rows in (boxes[0, n:], scores[0, n:], labels[0, n:], class_scores[0, n:]):
            self.assertFalse(rows.any())
        torch.testing.assert_close(class_scores[0, :n].max(1).values, scores[0, :n])
        self.assertEqual(truncated.dtype, torch.bool)


if __name__ == "__main__":
    unittest.main()
