"""Inputs of steps that no step of the pipeline makes."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, List, Optional, Union
from uuid import UUID

from .. import materializers
from ..enums import ArtifactKind
from ..problems import ArtifactUnavailableError, ModelogError
from .artifact_version import ArtifactVersion

if TYPE_CHECKING:
    from ..client import Client
    from ..model.model_version import ModelVersion

_ABSENT = object()
# What is searched first wins.
_SEARCH_ORDER = (ArtifactKind.DATA, ArtifactKind.MODEL, ArtifactKind.ENDPOINT)


@dataclass
class ExternalArtifact:
    """Exactly one of: a value, an id, a name (with a version or without), the output of a pipeline's last successful
    run, or an artifact of a model version (X-1, X-8).

    ``model_artifact_name`` without ``model_name`` looks in the version that the step, or its pipeline, works on (X-2).
    """

    value: Any = _ABSENT
    id: Union[UUID, str, None] = None
    name: Optional[str] = None
    version: Union[str, int, None] = None
    pipeline_name: Optional[str] = None
    artifact_name: Optional[str] = None
    model_name: Optional[str] = None
    model_version: Union[str, int, None] = None
    model_artifact_name: Optional[str] = None
    model_artifact_version: Union[str, int, None] = None
    model_artifact_pipeline_name: Optional[str] = None
    model_artifact_step_name: Optional[str] = None

    def __post_init__(self) -> None:
        if (self.pipeline_name is None) != (self.artifact_name is None):
            raise ValueError("`pipeline_name` and `artifact_name` can be used only together")
        ways = self._ways()
        if len(ways) > 1:
            raise ValueError(
                f"Only a value, an id, a name, a pipeline's artifact or a model's artifact can be given, not {' and '.join(ways)}"
            )
        if not ways:
            raise ValueError(
                "Either a value, an id, a name, a pipeline's artifact or a model's artifact has to be given"
            )
        if self.version is not None and self.name is None:
            raise ValueError("version goes with name only")
        if self.model_version is not None and self.model_name is None:
            raise ValueError("model_version goes with model_name only")

    def _ways(self) -> List[str]:
        model = (
            self.model_name,
            self.model_artifact_version,
            self.model_artifact_pipeline_name,
            self.model_artifact_step_name,
        )
        if self.model_artifact_name is None and any(part is not None for part in model):
            raise ValueError("a model's artifact needs `model_artifact_name`")
        given = {
            "value": self.value is not _ABSENT,
            "id": self.id is not None,
            "name": self.name is not None,
            "pipeline_name": self.pipeline_name is not None,
            "model_artifact_name": self.model_artifact_name is not None,
        }
        return [way for way, is_given in given.items() if is_given]

    def get_artifact_id(self) -> str:
        """Of an artifact given by id, or by value once it was uploaded (X-5)."""
        if self.id is None:
            raise ModelogError(
                "the artifact has no id before it is uploaded" if self.value is not _ABSENT else "no id was given"
            )
        return str(self.id)

    def upload_by_value(self, client: "Client") -> ArtifactVersion:
        """Stores the value as an artifact of its own; after that it is one given by id (X-5)."""
        if self.value is _ABSENT:
            raise ModelogError("no value was given")
        uploaded = client.store_artifact(f"external_{uuid.uuid4()}", materializers.write(self.value))
        self.id = uploaded.id
        self.value = _ABSENT
        return uploaded

    def resolve(self, client: "Client", model: "Optional[ModelVersion]") -> ArtifactVersion:
        """The artifact version, of what ``model_in`` gave if it comes from there; its content lies in the client's own
        store (X-6).
        """
        found = self._find(client, model)
        if not client.store.has(found.uri):
            raise ArtifactUnavailableError(
                f"{found.artifact}@{found.number} lies at {found.uri}, which is not in the artifact store {client.store.root}"
            )
        return found

    def model_in(self, client: "Client", context: "Optional[ModelVersion]") -> "Optional[ModelVersion]":
        """The model version that the artifact is taken from, if it is: the run is attached to it (R-1)."""
        if self.model_artifact_name is None:
            return context if self.name is not None and self.version is None else None
        if self.model_name is None:
            if context is None:
                raise ModelogError(
                    f"the artifact '{self.model_artifact_name}' is to come from the model version of the step, but neither "
                    "the step nor its pipeline has one: give model_name too"
                )
            return context
        from ..model import versions
        from ..model.model_version import ModelVersion

        reference = "latest" if self.model_version is None else str(self.model_version)
        record = versions.find(client, self.model_name, reference)
        if record is None:
            raise versions.missing(self.model_name, reference)
        return ModelVersion(self.model_name).pinned(client, record)

    def _find(self, client: "Client", model: "Optional[ModelVersion]") -> ArtifactVersion:
        if self.value is not _ABSENT:
            return self.upload_by_value(client)
        if self.id is not None:
            return client.get_artifact_version(UUID(str(self.id)))
        if self.pipeline_name is not None:
            return self._of_last_run(client, self.pipeline_name, str(self.artifact_name))
        if model is None:
            return client.get_artifact_version(str(self.name), self.version)
        return self._of_model(model, str(self.model_artifact_name or self.name))

    def _of_model(self, model: "ModelVersion", name: str) -> ArtifactVersion:
        for kind in _SEARCH_ORDER:
            found = model.linked.find(
                name,
                self.model_artifact_version,
                kind,
                self.model_artifact_pipeline_name,
                self.model_artifact_step_name,
            )
            if found is not None:
                return found
        raise ArtifactUnavailableError(
            f"{model.name}@{model.number} has no artifact '{name}'; it has {model.linked.names()}"
        )

    @staticmethod
    def _of_last_run(client: "Client", pipeline: str, artifact: str) -> ArtifactVersion:
        for run in client.transport.list("runs", pipeline=pipeline, status="completed", limit=1):
            for step in client.get_pipeline_run(run["id"]).step_list:
                for output in step.outputs:
                    if artifact in (output["name"], output["artifact"]):
                        return client.get_artifact_version(output["artifact"], output["version"])
            raise ArtifactUnavailableError(
                f"the last successful run of pipeline {pipeline}, {run['name']}, made no '{artifact}'"
            )
        raise ArtifactUnavailableError(f"pipeline {pipeline} has no successful run that could have made '{artifact}'")
