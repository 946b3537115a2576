"""A compacted model computes what the trained one does."""

import unittest

import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn

from compact import fold_norms, halve, round_to_half, widen_stem
from model import FaceModel


def trained_model() -> FaceModel:
    """Random weights, with norms that have seen something."""
    torch.manual_seed(7)
    model = FaceModel().eval()
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.normal_(module.running_mean, std=0.2)
            nn.init.uniform_(module.running_var, 0.5, 2)
            nn.init.uniform_(module.weight, 0.5, 2)
    return model


class CompactTest(unittest.TestCase):
    @torch.no_grad()
    def test_folding_and_widening_change_nothing(self):
        model, images = trained_model(), torch.randint(0, 256, (1, 96, 128, 3), dtype=torch.uint8)
        boxes = torch.tensor([[[10.0, 10, 40, 50], [60, 20, 100, 90]]])
        first = model.first_stage(images)
        before = (first.objectness, first.sides, *model.second_stage(first, boxes))
        fold_norms(model)
        widen_stem(model)
        self.assertFalse(any(isinstance(m, nn.BatchNorm2d) for m in model.modules()))
        first = model.first_stage(images)
        for old, new in zip(before, (first.objectness, first.sides, *model.second_stage(first, boxes))):
            torch.testing.assert_close(new, old, rtol=1e-3, atol=1e-3)

    def test_rounded_weights_are_stored_in_half_precision(self):
        weight = round_to_half(nn.Linear(32, 32)).weight.detach().numpy()
        graph = helper.make_graph(
            [helper.make_node("MatMul", ["x", "w"], ["y"])], "g",
            [helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, [1, 32])],
            [helper.make_tensor_value_info("y", onnx.TensorProto.FLOAT, [1, 32])],
            [numpy_helper.from_array(weight, "w")],
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 16)])
        halve(model)
        onnx.checker.check_model(model)
        self.assertEqual(model.graph.initializer[0].data_type, onnx.TensorProto.FLOAT16)
        self.assertEqual([n.op_type for n in model.graph.node], ["Cast", "MatMul"])


if __name__ == "__main__":
    unittest.main()
