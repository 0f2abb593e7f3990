"""What is left of a training whose process is killed."""

import os
import signal
import subprocess
import sys
import threading
import time
import unittest
from typing import Callable, List

from .node import NodeTest

LIMIT_SECONDS = 180.0


def eventually(holds: Callable[[], bool]) -> bool:
    """Asks again and again, as nothing tells a client that a node has swept."""
    until = time.monotonic() + LIMIT_SECONDS
    while not holds():
        if time.monotonic() > until:
            return False
        threading.Event().wait(0.1)
    return True


@unittest.skipUnless(hasattr(signal, "SIGKILL"), "no process can be killed here")
class KilledTest(NodeTest):
    def test_killed_before_any_of_its_writes_it_leaves_no_version_half_done(self) -> None:
        models = [f"{self.model}_{n}" for n in range(1, 13)]
        processes = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.killed", model, str(n)],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
                stderr=subprocess.DEVNULL,
            )
            for n, model in enumerate(models, 1)
        ]
        ends = [process.wait(LIMIT_SECONDS) for process in processes]

        # How many writes there are depends on how long the steps take; 11 at most.
        self.assertLessEqual(set(ends), {-signal.SIGKILL, 0})
        self.assertEqual((ends[0], ends[-1]), (-signal.SIGKILL, 0))
        left: List[str] = []
        self.assertTrue(eventually(lambda: self.settled(models, left)), left)
        outcomes = [self.versions(model) if self.is_known(model) else [] for model in models]
        for n, model in enumerate(models, 1):
            with self.subTest(f"killed before write {n}"):
                self.assertEqual(outcomes[n - 1], [(1, "1", "production")] if self.was_promoted(model) else [])
        self.assertEqual((outcomes[0], outcomes[-1]), ([], [(1, "1", "production")]))

    def settled(self, models: List[str], left: List[str]) -> bool:
        """Notes what is not."""
        runs = [run for model in models for run in self.client.list_pipeline_runs(f"training_{model}", "running")]
        held = [
            v
            for model in models
            if self.is_known(model)
            for v in self.client.list_model_versions(model)
            if v.held_by or v.name == "running"
        ]
        left[:] = [*(run.name for run in runs), *(f"{v.model}@{v.number} {v.name}" for v in held)]
        return not left

    def was_promoted(self, model: str) -> bool:
        return self.is_known(model) and any(
            self.client.transport.list("models", model, "history", type="VersionStageChanged")
        )

    def is_known(self, model: str) -> bool:
        return any(self.client.list_models(filter=f"name = {model}"))
