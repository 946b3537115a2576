"""Crops and the classifier."""

import unittest

import numpy as np
import torch

from classifier import SIDE_PX, ExportedClassifier, FaceClassifier
from crops import GREY, square
from evaluate_classifier import figures, wilson


class ClassifierTest(unittest.TestCase):
    def test_a_crop_keeps_its_place_and_is_grey_outside(self):
        image = np.zeros((100, 100, 3), np.uint8)
        image[:, 50:] = 255
        crop = square(image, np.array([50.0, 0.0]), 20, 40)
        self.assertTrue((crop[:19] == GREY).all())
        self.assertTrue((crop[21:, :19] == 0).all())
        self.assertTrue((crop[21:, 21:] == 255).all())

    def test_a_turned_crop_turns_about_its_centre(self):
        image = np.zeros((100, 100, 3), np.uint8)
        image[:, 50:] = 255
        crop = square(image, np.array([50.0, 50.0]), 20, 40, 180)
        self.assertTrue((crop[2:-2, :19] == 255).all())

    @torch.no_grad()
    def test_a_batch_equals_single_runs_and_probabilities_add_up(self):
        torch.manual_seed(3)
        model = ExportedClassifier(FaceClassifier()).eval()
        faces = torch.randint(0, 256, (3, SIDE_PX, SIDE_PX, 3), dtype=torch.uint8)
        together = model(faces)
        torch.testing.assert_close(together.sum(1), torch.ones(3))
        for i in range(3):
            torch.testing.assert_close(together[i : i + 1], model(faces[i : i + 1]), rtol=1e-4, atol=1e-5)

    def test_figures_count_by_label(self):
        table = figures(np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1]))
        self.assertEqual(table["accuracy"]["value"], 0.75)
        self.assertEqual(table["with_mask"]["recall"]["value"], 0.5)
        self.assertEqual(table["without_mask"]["precision"]["value"], 0.6667)

    def test_wilsons_interval_is_the_published_one(self):
        self.assertEqual(wilson(81, 263), [0.2553, 0.3662])


if __name__ == "__main__":
    unittest.main()
