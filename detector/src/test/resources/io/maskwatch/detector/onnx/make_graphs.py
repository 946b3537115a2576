"""Makes the small graphs that the tests run: python3 make_graphs.py (needs the onnx package, 1.12 or later).

Scores are the mean red, green and blue of the picture, so that every output depends on the pixels of its own picture.
"""

from pathlib import Path

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

HERE = Path(__file__).parent
BOXES = np.array([[8, 8, 40, 40], [10, 8, 42, 40], [64, 16, 1000, 48], [0, 0, 9, 9]], np.float32)
"""The first two are one face; the third reaches out of the picture; the fourth is past the count."""


def constant(name, value):
    return numpy_helper.from_array(np.asarray(value), name)


def tensor(name, kind, shape):
    return helper.make_tensor_value_info(name, kind, shape)


def write(name, nodes, inputs, outputs, constants):
    graph = helper.make_graph(nodes, name, inputs, outputs, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    checker.check_model(model)
    save(model, HERE / f"{name}.onnx")


def batched(name, breaks_on_white):
    n, k, c = "n", 4, 3
    constants = [
        constant("to_unit", np.float32(1 / 255)),
        constant("boxes_one", BOXES[None]),
        constant("weights", np.array([1, 0.9, 0.5, 0.99], np.float32).reshape(1, 4, 1)),
        constant("axis_1", np.array([1], np.int64)),
        constant("turned", np.array([1, 0, 2], np.int64)),
        constant("row_of_turned", np.array([0, 1, 0, 0], np.float32).reshape(1, 4, 1)),
        constant("row_of_straight", np.array([1, 0, 1, 1], np.float32).reshape(1, 4, 1)),
        constant("three", np.array([3], np.int64)),
        constant("red", np.array([0], np.int64)),
        constant("one_box", np.array([4, 4], np.int64)),
        constant("axis_0", np.array([0], np.int64)),
        constant("much", np.float32(0.9)),
        constant("white", np.float32(0.97)),
        constant("far", np.array(1000, np.int64)),
        constant("table", np.array([0.0], np.float32)),
    ]
    node = helper.make_node
    nodes = [
        node("Cast", ["images"], ["floats"], to=TensorProto.FLOAT),
        node("Mul", ["floats", "to_unit"], ["unit"]),
        node("ReduceMean", ["unit"], ["colour"], axes=[1, 2], keepdims=0),
    ]
    if breaks_on_white:
        # A white picture looks up a row that is not there, which fails the run.
        nodes += [
            node("ReduceMin", ["colour"], ["darkest"], axes=[1], keepdims=0),
            node("Greater", ["darkest", "white"], ["is_white"]),
            node("Cast", ["is_white"], ["is_white_number"], to=TensorProto.INT64),
            node("Mul", ["is_white_number", "far"], ["row"]),
            node("Gather", ["table", "row"], ["zero"], axis=0),
            node("Unsqueeze", ["zero", "axis_1"], ["zero_column"]),
            node("Add", ["colour", "zero_column"], ["means"]),
        ]
    else:
        nodes += [node("Identity", ["colour"], ["means"])]
    nodes += [
        node("Unsqueeze", ["means", "axis_1"], ["straight_row"]),
        node("Gather", ["straight_row", "turned"], ["turned_row"], axis=2),
        node("Mul", ["straight_row", "row_of_straight"], ["straight"]),
        node("Mul", ["turned_row", "row_of_turned"], ["other"]),
        node("Add", ["straight", "other"], ["rows"]),
        node("Mul", ["rows", "weights"], ["class_scores"]),
        node("ReduceMax", ["class_scores"], ["scores"], axes=[2], keepdims=0),
        node("ArgMax", ["class_scores"], ["labels"], axis=2, keepdims=0),
        node("Shape", ["means"], ["means_shape"]),
        node("Gather", ["means_shape", "axis_0"], ["batch"], axis=0),
        node("Expand", ["three", "batch"], ["count"]),
        node("Concat", ["batch", "one_box"], ["boxes_shape"], axis=0),
        node("Expand", ["boxes_one", "boxes_shape"], ["boxes"]),
        node("Gather", ["means", "red"], ["reds"], axis=1),
        node("Squeeze", ["reds", "axis_1"], ["reds_flat"]),
        node("Greater", ["reds_flat", "much"], ["truncated"]),
    ]
    write(
        name,
        nodes,
        [tensor("images", TensorProto.UINT8, [n, "h", "w", 3])],
        [
            tensor("boxes", TensorProto.FLOAT, [n, k, 4]),
            tensor("scores", TensorProto.FLOAT, [n, k]),
            tensor("labels", TensorProto.INT64, [n, k]),
            tensor("class_scores", TensorProto.FLOAT, [n, k, c]),
            tensor("count", TensorProto.INT64, [n]),
            tensor("truncated", TensorProto.BOOL, [n]),
        ],
        constants if breaks_on_white else [c for c in constants if c.name not in ("white", "far", "table")],
    )


def torchvision(name):
    """Three boxes of three labels, the first two on one face; and one of the background."""
    node = helper.make_node
    nodes = [
        node("ReduceMean", ["image"], ["means"], axes=[1, 2], keepdims=0),
        node("Concat", ["means", "background_score"], ["scores"], axis=0),
        node("Identity", ["all_boxes"], ["boxes"]),
        node("Identity", ["all_labels"], ["labels"]),
    ]
    write(
        name,
        nodes,
        [tensor("image", TensorProto.FLOAT, [3, "h", "w"])],
        [
            tensor("boxes", TensorProto.FLOAT, ["n", 4]),
            tensor("labels", TensorProto.INT64, ["n"]),
            tensor("scores", TensorProto.FLOAT, ["n"]),
        ],
        [
            constant("all_boxes", BOXES),
            constant("all_labels", np.array([1, 2, 3, 0], np.int64)),
            constant("background_score", np.array([0.99], np.float32)),
        ],
    )


batched("batched", breaks_on_white=False)
batched("breaks-on-white", breaks_on_white=True)
torchvision("torchvision")
