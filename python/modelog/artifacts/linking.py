"""Links, values and metadata by hand, in a step or outside of runs (A-10 … A-12, A-24, M-2, M-3)."""

import logging
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Union
from uuid import UUID

from .. import materializers
from ..contexts import current_step, get_step_context
from ..enums import ArtifactKind, ModelStages
from ..metadata import to_json
from ..model.artifact_config import ArtifactConfig
from ..problems import ModelogError
from .artifact_version import ArtifactVersion

if TYPE_CHECKING:
    from ..model.model_version import ModelVersion
    from ..pipelines.outputs import Output

LOG = logging.getLogger("modelog")


class AlreadyConfiguredError(ModelogError):
    """The output has an ArtifactConfig in its annotation, which link_output_to_model would override (A-10)."""


class OutputNotes:
    """What a step says of its outputs while it runs; they are stored when it is done."""

    def __init__(self, outputs: "List[Output]") -> None:
        self._outputs = {output.name: output for output in outputs}
        self.metadata: Dict[str, Dict[str, Any]] = {}
        self.configs: Dict[str, ArtifactConfig] = {}

    def forget(self) -> None:
        """The step is tried again."""
        self.metadata.clear()
        self.configs.clear()

    def name_of(self, name: Optional[str], asked_by: str) -> str:
        if name is None:
            if len(self._outputs) != 1:
                raise ValueError(
                    f"{asked_by} has to be told which of the outputs is meant: {', '.join(self._outputs) or 'there are none'}"
                )
            return next(iter(self._outputs))
        return name

    def has(self, name: str) -> bool:
        return name in self._outputs

    def configure(self, name: str, config: ArtifactConfig) -> None:
        if name not in self._outputs:
            raise ValueError(f"'{name}' is no output of the step: {', '.join(self._outputs) or 'there are none'}")
        if self._outputs[name].config is not None:
            raise AlreadyConfiguredError(f"output '{name}' has an ArtifactConfig in its annotation already")
        self.configs[name] = config


def link_output_to_model(artifact_config: ArtifactConfig, output_name: Optional[str] = None) -> None:
    """In a step: how an output is linked, in place of the implicit link; the only output need not be named (A-10)."""
    notes = get_step_context().notes
    notes.configure(notes.name_of(output_name, "link_output_to_model"), artifact_config)


def link_artifact_to_model(
    artifact_version_id: Union[UUID, str],
    model: "Optional[ModelVersion]" = None,
    is_model_artifact: bool = False,
    is_deployment_artifact: bool = False,
) -> None:
    """Links what exists: to ``model``, or in a step to the version that it works on (A-11)."""
    from ..client import Client

    step = current_step()
    if model is None:
        if step is None or not step.has_model:
            raise ModelogError(
                "link_artifact_to_model needs a model here: no step that works on a model version is running"
            )
        model = step.model_version
    client = step.run.client if step is not None else Client()
    artifact = client.get_artifact_version(UUID(str(artifact_version_id)))
    config = ArtifactConfig(is_model_artifact=is_model_artifact, is_deployment_artifact=is_deployment_artifact)
    _link(artifact, model.get_or_create(client), config.kind)


def save_artifact(
    data: Any,
    name: str,
    tags: Optional[List[str]] = None,
    metadata: Optional[Mapping[str, Any]] = None,
    is_model_artifact: bool = False,
    is_deployment_artifact: bool = False,
) -> ArtifactVersion:
    """Stores a value as the next version of an artifact (A-24); in a step that works on a model version links it too
    (A-12).
    """
    from ..client import Client

    step = current_step()
    kind = ArtifactConfig(is_model_artifact=is_model_artifact, is_deployment_artifact=is_deployment_artifact).kind
    client = step.run.client if step is not None else Client()
    saved = client.store_artifact(name, materializers.write(data), kind, tags, metadata)
    if step is not None and step.has_model:
        _link(saved, step.model_version, kind)
    else:
        LOG.debug("artifact %s@%d is linked to no model version: none is worked on here", saved.artifact, saved.number)
    return saved


def load_artifact(name_or_id: Union[UUID, str], version: Union[str, int, None] = None) -> Any:
    """The value of an artifact's version, the newest by number unless said (A-24)."""
    from ..client import Client

    step = current_step()
    return (step.run.client if step is not None else Client()).get_artifact_version(name_or_id, version).load()


def log_artifact_metadata(
    metadata: Optional[Mapping[str, Any]] = None,
    artifact_name: Optional[str] = None,
    artifact_version: Union[str, int, None] = None,
    output_name: Optional[str] = None,
    **values: Any,
) -> None:
    """Of an output of the running step, or of a stored artifact: outside of a step, when a version is given, or when
    the step has no such output (M-3). ``output_name`` and values by keyword are the older spelling.
    """
    from ..client import Client

    said = {**(metadata or {}), **values}
    name = artifact_name or output_name
    step = current_step()
    if step is not None and artifact_version is None:
        name = step.notes.name_of(name, "log_artifact_metadata")
        if step.notes.has(name):
            step.notes.metadata.setdefault(name, {}).update(to_json(said))
            return
    if name is None:
        raise ValueError("log_artifact_metadata needs an artifact_name outside of steps")
    client = step.run.client if step is not None else Client()
    version = "latest" if artifact_version is None else str(artifact_version)
    client.transport.post("artifacts", name, "versions", version, "metadata", body=to_json(said))


def log_model_metadata(
    metadata: Mapping[str, Any],
    model_name: Optional[str] = None,
    model_version: Union[str, int, ModelStages, None] = None,
) -> None:
    """Of the version that the step works on, or of the version named; ValueError outside of steps without names (M-2)."""
    from ..client import Client

    step = current_step()
    if model_name is None and model_version is None and step is not None:
        step.model_version.log_metadata(metadata)
        return
    if model_name is None or model_version is None:
        raise ValueError(
            "log_model_metadata needs model_name and model_version" + ("" if step else " outside of steps")
        )
    client = step.run.client if step is not None else Client()
    client.transport.post("models", model_name, "versions", str(model_version), "metadata", body=to_json(metadata))


log_model_version_metadata = log_model_metadata


def _link(artifact: ArtifactVersion, model: "ModelVersion", kind: ArtifactKind) -> None:
    client, number = model._resolved()
    client.link(model.name, number, artifact, kind)
