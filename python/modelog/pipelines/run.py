"""One execution of a pipeline, as the node sees it."""

import logging
import threading
import uuid
from types import TracebackType
from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional, Type

from ..problems import ConflictError, ModelogError, NotFoundError
from .pins import Pins

if TYPE_CHECKING:
    from ..client import Client

LOG = logging.getLogger("modelog")

_LONGEST_ERROR = 4_000


class Run:
    """From its start on the node to its end there; the node settles the versions that the run holds (V-2, V-40, V-41)."""

    def __init__(self, client: "Client", pipeline: str, extra: Mapping[str, Any], name: Optional[str]) -> None:
        self.id = str(uuid.uuid4())
        self.client = client.correlated(self.id)
        self.pipeline = pipeline
        self.extra = dict(extra)
        body: Dict[str, Any] = {
            "pipeline": pipeline,
            "id": self.id,
            "heartbeatSeconds": client.settings.heartbeat_seconds,
        }
        if extra:
            body["extra"] = self.extra
        if name is not None:
            body["name"] = name
        self.name: str = self.client.transport.post("runs", body=body)["name"]
        self.pins = Pins(self.client, self.id)

    def complete(self) -> None:
        self.client.transport.patch("runs", self.id, body={"status": "completed"})

    def fail(self, cause: BaseException) -> None:
        """The cause stays the error, whatever else goes wrong now: a run that cannot be closed is closed for its
        silence.
        """
        try:
            self.client.transport.patch("runs", self.id, body={"status": "failed", "error": error_text(cause)})
        except ModelogError as error:
            LOG.warning("run %s could not be marked as failed: %s", self.name, error)


class Heartbeats:
    """Tells the node from a thread of its own that the run is alive, until the block ends or the node says that it is
    over.
    """

    def __init__(self, run: Run, every_seconds: float) -> None:
        self._run = run
        self._every_seconds = every_seconds
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="modelog-heartbeat", daemon=True)

    def __enter__(self) -> "Heartbeats":
        self._thread.start()
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self._over.set()

    def join(self, seconds: float) -> None:
        """Waits until the thread has ended."""
        self._thread.join(seconds)

    def _beat(self) -> None:
        transport = self._run.client.transport
        while not self._over.wait(self._every_seconds):
            try:
                transport.post("runs", self._run.id, "heartbeat", body={})
            except (ConflictError, NotFoundError) as error:
                if not self._over.is_set():
                    LOG.warning("the node has closed run %s: %s", self._run.name, error)
                return
            except ModelogError as error:
                LOG.warning("no heartbeat of run %s: %s", self._run.name, error)


def error_text(cause: BaseException) -> str:
    text = f"{type(cause).__qualname__}: {cause}"
    return text if len(text) <= _LONGEST_ERROR else text[:_LONGEST_ERROR] + "…"
