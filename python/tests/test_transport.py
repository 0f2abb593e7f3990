"""Retries, timeouts and problems, against a server that answers as it is told."""

import threading
import unittest
from typing import Any, List, Tuple
from unittest import mock

from modelog import Settings
from modelog.problems import (
    EntityExistsError,
    InvalidFieldError,
    NotFoundError,
    PromotionRefusedError,
    ServerUnreachableError,
    StageOccupiedError,
    UnavailableError,
    UnreadableAnswerError,
)
from modelog.transport import Transport

from .told import BREAK, OK, ToldTest, problem


class TransportTest(ToldTest):
    def test_a_retry_of_a_write_repeats_its_idempotency_key(self) -> None:
        transport, server = self.told(BREAK, problem(503, "outcome-unknown"), (201, {}, b'{"name":"m"}'))

        self.assertEqual(transport.post("models", body={"name": "m"}), {"name": "m"})

        keys = [headers["Idempotency-Key"] for _, _, headers, _ in server.requests]
        self.assertEqual(len(keys), 3)
        self.assertEqual(len(set(keys)), 1)

    def test_two_writes_have_two_keys_and_one_connection(self) -> None:
        transport, server = self.told(OK, OK)

        transport.post("models", body={})
        transport.post("models", body={})

        self.assertNotEqual(*(headers["Idempotency-Key"] for _, _, headers, _ in server.requests))
        self.assertEqual(server.connections, 1)

    def test_a_pause_is_never_shorter_than_the_node_asks_nor_longer_than_the_limit(self) -> None:
        unavailable, members, text = problem(503, "not-ready")
        transport, _ = self.told(
            (unavailable, {"Retry-After": "2"}, text), (unavailable, {"Retry-After": "60"}, text), OK
        )

        transport.get("models")

        self.assertEqual(self.pauses, [2.0, 5.0])

    def test_after_the_last_attempt_the_problem_is_raised(self) -> None:
        transport, server = self.told(*[problem(503, "views-behind")] * 3, attempts=3)

        with self.assertRaises(UnavailableError) as raised:
            transport.get("models")

        self.assertEqual(raised.exception.kind, "views-behind")
        self.assertEqual(len(server.requests), 3)

    def test_a_node_that_is_silent_is_not_asked_again(self) -> None:
        answered = threading.Event()
        self.addCleanup(answered.set)
        transport, server = self.told(request_timeout_seconds=0.05)
        with mock.patch.object(server.RequestHandlerClass, "do_GET", lambda _: answered.wait(5), create=True):
            with self.assertRaisesRegex(ServerUnreachableError, "does not answer"):
                transport.get("models")
        answered.set()
        self.assertEqual(self.pauses, [])

    def test_nobody_there_is_said_with_the_address(self) -> None:
        transport = Transport(Settings(url="http://127.0.0.1:1", attempts=2), lambda _: None)

        with self.assertRaisesRegex(ServerUnreachableError, "http://127.0.0.1:1 does not answer"):
            transport.get("models")

    def test_problems_are_exceptions_of_their_meaning(self) -> None:
        cases: List[Tuple[Any, type]] = [
            (problem(404, "model-unknown"), NotFoundError),
            (problem(404, "model-unknown"), KeyError),
            (problem(409, "model-exists"), EntityExistsError),
            (problem(409, "stage-occupied", occupant=3), StageOccupiedError),
            (problem(409, "promotion-refused", failures=[{"rule": "after", "detail": "x"}]), PromotionRefusedError),
            (problem(422, "invalid-field", errors=[{"field": "name", "detail": "x"}]), InvalidFieldError),
            (problem(422, "invalid-field"), ValueError),
            ((500, {}, b"<html>"), RuntimeError),
        ]
        transport, _ = self.told(*(answer for answer, _ in cases))
        for answer, kind in cases:
            with self.subTest(kind.__name__), self.assertRaises(kind):
                transport.get("models")

    def test_a_problem_tells_its_detail_and_what_it_carries(self) -> None:
        transport, _ = self.told(problem(409, "stage-occupied", occupant=3))

        with self.assertRaises(StageOccupiedError) as raised:
            transport.put("models", "m", "versions", "1", "stage", body={"stage": "production"})

        self.assertEqual(str(raised.exception), "it is stage-occupied")
        self.assertEqual(raised.exception.occupant, 3)

    def test_the_highest_position_seen_goes_with_every_request(self) -> None:
        transport, server = self.told(
            (200, {"Modelog-Position": "0:7, 3:9"}, b"{}"), (200, {"Modelog-Position": "0:5"}, b"{}"), OK
        )

        for _ in range(3):
            transport.get("models")

        self.assertEqual(
            [headers.get("Modelog-Position") for _, _, headers, _ in server.requests], [None, "0:7,3:9", "0:7,3:9"]
        )

    def test_names_and_texts_are_encoded(self) -> None:
        transport, server = self.told(OK, actor="Ádám 100%", token="secret")

        transport.put("models", "a b/ü", "versions", "1", "stage", body={}, reason="größer")

        _, path, headers, _ = server.requests[0]
        self.assertEqual(path, "/api/v1/models/a%20b%2F%C3%BC/versions/1/stage")
        self.assertEqual(headers["Modelog-Actor"], "%C3%81d%C3%A1m 100%25")
        self.assertEqual(headers["Modelog-Reason"], "gr%C3%B6%C3%9Fer")
        self.assertEqual(headers["Authorization"], "Bearer secret")

    def test_a_list_is_fetched_page_by_page(self) -> None:
        transport, server = self.told(
            (200, {}, b'{"items":[{"n":1}],"next":"c2"}'), (200, {}, b'{"items":[{"n":2}],"next":null}')
        )

        self.assertEqual([item["n"] for item in transport.list("models", limit=1)], [1, 2])
        self.assertEqual(
            [path for _, path, _, _ in server.requests], ["/api/v1/models?limit=1", "/api/v1/models?limit=1&cursor=c2"]
        )

    def test_an_answer_of_something_else_is_said_to_be_unreadable(self) -> None:
        transport, _ = self.told((200, {}, b"<html>"), (200, {}, b"[]"))
        for _ in range(2):
            with self.assertRaises(UnreadableAnswerError):
                transport.get("models")

    def test_a_blank_name_is_refused_before_it_is_sent(self) -> None:
        transport, server = self.told()
        for name in ("", " ", ".", ".."):
            with self.assertRaisesRegex(ValueError, "cannot name anything"):
                transport.get("models", name)
        self.assertEqual(server.requests, [])


