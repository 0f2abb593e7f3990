"""Where the node is, who calls, and how long a caller waits."""

import getpass
import os
from dataclasses import dataclass, field
from typing import List, Mapping, Optional
from urllib.parse import urlsplit

_DEFAULT_URL = "http://127.0.0.1:8080"


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user need not have a name
        return "anonymous"


def _fault_of(url: str) -> Optional[str]:
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and parts.hostname and not parts.query and parts.port != 0
    except ValueError:
        good = False
    return None if good else f"{url} is no URL of a node, such as {_DEFAULT_URL}"


@dataclass(frozen=True)
class Settings:
    """The same variables as the Java SDK reads: ``MODELOG_URL``, ``MODELOG_TOKEN``, ``MODELOG_ACTOR``,
    ``MODELOG_ARTIFACTS``.

    A run that is silent for three times ``heartbeat_seconds`` is closed by the node as failed.
    """

    url: str = _DEFAULT_URL
    token: Optional[str] = field(default=None, repr=False)
    actor: str = field(default_factory=_login)
    artifacts: str = "~/.modelog/artifacts"
    connect_timeout_seconds: float = 5.0
    request_timeout_seconds: float = 30.0
    attempts: int = 5
    first_delay_seconds: float = 0.1
    longest_delay_seconds: float = 5.0
    heartbeat_seconds: int = 10

    def __post_init__(self) -> None:
        fault = _fault_of(self.url)
        if fault:
            raise ValueError(fault)
        object.__setattr__(self, "url", self.url.rstrip("/"))

    @classmethod
    def from_environment(cls, environment: Optional[Mapping[str, str]] = None) -> "Settings":
        """Raises ValueError with all faults at once."""
        env = os.environ if environment is None else environment
        faults: List[str] = []
        url = env.get("MODELOG_URL", _DEFAULT_URL)
        fault = _fault_of(url)
        if fault:
            faults.append(f"MODELOG_URL: {fault}")
        for key in ("MODELOG_TOKEN", "MODELOG_ACTOR", "MODELOG_ARTIFACTS"):
            if not env.get(key, "x").strip():
                faults.append(f"{key} is blank: set it or leave it out")
        if faults:
            raise ValueError("; ".join(faults))
        return cls(
            url=url,
            token=env.get("MODELOG_TOKEN"),
            actor=env.get("MODELOG_ACTOR") or _login(),
            artifacts=env.get("MODELOG_ARTIFACTS", "~/.modelog/artifacts"),
        )
