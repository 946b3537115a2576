"""What was exported can be trained on."""

import tempfile
import unittest
import warnings
from pathlib import Path

import torch

from compact import compact
from detector import Detector
from export import write_onnx
from shipped import read_shipped
from test_compact import trained_model


class ShippedTest(unittest.TestCase):
    @torch.no_grad()
    def test_an_exported_model_read_back_computes_the_same_also_while_training(self):
        exported, images = compact(trained_model()), torch.randint(0, 256, (2, 96, 128, 3), dtype=torch.uint8)
        with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            file = Path(folder) / "model.onnx"
            write_onnx(Detector(exported).eval(), file)
            again = read_shipped(file, images)
        expected = exported.first_stage(images)
        for mode in (again.eval(), again.train()):
            first = mode.first_stage(images)
            torch.testing.assert_close(first.objectness, expected.objectness, rtol=1e-3, atol=1e-3)
            torch.testing.assert_close(first.sides, expected.sides, rtol=1e-3, atol=1e-3)


if __name__ == "__main__":
    unittest.main()
