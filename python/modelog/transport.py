"""One HTTP client: connections stay open, a retry of a write repeats its Idempotency-Key."""

import copy
import http.client
import json
import os
import random
import re
import socket
import threading
import time
import uuid
from typing import Any, Callable, Dict, Iterator, List, Mapping, Optional, Tuple
from urllib.parse import quote, urlencode, urlsplit

from .problems import ServerUnreachableError, UnreadableAnswerError, problem_error
from .settings import Settings

Json = Dict[str, Any]

_POSITION = re.compile(r"\s*(\d{1,9}):(\d{1,18})\s*")
_LARGEST_ANSWER_BYTES = 64 * 1024 * 1024
_MOST_IDLE = 8


class Transport:
    """Sends a request, again if need be, and reads the answer or its problem. Thread-safe."""

    def __init__(self, settings: Settings, sleep: Callable[[float], None] = time.sleep) -> None:
        self.settings = settings
        self._sleep = sleep
        self._idle: List[http.client.HTTPConnection] = []
        self._correlation: Optional[str] = None
        self._process = os.getpid()
        self._positions: Dict[int, int] = {}
        self._lock = threading.Lock()

    def correlated(self, correlation: str) -> "Transport":
        """The same connections, for writes that belong together: their events carry this id."""
        sharing = copy.copy(self)
        sharing._correlation = correlation
        return sharing

    def get(self, *path: str, **query: object) -> Json:
        return self._send("GET", _route(path, query), None)

    def list(self, *path: str, **query: object) -> Iterator[Json]:
        """All items; a page is fetched only when the reader comes to it."""
        cursor: Optional[str] = None
        while True:
            page = self.get(*path, **query, cursor=cursor)
            yield from page["items"]
            cursor = page.get("next")
            if cursor is None:
                return

    def post(self, *path: str, body: Mapping[str, Any], reason: Optional[str] = None) -> Json:
        return self._send("POST", _route(path, {}), body, reason)

    def put(self, *path: str, body: Mapping[str, Any], reason: Optional[str] = None) -> Json:
        return self._send("PUT", _route(path, {}), body, reason)

    def patch(self, *path: str, body: Mapping[str, Any]) -> Json:
        return self._send("PATCH", _route(path, {}), body)

    def delete(self, *path: str, force: bool = False) -> None:
        self._send("DELETE", _route(path, {"force": "true"} if force else {}), None)

    def close(self) -> None:
        """Closes the connections that no request is using; the next request opens another."""
        with self._lock:
            idle = list(self._idle)
            self._idle.clear()
        for connection in idle:
            connection.close()

    def _send(self, method: str, route: str, body: Optional[Mapping[str, Any]], reason: Optional[str] = None) -> Json:
        content = None if body is None else _encoded(body)
        headers = self._headers(method, content, reason)
        for attempt in range(1, self.settings.attempts + 1):
            last = attempt == self.settings.attempts
            try:
                status, answered, text = self._exchange(method, route, content, headers)
            except (OSError, http.client.HTTPException) as error:
                self.close()  # the others are as old, and a node that went away closed them all
                # A node that took the request and stays silent has had its time already.
                if last or isinstance(error, socket.timeout):
                    why = str(error) or type(error).__name__
                    raise ServerUnreachableError(f"{self.settings.url} does not answer: {why}") from error
                self._pause(attempt, 0.0)
                continue
            self._seen(answered.get("modelog-position", ""))
            if 200 <= status < 300:
                return _decoded(route, text)
            problem = problem_error(_problem(status, text), _seconds(answered.get("retry-after")))
            if status != 503 or last:
                raise problem
            self._pause(attempt, problem.retry_after_seconds)
        raise AssertionError("the last attempt returns or raises")

    def _headers(self, method: str, content: Optional[bytes], reason: Optional[str]) -> Dict[str, str]:
        headers = {
            "Accept": "application/json, application/problem+json",
            "Modelog-Actor": _header_text(self.settings.actor),
        }
        if self.settings.token is not None:
            headers["Authorization"] = f"Bearer {self.settings.token}"
        with self._lock:
            if self._positions:
                headers["Modelog-Position"] = ",".join(f"{p}:{o}" for p, o in sorted(self._positions.items()))
        if method != "GET":
            headers["Idempotency-Key"] = str(uuid.uuid4())
            if self._correlation is not None:
                headers["Modelog-Correlation-Id"] = self._correlation
        if reason:
            headers["Modelog-Reason"] = _header_text(reason)
        if content is not None:
            headers["Content-Type"] = "application/json"
        return headers

    def _exchange(
        self, method: str, route: str, content: Optional[bytes], headers: Dict[str, str]
    ) -> Tuple[int, Dict[str, str], bytes]:
        connection = self._taken() or self._connected()
        try:
            connection.request(method, self._prefix() + route, body=content, headers=headers)
            response = connection.getresponse()
            text = response.read(_LARGEST_ANSWER_BYTES + 1)
            if len(text) > _LARGEST_ANSWER_BYTES:
                raise UnreadableAnswerError(f"{route} answered with more than {_LARGEST_ANSWER_BYTES} bytes")
        except BaseException:
            connection.close()
            raise
        with self._lock:
            keep = len(self._idle) < _MOST_IDLE and connection.sock is not None
            if keep:
                self._idle.append(connection)
        if not keep:
            connection.close()
        return response.status, {k.lower(): v for k, v in response.getheaders()}, text

    def _taken(self) -> Optional[http.client.HTTPConnection]:
        with self._lock:
            if self._process != os.getpid():  # a fork: these connections are the parent's
                self._process = os.getpid()
                self._idle.clear()
            return self._idle.pop() if self._idle else None

    def _connected(self) -> http.client.HTTPConnection:
        parts = urlsplit(self.settings.url)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection: http.client.HTTPConnection = kind(
            str(parts.hostname), parts.port, timeout=self.settings.connect_timeout_seconds
        )
        try:
            connection.connect()
        except socket.timeout as error:
            raise ConnectionError("nobody took the connection in time") from error
        connection.sock.settimeout(self.settings.request_timeout_seconds)
        return connection

    def _prefix(self) -> str:
        return urlsplit(self.settings.url).path + "/api/v1"

    def _pause(self, attempt: int, asked_seconds: float) -> None:
        longest = self.settings.longest_delay_seconds
        bound = min(self.settings.first_delay_seconds * 2 ** min(attempt - 1, 20), longest)
        self._sleep(max(random.uniform(0, bound), min(asked_seconds, longest)))

    def _seen(self, header: str) -> None:
        """The highest log position per partition goes with every request: any node shows this client its own writes."""
        for part in header.split(","):
            match = _POSITION.fullmatch(part)
            if match:
                partition, offset = int(match[1]), int(match[2])
                with self._lock:
                    self._positions[partition] = max(offset, self._positions.get(partition, 0))


