"""What the node hears of a step: its start and its end."""

import logging
import threading
from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional, Tuple

from ..metadata import to_json
from ..problems import ModelogError
from .run import error_text

if TYPE_CHECKING:
    from .run import Run

LOG = logging.getLogger("modelog")

GRACE_SECONDS = 0.005


class StepReport:
    """The start is told while the step runs, and the end after it; both in one request when the step is over within the
    grace.

    ``start`` and the ends are bodies of the routes of steps.
    """

    def __init__(self, run: "Run", start: Dict[str, Any], grace_seconds: float = GRACE_SECONDS) -> None:
        self._run = run
        self._start = start
        self._lock = threading.Lock()
        self._is_told = False
        self._failure: Optional[ModelogError] = None
        self._timer = threading.Timer(grace_seconds, self._tell_in_time)
        self._timer.daemon = True

    def begin(self) -> None:
        self._timer.start()

    def log_metadata(self, metadata: Mapping[str, Any]) -> None:
        with self._lock:
            self._tell()
        self._run.client.transport.post(*self._route, "metadata", body=to_json(metadata))

    def end(self, body: Dict[str, Any]) -> Dict[str, Any]:
        """Answers the step as the node has it."""
        self._timer.cancel()
        with self._lock:
            if self._failure is not None:
                raise self._failure
            if self._is_told:
                return self._run.client.transport.patch(*self._route, body=body)
            self._is_told = True
            return self._run.client.transport.post("runs", self._run.id, "steps", body={**self._start, **body})

    def fail(self, cause: BaseException) -> None:
        """The cause stays the error, whatever else goes wrong now: the end of the run fails the step too."""
        try:
            self.end({"status": "failed", "error": error_text(cause)})
        except ModelogError as error:
            LOG.warning(
                "step %s of run %s could not be marked as failed: %s", self._start["name"], self._run.name, error
            )

    @property
    def _route(self) -> Tuple[str, str, str, str]:
        return "runs", self._run.id, "steps", self._start["name"]

    def _tell_in_time(self) -> None:
        with self._lock:
            try:
                self._tell()
            except ModelogError as error:
                self._failure = error

    def _tell(self) -> None:
        if not self._is_told:
            self._run.client.transport.post("runs", self._run.id, "steps", body=self._start)
            self._is_told = True
