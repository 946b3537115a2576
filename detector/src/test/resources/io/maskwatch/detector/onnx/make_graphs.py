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


def mean_colours(source, to, axes):
    """Nodes that make `to` `[n,3]` of the pixels; with axes 2 and 3 for planes, 1 and 2 for pixels of three."""
    return [
        helper.make_node("Cast", [source], [f"{to}_floats"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMean", [f"{to}_floats"], [to], axes=axes, keepdims=0),
    ]


def for_each_picture(rows, to, value):
    """Nodes that repeat a constant for each row of `rows`, and that constant."""
    node = helper.make_node
    ones = [1] * (value.ndim - 1)
    return [
        node("Shape", [rows], [f"{to}_shape"]),
        node("Gather", [f"{to}_shape", f"{to}_first"], [f"{to}_count"], axis=0),
        node("Concat", [f"{to}_count", f"{to}_ones"], [f"{to}_target"], axis=0),
        node("Expand", [f"{to}_value", f"{to}_target"], [to]),
    ], [
        constant(f"{to}_first", np.array([0], np.int64)),
        constant(f"{to}_ones", np.array(ones, np.int64)),
        constant(f"{to}_value", value),
    ]


def yunet(name):
    """Stride 8 looks for green, 16 for blue, 32 for red; a cell's box is twice as wide and three times as high as it."""
    nodes, outputs = [], []
    constants = [
        constant("to_unit", np.float32(1 / 255)),
        constant("object_score", np.float32(0.64)),
        constant("nothing", np.float32(0)),
        constant("flat", np.array([0, -1, 1], np.int64)),
        constant("box", np.array([0.25, 0.75, np.log(2), np.log(3)], np.float32)),
        constant("four", np.array([1, 1, 4], np.int64)),
    ]
    node = helper.make_node
    for stride, channel in ((8, 1), (16, 0), (32, 2)):
        key = f"_{stride}"
        constants.append(constant("channel" + key, np.array([channel], np.int64)))
        nodes += [
            node("Gather", ["input", "channel" + key], ["plane" + key], axis=1),
            node("AveragePool", ["plane" + key], ["cells" + key], kernel_shape=[stride] * 2, strides=[stride] * 2),
            node("Mul", ["cells" + key, "to_unit"], ["unit" + key]),
            node("Reshape", ["unit" + key, "flat"], ["cls" + key]),
            node("Mul", ["cls" + key, "nothing"], ["zero" + key]),
            node("Add", ["zero" + key, "object_score"], ["obj" + key]),
            node("Tile", ["zero" + key, "four"], ["zeros" + key]),
            node("Add", ["zeros" + key, "box"], ["bbox" + key]),
        ]
        for kind, width in (("cls", 1), ("obj", 1), ("bbox", 4)):
            outputs.append(tensor(kind + key, TensorProto.FLOAT, ["n", f"cells_{stride}", width]))
    write(name, nodes, [tensor("input", TensorProto.FLOAT, ["n", 3, "h", "w"])], outputs, constants)


def ssd(name, pictures):
    """One face a picture, scored by the mean of the first channel in hundreds, and a row of filling."""
    node = helper.make_node
    box, box_constants = for_each_picture("means", "box", np.array([[0.25, 0.5, 0.5, 1.0]], np.float32))
    label, label_constants = for_each_picture("means", "label", np.array([[1.0]], np.float32))
    nodes = mean_colours("data", "means", [2, 3]) + box + label + [
        node("Gather", ["means", "blue"], ["blues"], axis=1),
        node("Div", ["blues", "hundred"], ["score"]),
        node("Shape", ["means"], ["means_shape"]),
        node("Gather", ["means_shape", "axis_0"], ["n"], axis=0),
        node("Expand", ["one", "n"], ["ones"]),
        node("NonZero", ["ones"], ["numbers"]),
        node("Transpose", ["numbers"], ["numbers_column"]),
        node("Cast", ["numbers_column"], ["number"], to=TensorProto.FLOAT),
        node("Concat", ["number", "label", "score", "box"], ["rows"], axis=1),
        node("Concat", ["rows", "filling"], ["filled"], axis=0),
        node("Reshape", ["filled", "table"], ["detection_out"]),
    ]
    write(
        name,
        nodes,
        [tensor("data", TensorProto.FLOAT, [pictures, 3, "h", "w"])],
        [tensor("detection_out", TensorProto.FLOAT, [1, 1, "rows", 7])],
        box_constants + label_constants + [
            constant("blue", np.array([0], np.int64)),
            constant("hundred", np.float32(100)),
            constant("axis_0", np.array([0], np.int64)),
            constant("one", np.array([1], np.float32)),
            constant("filling", np.array([[-1, 0, 0.99, 0, 0, 1, 1]], np.float32)),
            constant("table", np.array([1, 1, -1, 7], np.int64)),
        ],
    )


def scored_boxes(name):
    """Two faces a picture: the left half, scored by red, and the right half, by green."""
    node = helper.make_node
    halves = np.array([[[0, 0, 0.5, 1], [0.5, 0, 1, 1]]], np.float32)
    boxes, constants = for_each_picture("means", "boxes", halves)
    nodes = mean_colours("pictures", "means", [1, 2]) + boxes + [
        node("Gather", ["means", "red_green"], ["faces"], axis=1),
        node("Unsqueeze", ["faces", "axis_2"], ["face"]),
        node("Sub", ["certain", "face"], ["background"]),
        node("Concat", ["background", "face"], ["scores"], axis=2),
    ]
    write(
        name,
        nodes,
        [tensor("pictures", TensorProto.FLOAT, ["n", "h", "w", 3])],
        [tensor("boxes", TensorProto.FLOAT, ["n", 2, 4]), tensor("scores", TensorProto.FLOAT, ["n", 2, 2])],
        constants + [
            constant("red_green", np.array([0, 1], np.int64)),
            constant("axis_2", np.array([2], np.int64)),
            constant("certain", np.float32(1)),
        ],
    )


def classifier(name):
    """The share of each colour in a face: `[n,16,16,3]` bytes to three probabilities."""
    node = helper.make_node
    nodes = mean_colours("faces", "means", [1, 2]) + [
        node("ReduceSum", ["means", "axis_1"], ["sum"], keepdims=1),
        node("Add", ["sum", "little"], ["some"]),
        node("Div", ["means", "some"], ["probabilities"]),
    ]
    write(
        name,
        nodes,
        [tensor("faces", TensorProto.UINT8, ["n", 16, 16, 3])],
        [tensor("probabilities", TensorProto.FLOAT, ["n", 3])],
        [constant("axis_1", np.array([1], np.int64)), constant("little", np.float32(1e-6))],
    )


def logits(name):
    """The mean of each plane, any size, as it comes: `[n,3,h,w]` floats to three numbers."""
    write(
        name,
        mean_colours("faces", "logits", [2, 3]),
        [tensor("faces", TensorProto.FLOAT, ["n", 3, "h", "w"])],
        [tensor("logits", TensorProto.FLOAT, ["n", 3])],
        [],
    )


def one_logit(name):
    """One face a run: how much more the first plane is than the second."""
    node = helper.make_node
    nodes = mean_colours("faces", "means", [2, 3]) + [
        node("Gather", ["means", "first"], ["one"], axis=1),
        node("Gather", ["means", "second"], ["other"], axis=1),
        node("Sub", ["one", "other"], ["logit"]),
    ]
    write(
        name,
        nodes,
        [tensor("faces", TensorProto.FLOAT, [1, 3, 16, 16])],
        [tensor("logit", TensorProto.FLOAT, [1, 1])],
        [constant("first", np.array([0], np.int64)), constant("second", np.array([1], np.int64))],
    )


def tensorflow(name, pictures):
    """Three rows scored by red, green and blue, of which two count."""
    node = helper.make_node
    rows = np.array([[[0.25, 0.5, 0.5, 0.75], [0, 0, 0.25, 0.5], [0.5, 0.5, 1, 1]]], np.float32)
    boxes, box_constants = for_each_picture("means", "detection_boxes", rows)
    classes, class_constants = for_each_picture("means", "detection_classes", np.array([[1, 3, 2]], np.float32))
    count, count_constants = for_each_picture("means", "num_detections", np.array([2], np.float32))
    nodes = mean_colours("input_tensor", "means", [1, 2]) + boxes + classes + count + [
        node("Mul", ["means", "to_unit"], ["detection_scores"]),
    ]
    write(
        name,
        nodes,
        [tensor("input_tensor", TensorProto.UINT8, [pictures, "h", "w", 3])],
        [
            tensor("detection_boxes", TensorProto.FLOAT, [pictures, 3, 4]),
            tensor("detection_classes", TensorProto.FLOAT, [pictures, 3]),
            tensor("detection_scores", TensorProto.FLOAT, [pictures, 3]),
            tensor("num_detections", TensorProto.FLOAT, [pictures]),
        ],
        box_constants + class_constants + count_constants + [constant("to_unit", np.float32(1 / 255))],
    )


def plain(name):
    """Rows of the labels 0, 2 and 4 in one picture, scored by red, green and blue."""
    node = helper.make_node
    nodes = mean_colours("image", "means", [2, 3]) + [
        node("Squeeze", ["means", "axis_0"], ["scores"]),
        node("Identity", ["all_boxes"], ["boxes"]),
        node("Identity", ["all_labels"], ["labels"]),
    ]
    write(
        name,
        nodes,
        [tensor("image", TensorProto.FLOAT, [1, 3, 64, 64])],
        [
            tensor("boxes", TensorProto.FLOAT, ["rows", 4]),
            tensor("scores", TensorProto.FLOAT, ["rows"]),
            tensor("labels", TensorProto.INT64, ["rows"]),
        ],
        [
            constant("axis_0", np.array([0], np.int64)),
            constant("all_boxes", np.array([[16, 16, 16, 16], [48, 16, 8, 16], [16, 16, 16, 16]], np.float32)),
            constant("all_labels", np.array([0, 2, 4], np.int64)),
        ],
    )


batched("batched", breaks_on_white=False)
batched("breaks-on-white", breaks_on_white=True)
torchvision("torchvision")
yunet("yunet")
ssd("ssd", pictures=1)
ssd("ssd-batched", pictures="n")
scored_boxes("scored-boxes")
classifier("classifier")
logits("logits")
one_logit("one-logit")
tensorflow("tensorflow", pictures="n")
tensorflow("tensorflow-single", pictures=1)
plain("plain")