class SettingsTest(unittest.TestCase):
    def test_the_defaults(self) -> None:
        settings = Settings.from_environment({})

        self.assertEqual(settings.url, "http://127.0.0.1:8080")
        self.assertIsNone(settings.token)
        self.assertEqual(settings.artifacts, "~/.modelog/artifacts")

    def test_all_keys(self) -> None:
        settings = Settings.from_environment(
            {
                "MODELOG_URL": "https://n.example/x/",
                "MODELOG_TOKEN": "t",
                "MODELOG_ACTOR": "ada",
                "MODELOG_ARTIFACTS": "/a",
            }
        )

        self.assertEqual(
            (settings.url, settings.token, settings.actor, settings.artifacts),
            ("https://n.example/x", "t", "ada", "/a"),
        )

    def test_all_faults_at_once(self) -> None:
        with self.assertRaises(ValueError) as raised:
            Settings.from_environment({"MODELOG_URL": "ftp://x", "MODELOG_TOKEN": " ", "MODELOG_ACTOR": ""})

        self.assertEqual(
            str(raised.exception),
            "MODELOG_URL: ftp://x is no URL of a node, such as http://127.0.0.1:8080; "
            "MODELOG_TOKEN is blank: set it or leave it out; MODELOG_ACTOR is blank: set it or leave it out",
        )

    def test_a_token_is_not_printed(self) -> None:
        self.assertNotIn("secret", repr(Settings(token="secret")))
