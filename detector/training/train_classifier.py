"""Trains the classifier of face crops within a given number of hours; can be stopped and resumed at any time."""

from __future__ import annotations

import argparse
import math
import random
import signal
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader

from classifier import FaceClassifier
from coco import read_coco
from crops import CropSet, Face, faces_of_pictures, faces_of_split, plain_crop
from train import Average, EndlessFrom, Progress, Tally

WARM_UP_STEPS = 60
LAST_RATE = 0.02
LOG_STEPS = 50
SHARES = [0.75, 0.25]
SOFTENED = 0.03


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with facemask853, facecrops3833, weights")
    parser.add_argument("--out", type=Path, required=True, help="folder for check-points and logs")
    parser.add_argument("--detector", type=Path, help="detector's check-point whose backbone to start from")
    parser.add_argument("--resume", type=Path, help="check-point to go on from, optimiser and clock included")
    parser.add_argument("--hours", type=float, default=0.5)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--save-minutes", type=float, default=4)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--device", default="cpu")
    return parser.parse_args()


def main() -> None:
    args = arguments()
    torch.set_num_threads(args.threads)
    random.seed(args.seed), np.random.seed(args.seed), torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    Training(args).run()


def training_faces(data: Path, cache: Path) -> list[list[Face]]:
    """Pictures of one face, and the annotated faces of street pictures; both from the training parts."""
    folder = data / "facemask853"
    single = faces_of_split(data / "facecrops3833", "train", data / "weights/yunet_n_dynamic.onnx", cache)
    return [single, faces_of_pictures(read_coco(folder / "train.json", folder / "images"))]


@torch.no_grad()
def probabilities(classifier: FaceClassifier, faces: list[Face], device: str) -> np.ndarray:
    """`[M,2]` of the plain crops, as the product cuts them."""
    classifier.eval()
    parts = []
    for start in range(0, len(faces), 64):
        crops = np.stack([plain_crop(f) for f in faces[start : start + 64]])
        parts.append(classifier(torch.from_numpy(crops).to(device)).softmax(1).cpu().numpy())
    return np.concatenate(parts)


class Training:
    """One training from its arguments to its last check-point."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args, self.progress = args, Progress()
        everything = training_faces(args.data, args.out / "train-faces.json")
        self.learnt = [[f for f in faces if not f.held_out] for faces in everything]
        self.held_out = [[f for f in faces if f.held_out] for faces in everything]
        self.model = FaceClassifier()
        self.model.backbone.load_nanodet(args.data / "weights/nanodet_m.onnx")
        if args.detector:
            self.model.backbone.load_state_dict(backbone_of(args.detector))
        self.model.to(args.device)
        self.optimiser = torch.optim.AdamW(self.model.parameters(), args.rate, weight_decay=0.03)
        self.average = Average(self.model, 0.995)
        if args.resume:
            self._restore(torch.load(args.resume, map_location=args.device))
        self.stopping = False
        signal.signal(signal.SIGTERM, lambda *_: setattr(self, "stopping", True))

    def _restore(self, state: dict) -> None:
        self.model.load_state_dict(state["model"])
        self.average.model.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.progress = Progress(**state["progress"])

    def run(self) -> None:
        total = self.args.hours * 3600
        saved, clock, tally = self.progress.seconds, time.monotonic(), Tally()
        for images, labels in self.loader():
            tally.add(self.step(images, labels, min(1.0, self.progress.seconds / total)))
            now = time.monotonic()
            self.progress.seconds, clock = self.progress.seconds + now - clock, now
            if tally.steps == LOG_STEPS:
                self.log(f"step {self.progress.step} {self.progress.seconds:.0f}/{total:.0f}s {tally.text()}")
                tally = Tally()
            done = self.stopping or self.progress.seconds >= total
            if done or self.progress.seconds - saved > self.args.save_minutes * 60:
                self.save(evaluated=not self.stopping)
                saved, clock = self.progress.seconds, time.monotonic()
            if done:
                return

    def loader(self) -> DataLoader:
        args = self.args
        endless = CropSet(self.learnt, SHARES, args.seed, 100_000_000)
        sampler = EndlessFrom(self.progress.step * args.batch, len(endless))
        workers = {"num_workers": args.workers, "persistent_workers": args.workers > 0}
        return DataLoader(endless, args.batch, sampler=sampler, **workers)

    def step(self, images: torch.Tensor, labels: torch.Tensor, share_done: float) -> dict[str, float]:
        warm = min(1.0, (self.progress.step + 1) / WARM_UP_STEPS)
        rate = warm * (LAST_RATE + (1 - LAST_RATE) * 0.5 * (1 + math.cos(math.pi * share_done)))
        self.optimiser.param_groups[0]["lr"] = self.args.rate * rate
        self.model.train()
        logits = self.model(images.to(self.args.device))
        labels = labels.to(self.args.device)
        loss = F.cross_entropy(logits, labels, label_smoothing=SOFTENED)
        if not torch.isfinite(loss):
            raise ArithmeticError(f"loss is {loss.item()} at step {self.progress.step}")
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
        self.optimiser.step()
        self.progress.step += 1
        self.average.update(self.model, self.progress.step)
        return {"loss": loss.item(), "right": float((logits.argmax(1) == labels).float().mean())}

    def save(self, evaluated: bool) -> None:
        """Writes `last.pt`, and `best.pt` when the held-out tenth says so."""
        better = evaluated and self.improved()
        state = {
            "model": self.model.state_dict(),
            "average": self.average.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "progress": asdict(self.progress),
            "arguments": {k: str(v) for k, v in vars(self.args).items()},
        }
        for name in ["last.pt"] + ["best.pt"] * better:
            torch.save(state, self.args.out / "writing.pt")
            (self.args.out / "writing.pt").replace(self.args.out / name)

    def improved(self) -> bool:
        """Whether the held-out tenth's mean log likelihood, both lists weighing the same, is the best so far."""
        results = []
        for name, faces in zip(("single", "street"), self.held_out):
            told = probabilities(self.average.model, faces, self.args.device)
            truth = np.array([f.label for f in faces])
            likelihood = float(np.log(told[np.arange(len(truth)), truth].clip(1e-4)).mean())
            right = float((told.argmax(1) == truth).mean())
            self.log(f"held-out {name}: {len(truth)} faces, right {right:.4f}, log likelihood {likelihood:.4f}")
            results.append(likelihood)
        score = 10 + sum(results) / len(results)
        better = score > self.progress.best
        self.progress.best = max(self.progress.best, score)
        return better

    def log(self, text: str) -> None:
        line = time.strftime("%H:%M:%S ") + text
        print(line, flush=True)
        with (self.args.out / "train.log").open("a") as log:
            log.write(line + "\n")


def backbone_of(checkpoint: Path) -> dict[str, torch.Tensor]:
    """The backbone's averaged weights in a detector's check-point."""
    weights = torch.load(checkpoint, map_location="cpu")["average"]
    start = "backbone."
    return {name[len(start) :]: value for name, value in weights.items() if name.startswith(start)}


if __name__ == "__main__":
    main()
