"""Finds the one face in pictures of single faces, once, and caches box and landmarks as JSON.

A picture with no clear face, or with a second one, is left out: its label would be doubtful.
"""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np

SIDE_PX = 320
STRIDES = (8, 16, 32)
CLEAR = 0.6
DOUBTFUL = 0.35
OUTPUT_WIDTHS = {"cls": 1, "obj": 1, "bbox": 4, "kps": 10}


class FaceFinder:
    """YuNet run by OpenCV's own network runtime on a fixed square."""

    def __init__(self, model: Path) -> None:
        self.network = cv2.dnn.readNetFromONNX(_with_fixed_shapes(model))

    def faces(self, bgr: np.ndarray) -> np.ndarray:
        """Rows of (score, x1, y1, x2, y2, five landmarks as x, y), best first; all in pixels."""
        canvas = np.zeros((SIDE_PX, SIDE_PX, 3), np.uint8)
        canvas[: bgr.shape[0], : bgr.shape[1]] = bgr
        self.network.setInput(cv2.dnn.blobFromImage(canvas))
        names = [f"{kind}_{s}" for s in STRIDES for kind in OUTPUT_WIDTHS]
        found = dict(zip(names, self.network.forward(names)))
        rows = np.concatenate([self._decode(found, stride) for stride in STRIDES])
        rows = rows[rows[:, 0] > DOUBTFUL]
        boxes = np.concatenate((rows[:, 1:3], rows[:, 3:5] - rows[:, 1:3]), 1)
        kept = cv2.dnn.NMSBoxes(boxes.tolist(), rows[:, 0].tolist(), DOUBTFUL, 0.4)
        return rows[np.asarray(kept, int).reshape(-1)]

    @staticmethod
    def _decode(found: dict[str, np.ndarray], stride: int) -> np.ndarray:
        cells = SIDE_PX // stride
        y, x = np.divmod(np.arange(cells * cells), cells)
        part = {k: found[f"{k}_{stride}"].reshape(-1, width) for k, width in OUTPUT_WIDTHS.items()}
        score = np.sqrt(part["cls"][:, 0] * part["obj"][:, 0])
        cx, cy = (x + part["bbox"][:, 0]) * stride, (y + part["bbox"][:, 1]) * stride
        half_w, half_h = np.exp(part["bbox"][:, 2]) * stride / 2, np.exp(part["bbox"][:, 3]) * stride / 2
        marks = (part["kps"].reshape(-1, 5, 2) + np.stack((x, y), 1)[:, None]) * stride
        box = np.stack((score, cx - half_w, cy - half_h, cx + half_w, cy + half_h), 1)
        return np.concatenate((box, marks.reshape(-1, 10)), 1)


def _with_fixed_shapes(model: Path) -> bytes:
    """OpenCV reads no dynamic shapes: the reshapes of the heads become constants."""
    import onnx
    from onnx import helper, numpy_helper

    graph = onnx.load(str(model))
    nodes, widths = graph.graph.node, {}
    for output in graph.graph.output:
        widths[output.name] = OUTPUT_WIDTHS[output.name.split("_")[0]]
    follow = {n.input[0]: n.output[0] for n in nodes if n.op_type == "Sigmoid"}
    kept = []
    for node in nodes:
        if node.op_type in ("Shape", "Gather", "Unsqueeze", "Concat"):
            continue
        if node.op_type == "Reshape":
            name = node.output[0]
            width = widths.get(name) or widths[follow[name]]
            shape = np.array([1, -1, width], np.int64)
            graph.graph.initializer.append(numpy_helper.from_array(shape, f"{name}.shape"))
            node = helper.make_node("Reshape", [node.input[0], f"{name}.shape"], [name])
        kept.append(node)
    del nodes[:]
    nodes.extend(kept)
    for i, size in enumerate((1, 3, SIDE_PX, SIDE_PX)):
        graph.graph.input[0].type.tensor_type.shape.dim[i].dim_value = size
    return np.frombuffer(graph.SerializeToString(), np.uint8)


def find_faces(folder: Path, names: list[str], model: Path, cache: Path) -> dict[str, dict]:
    """`name -> {box, marks}` for every picture with exactly one clear face; read from `cache` if there."""
    if cache.exists():
        return json.loads(cache.read_text())
    finder, found = FaceFinder(model), {}
    for name in names:
        faces = finder.faces(cv2.imread(str(folder / name)))
        if len(faces) == 1 and faces[0, 0] >= CLEAR:
            rounded = [round(float(v), 1) for v in faces[0]]
            found[name] = {"box": rounded[1:5], "marks": rounded[5:]}
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_text(json.dumps(found))
    return found
