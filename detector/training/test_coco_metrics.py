"""Known answers for the metrics. Run: python -m unittest discover -s detector/training"""

import unittest

import numpy as np

from coco_metrics import AREAS, IOUS, ClassCurve, bootstrap, match


def boxes(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, float).reshape(-1, 4)


NOTHING = boxes()


class CocoMetricsTest(unittest.TestCase):
    def test_perfect_detection_scores_one(self):
        truth = boxes((0, 0, 10, 10), (20, 20, 30, 30))
        average, recall = ClassCurve([match(truth, np.array([0.9, 0.8]), truth)]).precision()
        np.testing.assert_allclose(average, 1)
        np.testing.assert_allclose(recall, 1)

    def test_a_better_scored_miss_halves_the_precision(self):
        truth = boxes((0, 0, 10, 10))
        found = boxes((50, 50, 60, 60), (0, 0, 10, 10))
        average, _ = ClassCurve([match(found, np.array([0.9, 0.8]), truth)]).precision()
        np.testing.assert_allclose(average, 0.5)

    def test_half_the_faces_found_gives_51_of_101_recall_points(self):
        truth = boxes((0, 0, 10, 10), (20, 20, 30, 30))
        average, recall = ClassCurve([match(truth[:1], np.array([0.9]), truth)]).precision()
        np.testing.assert_allclose(average, 51 / 101)
        np.testing.assert_allclose(recall, 0.5)

    def test_iou_of_two_thirds_counts_up_to_its_threshold(self):
        result = match(boxes((0, 0, 10, 8)), np.array([1.0]), boxes((0, 0, 12, 8)))
        self.assertEqual(result.hit[:, 0].tolist(), [bool(t <= 10 / 12) for t in IOUS])

    def test_a_second_box_on_the_same_face_is_a_miss(self):
        truth = boxes((0, 0, 10, 10))
        result = match(boxes((0, 0, 10, 10), (0, 0, 10, 9)), np.array([0.9, 0.8]), truth)
        self.assertEqual(result.hit[0].tolist(), [True, False])

    def test_a_crowd_absorbs_many_boxes_and_asks_for_none(self):
        crowd = boxes((0, 0, 100, 100))
        found = boxes((0, 0, 10, 10), (20, 20, 30, 30))
        result = match(found, np.array([0.9, 0.8]), crowd, np.array([True]))
        self.assertEqual(result.faces, 0)
        self.assertTrue(result.ignored[0].all())

    def test_a_face_outside_the_area_range_is_neither_hit_nor_miss(self):
        large = boxes((0, 0, 200, 200))
        result = match(large, np.array([0.9]), large, area=AREAS["small"])
        self.assertEqual((result.faces, bool(result.hit.any()), bool(result.ignored.all())), (0, False, True))

    def test_a_counted_face_is_preferred_to_an_ignored_one(self):
        truth = boxes((0, 0, 33, 33), (0, 0, 31, 31))
        result = match(boxes((0, 0, 33, 33)), np.array([0.9]), truth, area=AREAS["small"])
        self.assertTrue(result.hit[0, 0])

    def test_no_faces_is_not_a_number_and_no_detections_is_zero(self):
        self.assertTrue(np.isnan(ClassCurve([match(NOTHING, np.zeros(0), NOTHING)]).precision()[0]).all())
        truth = boxes((0, 0, 10, 10))
        np.testing.assert_allclose(ClassCurve([match(NOTHING, np.zeros(0), truth)]).precision()[0], 0)

    def test_weights_equal_repetition(self):
        rng = np.random.default_rng(3)
        rows = []
        for _ in range(5):
            corner = rng.uniform(0, 50, (4, 2))
            truth = np.concatenate((corner, corner + 12), 1)
            found = np.concatenate((truth + rng.normal(0, 1.5, truth.shape), boxes((70, 70, 80, 80))))
            rows.append(match(found, rng.random(5), truth))
        repeated = ClassCurve([rows[i] for i in (0, 0, 2, 3, 3)]).precision()
        weighted = ClassCurve(rows).precision(np.array([2.0, 0, 1, 2, 0]))
        np.testing.assert_allclose(repeated[0], weighted[0], atol=1e-9)

    def test_bootstrap_surrounds_the_value(self):
        truth = boxes((0, 0, 10, 10))
        good, bad = match(truth, np.array([0.9]), truth), match(NOTHING, np.zeros(0), truth)
        samples = bootstrap([ClassCurve([good, bad] * 20)], 200, 1)[:, 0, 1]
        low, high = np.percentile(samples, (2.5, 97.5))
        self.assertLess(low, 0.5)
        self.assertGreater(high, 0.5)


if __name__ == "__main__":
    unittest.main()
