"""A real node for tests: the one of MODELOG_URL, on which every test uses names of its own."""

import logging
import os
import tempfile
import unittest
import uuid
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple
from unittest import mock

from modelog import Client


@unittest.skipUnless(os.environ.get("MODELOG_URL"), "MODELOG_URL names no node to test with")
class NodeTest(unittest.TestCase):
    """Each test has an artifact store, a client, and a model name."""

    def setUp(self) -> None:
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.artifacts = Path(directory.name) / "artifacts"
        environment = mock.patch.dict(os.environ, {"MODELOG_ARTIFACTS": str(self.artifacts)})
        environment.start()
        self.addCleanup(environment.stop)
        logging.getLogger("modelog").setLevel(logging.INFO)
        quiet = mock.patch.multiple(logging.getLogger("modelog"), propagate=False, handlers=[logging.NullHandler()])
        quiet.start()
        self.addCleanup(quiet.stop)
        self.client = Client()
        self.model = self.named("model")

    @staticmethod
    def named(what: str) -> str:
        return f"{what}_{uuid.uuid4().hex[:12]}"

    def versions(self, model: Optional[str] = None) -> List[Tuple[int, str, Optional[str]]]:
        """Number, name and stage of each."""
        return [(v.number, v.name, v.stage) for v in self.client.list_model_versions(model or self.model)]

    def links(self, version: object = "latest", model: Optional[str] = None) -> Dict[str, str]:
        """``artifact@version`` → kind."""
        items = self.client.transport.list("models", model or self.model, "versions", str(version), "artifacts")
        return {link["id"]: link["kind"] for link in items}

    def attached(self, version: object = "latest", model: Optional[str] = None) -> List[str]:
        """Pipelines of the runs attached to a version."""
        items = self.client.transport.list("models", model or self.model, "versions", str(version), "runs")
        return [run["pipeline"] for run in items]

    def last_run(self, pipeline: Any) -> Any:
        run = next(self.client.list_pipeline_runs(pipeline=pipeline.name))
        return self.client.get_pipeline_run(run.id)
