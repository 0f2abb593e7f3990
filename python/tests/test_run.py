"""A run's life on the node, against a server that answers as it is told."""

import json
import logging
import threading
from typing import Any, Dict, Tuple

from modelog import Client
from modelog.pipelines.run import Heartbeats, Run
from modelog.pipelines.step_report import StepReport
from modelog.problems import EntityExistsError

from .told import BREAK, OK, ToldServer, ToldTest, problem

STARTED: Tuple[int, Dict[str, str], bytes] = (201, {}, b'{"name": "the run"}')


class RunTest(ToldTest):
    def started(self, *answers: Any, **settings: Any) -> Tuple[Run, ToldServer]:
        transport, server = self.told(STARTED, *answers, **settings)
        client = Client(transport.settings)
        client.transport = transport
        return Run(client, "p", {}, None), server

    def test_the_run_says_how_often_it_will_be_heard_of(self) -> None:
        run, server = self.started(heartbeat_seconds=7)

        body = json.loads(server.requests[0][3])
        self.assertEqual(body, {"pipeline": "p", "id": run.id, "heartbeatSeconds": 7})

    def test_what_a_run_writes_is_correlated_by_its_id(self) -> None:
        run, server = self.started(OK, OK)

        run.complete()
        run.client.transport.get("models")

        correlations = [headers.get("Modelog-Correlation-Id") for _, _, headers, _ in server.requests]
        self.assertEqual(correlations, [run.id, run.id, None])
        self.assertEqual(server.connections, 1)

    def test_heartbeats_go_on_until_the_node_says_that_the_run_is_over(self) -> None:
        run, server = self.started(OK, OK, problem(503, "not-ready"), problem(409, "run-finished"), attempts=1)

        with self.assertLogs("modelog", logging.WARNING) as logs, Heartbeats(run, 0.001) as heartbeats:
            heartbeats.join(30)

        self.assertEqual([path for _, path, _, _ in server.requests[1:]], [f"/api/v1/runs/{run.id}/heartbeat"] * 4)
        self.assertEqual(
            [line.split(":", 2)[2] for line in logs.output],
            ["no heartbeat of run the run: it is not-ready", "the node has closed run the run: it is run-finished"],
        )

    def test_heartbeats_end_with_the_block_and_never_keep_the_process(self) -> None:
        run, server = self.started()

        with Heartbeats(run, 3600) as heartbeats:
            self.assertIn("modelog-heartbeat", [t.name for t in threading.enumerate() if t.daemon])
        heartbeats.join(30)

        self.assertNotIn("modelog-heartbeat", [t.name for t in threading.enumerate()])
        self.assertEqual(len(server.requests), 1)

    def test_a_step_that_is_over_at_once_is_told_in_one_request(self) -> None:
        run, server = self.started((201, {}, b'{"outputs": []}'))
        report = StepReport(run, {"name": "s"}, 3600)

        report.begin()
        self.assertEqual(report.end({"status": "completed", "outputs": []}), {"outputs": []})

        method, path, _, body = server.requests[1]
        self.assertEqual((method, path), ("POST", f"/api/v1/runs/{run.id}/steps"))
        self.assertEqual(json.loads(body), {"name": "s", "status": "completed", "outputs": []})

    def test_a_step_that_takes_longer_is_told_when_it_starts_and_when_it_ends(self) -> None:
        run, server = self.started(OK, OK, OK)
        report = StepReport(run, {"name": "s"}, 3600)

        report.begin()
        report.log_metadata({"a": 1})
        report.end({"status": "completed"})

        asked = [(method, path.split(run.id)[1]) for method, path, _, _ in server.requests[1:]]
        self.assertEqual(asked, [("POST", "/steps"), ("POST", "/steps/s/metadata"), ("PATCH", "/steps/s")])

    def test_a_start_that_is_refused_is_raised_at_the_end(self) -> None:
        run, server = self.started(problem(409, "step-exists"))
        report = StepReport(run, {"name": "s"}, 0)

        report.begin()
        server.has_been_asked(2)

        with self.assertRaisesRegex(EntityExistsError, "it is step-exists"):
            report.end({"status": "completed"})

    def test_a_failure_is_told_at_most_4000_characters_long(self) -> None:
        run, server = self.started(OK)

        run.fail(OSError("x" * 5000))

        error = json.loads(server.requests[1][3])["error"]
        self.assertEqual((error[:11], len(error)), ("OSError: xx", 4001))

    def test_the_cause_is_not_lost_when_the_node_cannot_be_told(self) -> None:
        run, _ = self.started(BREAK, attempts=1)

        with self.assertLogs("modelog", logging.WARNING) as logs:
            run.fail(OSError("the disk is full"))

        self.assertIn("run the run could not be marked as failed", logs.output[0])
