"""A server that answers as it is told, one answer after the other."""

import http.server
import json
import threading
import unittest
from dataclasses import replace
from typing import Any, Dict, List, Tuple

from modelog import Settings
from modelog.transport import Transport

OK: Tuple[int, Dict[str, str], bytes] = (200, {}, b"{}")
BREAK = None


class ToldServer(http.server.ThreadingHTTPServer):
    """Answers with what is in its list, one after the other; remembers what it was asked."""

    def __init__(self, *answers: Any) -> None:
        super().__init__(("127.0.0.1", 0), Told)
        self.answers = list(answers)
        self.requests: List[Tuple[str, str, Dict[str, str], bytes]] = []
        self.connections = 0
        self._asked = threading.Condition()

    def note(self, *request: Any) -> None:
        with self._asked:
            self.requests.append(request)  # type: ignore[arg-type]  # method, path, headers, body
            self._asked.notify_all()

    def has_been_asked(self, times: int) -> None:
        """Waits until then."""
        with self._asked:
            if not self._asked.wait_for(lambda: len(self.requests) >= times, timeout=30):
                raise AssertionError(f"asked {len(self.requests)} times, not {times}")


class Told(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ToldServer

    def setup(self) -> None:
        super().setup()
        self.server.connections += 1

    def do(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.note(self.command, self.path, dict(self.headers), body)
        answer = self.server.answers.pop(0)
        if answer is BREAK:
            self.close_connection = True
            return
        status, headers, text = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do

    def log_message(self, format: str, *args: Any) -> None:
        pass


def problem(status: int, kind: str, **members: Any) -> Tuple[int, Dict[str, str], bytes]:
    body = {
        "type": f"urn:modelog:problem:{kind}",
        "title": kind,
        "status": status,
        "detail": f"it is {kind}",
        **members,
    }
    return status, {"Content-Type": "application/problem+json"}, json.dumps(body).encode()


class ToldTest(unittest.TestCase):
    def told(self, *answers: Any, **settings: Any) -> Tuple[Transport, ToldServer]:
        """A transport to a server with these answers; its pauses are noted, not made."""
        server = ToldServer(*answers)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        self.addCleanup(server.server_close)
        self.addCleanup(thread.join)
        self.addCleanup(server.shutdown)
        self.pauses: List[float] = []
        url = f"http://127.0.0.1:{server.server_address[1]}"
        transport = Transport(replace(Settings(url=url, actor="ada"), **settings), self.pauses.append)
        self.addCleanup(transport.close)
        return transport, server
