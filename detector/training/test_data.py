"""Cuts, targets and thresholds."""

import unittest
from pathlib import Path

import numpy as np

from augment import Sample, cut, disturb, join
from coco import Picture
from infer import Faces, letterbox
from targets import dense_target
from thresholds import choose_thresholds

NONE = np.zeros((0, 4), np.float32)


def with_square(side: int = 200, box: tuple[int, int, int, int] = (80, 90, 120, 130)) -> Sample:
    """A black picture with one white square, which is its only box."""
    image = np.zeros((side, side, 3), np.uint8)
    image[box[1] : box[3], box[0] : box[2]] = 255
    return Sample(image, np.array([box], np.float32), np.array([1]), NONE)


class DataTest(unittest.TestCase):
    def test_a_box_follows_its_pixels_through_a_cut(self):
        for seed in range(20):
            sample = cut(with_square(), 160, 160, 1.7, (100, 110), np.random.default_rng(seed))
            if not len(sample.boxes):
                continue
            x1, y1, x2, y2 = sample.boxes[0].round().astype(int)
            with self.subTest(seed=seed):
                self.assertGreater(sample.image[y1 + 4 : y2 - 4, x1 + 4 : x2 - 4].min(initial=255), 200)

    def test_a_box_mostly_outside_becomes_a_region_to_ignore(self):
        source = with_square(box=(0, 0, 40, 40))
        source.boxes[0, :2] -= 100
        sample = cut(source, 200, 200, 1.0, (100, 100), np.random.default_rng(1))
        self.assertEqual((len(sample.boxes), len(sample.ignore)), (0, 1))

    def test_joined_boxes_move_with_their_part(self):
        part = with_square(100, (10, 10, 30, 30))
        sample = join([(0, 0, part), (100, 50, part)], 200, 150)
        self.assertEqual(sample.boxes[1].tolist(), [110, 60, 130, 80])

    def test_disturbing_keeps_shape_and_count(self):
        for seed in range(30):
            sample = disturb(with_square(), np.random.default_rng(seed))
            self.assertEqual((sample.image.shape, len(sample.boxes)), ((200, 200, 3), 1))

    def test_target_peaks_at_the_centre_and_learns_each_box_once(self):
        target = dense_target(with_square())
        self.assertEqual(float(target.heat[27, 25]), 1.0)
        self.assertEqual(float(target.heat.max()), 1.0)
        self.assertAlmostEqual(float(target.weight.sum()), 1.0, places=5)

    def test_letterbox_keeps_the_scale(self):
        canvas, scale = letterbox(np.zeros((100, 400, 3), np.uint8), 640, False)
        self.assertEqual((canvas.shape, scale), ((160, 640, 3), 1.6))

    def test_threshold_separates_right_from_wrong(self):
        box = np.array([[0, 0, 10, 10]], np.float32)
        picture = Picture(Path("a.jpg"), box, np.array([0]), np.array([False]))
        found = Faces(np.array([[0, 0, 10, 10], [50, 50, 60, 60]], float), np.array([[0.8, 0, 0], [0.4, 0, 0]]), 1.0)
        chosen = choose_thresholds([picture], [found])["with_mask"]
        self.assertTrue(0.4 < chosen <= 0.8)


if __name__ == "__main__":
    unittest.main()
