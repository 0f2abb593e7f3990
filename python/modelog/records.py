"""What a node answers, read only."""

import re
from dataclasses import dataclass, field, fields
from typing import Any, Dict, List, Mapping, Optional, Type, TypeVar

from .metadata import from_json

R = TypeVar("R")

_UPPER = re.compile(r"(?<!^)([A-Z])")


def read(record: Type[R], json: Mapping[str, Any]) -> R:
    """The fields that the record knows; those of a newer node are left out."""
    known = {f.name for f in fields(record)}
    named = {_UPPER.sub(r"_\1", key).lower(): value for key, value in json.items()}
    given = {key: value for key, value in named.items() if key in known}
    if "metadata" in given:
        given["metadata"] = from_json(given["metadata"])
    return record(**given)


@dataclass(frozen=True)
class ModelRecord:
    """A model: what all its versions have in common (D-1 … D-9)."""

    name: str
    id: str
    license: Optional[str] = None
    description: Optional[str] = None
    audience: Optional[str] = None
    use_cases: Optional[str] = None
    limitations: Optional[str] = None
    trade_offs: Optional[str] = None
    ethics: Optional[str] = None
    tags: List[str] = field(default_factory=list)
    latest_version: Optional[int] = None
    versions: int = 0
    created_at: Optional[str] = None
    created_by: Optional[str] = None


@dataclass(frozen=True)
class VersionRecord:
    """A version of a model as it was when it was read (D-20 … D-28)."""

    model: str
    number: int
    id: str
    name: str
    description: Optional[str] = None
    stage: Optional[str] = None
    tags: List[str] = field(default_factory=list)
    metadata: Dict[str, Any] = field(default_factory=dict)
    artifacts: Dict[str, int] = field(default_factory=dict)
    runs: int = 0
    held_by: Optional[str] = None
    created_at: Optional[str] = None
    created_by: Optional[str] = None


@dataclass(frozen=True)
class StepRecord:
    """A step of a run."""

    name: str
    status: str
    inputs: List[Dict[str, Any]] = field(default_factory=list)
    outputs: List[Dict[str, Any]] = field(default_factory=list)
    parameters: Dict[str, Any] = field(default_factory=dict)
    metadata: Dict[str, Any] = field(default_factory=dict)
    cache_key: Optional[str] = None
    error: Optional[str] = None


@dataclass(frozen=True)
class RunRecord:
    """A run of a pipeline; ``models`` are the versions it is attached to."""

    id: str
    name: str
    pipeline: str
    status: str
    extra: Dict[str, Any] = field(default_factory=dict)
    metadata: Dict[str, Any] = field(default_factory=dict)
    error: Optional[str] = None
    models: List[Dict[str, Any]] = field(default_factory=list)
    step_list: List[StepRecord] = field(default_factory=list)

    @property
    def steps(self) -> Dict[str, StepRecord]:
        return {step.name: step for step in self.step_list}

    @classmethod
    def of(cls, json: Mapping[str, Any]) -> "RunRecord":
        steps = [read(StepRecord, step) for step in json.get("steps") or []]
        return read(cls, {**json, "stepList": steps})
