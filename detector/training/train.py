"""Trains the face detector within a given number of hours; can be stopped and resumed at any time."""

from __future__ import annotations

import argparse
import copy
import math
import random
import signal
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Sampler

from coco import Picture, read_coco, read_folder
from data import EVEN, FaceCrops, Mixture, PicturePool, TrainingSet
from detector import Detector
from evaluate import summary
from infer import detect
from losses import total_loss
from model import FaceModel
from shipped import read_shipped

WARM_UP_STEPS = 150
LAST_RATE = 0.02
EVALUATION_PX = 640
LOG_STEPS = 50


@dataclass
class Progress:
    """How far a training is: optimiser steps and seconds spent in training them, over all resumptions."""

    step: int = 0
    seconds: float = 0.0
    best: float = -1.0


class EndlessFrom(Sampler):
    """Indices from `start`, so that a resumed training draws new samples."""

    def __init__(self, start: int, length: int) -> None:
        self.start, self.length = start, length

    def __iter__(self):
        return iter(range(self.start, self.length))

    def __len__(self) -> int:
        return self.length - self.start


@dataclass
class Tally:
    """Sums of the losses' parts over some steps."""

    steps: int = 0
    sums: dict[str, float] = field(default_factory=dict)

    def add(self, parts: dict[str, float]) -> None:
        self.steps += 1
        for name, value in parts.items():
            self.sums[name] = self.sums.get(name, 0.0) + value

    def text(self) -> str:
        return " ".join(f"{name}={value / self.steps:.3f}" for name, value in self.sums.items())


class Average:
    """Exponential moving average of a model's weights and statistics."""

    def __init__(self, model: nn.Module, decay: float = 0.998) -> None:
        self.model, self.decay = copy.deepcopy(model).eval(), decay

    @torch.no_grad()
    def update(self, model: nn.Module, step: int) -> None:
        keep = min(self.decay, (1 + step) / (10 + step))
        for mine, new in zip(self.model.state_dict().values(), model.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.mul_(keep).add_(new, alpha=1 - keep)
            else:
                mine.copy_(new)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with facemask853, facecrops3833, weights")
    parser.add_argument("--out", type=Path, required=True, help="folder for check-points and logs")
    parser.add_argument("--extra", type=Path, action="append", default=[], help="another folder in COCO form")
    parser.add_argument("--extra-share", type=float, default=0.18)
    parser.add_argument("--crops-share", type=float, default=0.22)
    parser.add_argument("--resume", type=Path, help="check-point to go on from, optimiser and clock included")
    parser.add_argument("--from", dest="start", type=Path, help="check-point, or exported model.onnx, to take weights from; clock at zero")
    parser.add_argument("--hours", type=float, default=1.5)
    parser.add_argument("--side", type=int, default=448)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.2e-3)
    parser.add_argument("--backbone-rate", type=float, default=4e-4)
    parser.add_argument("--save-minutes", type=float, default=8)
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


class Training:
    """One training from its arguments to its last check-point."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args, self.progress = args, Progress()
        photos = read_coco(args.data / "facemask853/train.json", args.data / "facemask853/images")
        scenes = [p for folder in args.extra for p in read_folder(folder)]
        self.held_out = [p for p in photos if p.held_out]
        self.held_out_extra = [p for p in scenes if p.held_out][:40]
        self.mixture = self._mixture([p for p in photos if not p.held_out], [p for p in scenes if not p.held_out])
        self.model = FaceModel()
        self.model.backbone.load_nanodet(args.data / "weights/nanodet_m.onnx")
        self.model.to(args.device)
        self.optimiser = self._optimiser()
        self.average = Average(self.model)
        self._restore()
        self.stopping = False
        signal.signal(signal.SIGTERM, lambda *_: setattr(self, "stopping", True))

    def _mixture(self, photos: list[Picture], scenes: list[Picture]) -> Mixture:
        data = self.args.data
        crops = None
        if self.args.crops_share > 0:
            cache = self.args.out / "facecrops.json"
            crops = FaceCrops(data / "facecrops3833", data / "weights/yunet_n_dynamic.onnx", cache)
        extra = PicturePool(scenes, EVEN) if scenes else None
        return Mixture(PicturePool(photos), extra, crops, self.args.extra_share, self.args.crops_share)

    def _optimiser(self) -> torch.optim.Optimizer:
        backbone = list(self.model.backbone.parameters())
        known = {id(p) for p in backbone}
        fresh = [p for p in self.model.parameters() if id(p) not in known]
        groups = [
            {"params": backbone, "lr": self.args.backbone_rate, "peak": self.args.backbone_rate},
            {"params": fresh, "lr": self.args.rate, "peak": self.args.rate},
        ]
        return torch.optim.AdamW(groups, weight_decay=0.02)

    def _restore(self) -> None:
        source = self.args.resume or self.args.start
        if source is None:
            return
        if source.suffix == ".onnx":
            shipped = read_shipped(source, self._samples(16))
            self.model.load_state_dict(shipped.state_dict())
            self.average = Average(self.model)
            return
        state = torch.load(source, map_location=self.args.device)
        if self.args.resume:
            self.model.load_state_dict(state["model"])
            self.average.model.load_state_dict(state["average"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.progress = Progress(**state["progress"])
        else:
            self.model.load_state_dict(state["average"])
            self.average = Average(self.model)

    def _samples(self, count: int) -> torch.Tensor:
        some = TrainingSet(self.mixture, self.args.side, self.args.seed, count)
        return torch.stack([some[i].image for i in range(count)])

    def run(self) -> None:
        total = self.args.hours * 3600
        saved, clock, tally = self.progress.seconds, time.monotonic(), Tally()
        for batch in self.loader():
            tally.add(self.step(batch, min(1.0, self.progress.seconds / total)))
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
        endless = TrainingSet(self.mixture, args.side, args.seed, 100_000_000)
        sampler = EndlessFrom(self.progress.step * args.batch, len(endless))
        workers = {"num_workers": args.workers, "persistent_workers": args.workers > 0}
        return DataLoader(endless, args.batch, sampler=sampler, collate_fn=list, **workers)

    def step(self, batch: list, share_done: float) -> dict[str, float]:
        warm = min(1.0, (self.progress.step + 1) / WARM_UP_STEPS)
        rate = warm * (LAST_RATE + (1 - LAST_RATE) * 0.5 * (1 + math.cos(math.pi * share_done)))
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * rate
        self.model.train()
        loss, parts = total_loss(self.model, batch)
        if not torch.isfinite(loss):
            raise ArithmeticError(f"loss is {loss.item()} at step {self.progress.step}: {parts}")
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 10.0)
        self.optimiser.step()
        self.progress.step += 1
        self.average.update(self.model, self.progress.step)
        return parts

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
        """Whether AP and AP50 on the held-out tenth, added up, are the best so far; AP50 alone is mostly chance."""
        result = self.measured("held-out", self.held_out)
        if self.held_out_extra:
            self.measured("held-out extra", self.held_out_extra)
        better = result > self.progress.best
        self.progress.best = max(self.progress.best, result)
        return better

    def measured(self, name: str, pictures: list[Picture]) -> float:
        found = detect(Detector(self.average.model), pictures, EVALUATION_PX, self.args.device)
        result = summary(pictures, found)
        self.log(f"{name} {result}")
        return result["mean"]["ap"] + result["mean"]["ap50"]

    def log(self, text: str) -> None:
        line = time.strftime("%H:%M:%S ") + text
        print(line, flush=True)
        with (self.args.out / "train.log").open("a") as log:
            log.write(line + "\n")


if __name__ == "__main__":
    main()