def _route(path: Tuple[str, ...], query: Mapping[str, object]) -> str:
    for segment in path:
        if not segment.strip() or segment in (".", ".."):
            raise ValueError(f"'{segment}' cannot name anything: names are not blank, '.' or '..'")
    given = {name: str(value) for name, value in query.items() if value is not None}
    return "/" + "/".join(quote(segment, safe="") for segment in path) + ("?" + urlencode(given) if given else "")


def _encoded(body: Mapping[str, Any]) -> bytes:
    try:
        return json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")
    except (TypeError, ValueError) as error:
        raise ValueError(f"cannot be sent as JSON: {error}") from error


def _decoded(route: str, text: bytes) -> Json:
    if not text:
        return {}
    try:
        answer = json.loads(text)
    except ValueError as error:
        raise UnreadableAnswerError(f"{route} answered with no JSON") from error
    if not isinstance(answer, dict):
        raise UnreadableAnswerError(f"{route} answered with no JSON object")
    return answer


def _problem(status: int, text: bytes) -> Json:
    try:
        problem = json.loads(text)
    except ValueError:
        problem = None
    if not isinstance(problem, dict):
        problem = {"title": f"HTTP status {status}"}
    return {"status": status, **problem}


def _seconds(header: Optional[str]) -> float:
    return float(header) if header and header.isdigit() else 0.0


def _header_text(text: str) -> str:
    """Printable ASCII as it is, anything else and ``%`` percent-encoded as UTF-8."""
    return "".join(
        chr(octet) if 0x20 <= octet < 0x7F and octet != 0x25 else f"%{octet:02X}" for octet in text.strip().encode()
    )
