"""The node's control plane as Python functions."""

import copy
import threading
from dataclasses import replace
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Union
from uuid import UUID

from .artifacts.artifact_version import ArtifactVersion
from .enums import ArtifactKind, ModelStages
from .materializers import Materialized
from .metadata import to_json
from .model import versions
from .model.model_version import ModelVersion
from .records import ModelRecord, RunRecord, VersionRecord, read
from .settings import Settings
from .store import artifact_store
from .transport import Transport

Reference = Union[str, int, ModelStages, UUID]

_TRANSPORTS: Dict[Settings, Transport] = {}
_LOCK = threading.Lock()
_MOST_TRANSPORTS = 16


class Client:
    """Models, versions, artifacts and runs of one node; without settings, the node of the environment.

    Clients of the same node share their connections and what they know of the log, so that each sees what the others
    wrote. What needs more than these methods goes through ``transport``, route by route.
    """

    def __init__(self, settings: Optional[Settings] = None) -> None:
        self.settings = settings or Settings.from_environment()
        self.store = artifact_store(self.settings.artifacts)
        node = replace(self.settings, artifacts="")
        with _LOCK:
            if node not in _TRANSPORTS and len(_TRANSPORTS) >= _MOST_TRANSPORTS:
                _TRANSPORTS.clear()
            self.transport = _TRANSPORTS.setdefault(node, Transport(node))

    def correlated(self, correlation: str) -> "Client":
        """The same client, whose writes carry this id in their events."""
        sharing = copy.copy(self)
        sharing.transport = self.transport.correlated(correlation)
        return sharing

    def create_model(self, name: str, tags: Sequence[str] = (), **card: Optional[str]) -> ModelRecord:
        """``card``: license, description, audience, use_cases, limitations, trade_offs, ethics."""
        body: Dict[str, Any] = {"name": name, **_camel(card)}
        if tags:
            body["tags"] = list(tags)
        return read(ModelRecord, self.transport.post("models", body=body))

    def get_model(self, name: str) -> ModelRecord:
        return read(ModelRecord, self.transport.get("models", name))

    def list_models(self, **query: object) -> Iterator[ModelRecord]:
        """``filter`` and ``sort`` as REST takes them."""
        return (read(ModelRecord, item) for item in self.transport.list("models", **query))

    def update_model(
        self, name: str, add_tags: Sequence[str] = (), remove_tags: Sequence[str] = (), **card: Optional[str]
    ) -> ModelRecord:
        """Changes what is named and nothing else (B-1); None clears a text."""
        body: Dict[str, Any] = {**_tag_changes(add_tags, remove_tags), **_camel(card)}
        return read(ModelRecord, self.transport.patch("models", name, body=body))

    def delete_model(self, name: str, force: bool = False) -> None:
        self.transport.delete("models", name, force=force)

    def create_model_version(
        self, model: str, name: Optional[str] = None, description: Optional[str] = None, tags: Sequence[str] = ()
    ) -> ModelVersion:
        """Named by its number unless said (D-22)."""
        config = ModelVersion(model, version_description=description, tags=list(tags))
        return config.pinned(self, versions.create(self, config, name, None), created=True)

    def get_model_version(self, model: str, version: Optional[Reference] = None) -> ModelVersion:
        """By number, name, stage, ``latest`` or id; absent: the latest (V-9). NotFoundError when there is none."""
        found = self.transport.get("models", model, "versions", "latest" if version is None else str(version))
        return ModelVersion(model).pinned(self, read(VersionRecord, found))

    def list_model_versions(
        self, model: str, stage: Union[str, ModelStages, None] = None, **query: object
    ) -> Iterator[VersionRecord]:
        return (
            read(VersionRecord, item) for item in self.transport.list("models", model, "versions", stage=stage, **query)
        )

    def update_model_version(
        self,
        model: str,
        version: Reference,
        stage: Union[str, ModelStages, None] = None,
        force: bool = False,
        name: Optional[str] = None,
        description: Optional[str] = None,
        add_tags: Sequence[str] = (),
        remove_tags: Sequence[str] = (),
    ) -> VersionRecord:
        """All of it in one transaction (B-11)."""
        body: Dict[str, Any] = _tag_changes(add_tags, remove_tags)
        if stage is not None:
            body.update(stage=str(stage), force=force)
        body.update({key: text for key, text in (("name", name), ("description", description)) if text is not None})
        return read(VersionRecord, self.transport.patch("models", model, "versions", str(version), body=body))

    def delete_model_version(self, model: str, version: Reference, force: bool = False) -> None:
        self.transport.delete("models", model, "versions", str(version), force=force)

    def get_artifact_version(
        self, name_or_id: Union[str, UUID], version: Union[str, int, None] = None
    ) -> ArtifactVersion:
        """By its id, or by the artifact's name and number; absent: the newest by number (A-22)."""
        if isinstance(name_or_id, UUID):
            return ArtifactVersion.of(self, self.transport.get("artifact-versions", str(name_or_id)))
        number = "latest" if version is None else str(version)
        return ArtifactVersion.of(self, self.transport.get("artifacts", name_or_id, "versions", number))

    def list_artifact_versions(self, name: str, **query: object) -> Iterator[ArtifactVersion]:
        return (ArtifactVersion.of(self, item) for item in self.transport.list("artifacts", name, "versions", **query))

    def get_pipeline_run(self, run: Union[str, UUID]) -> RunRecord:
        return RunRecord.of(self.transport.get("runs", str(run)))

    def list_pipeline_runs(
        self, pipeline: Optional[str] = None, status: Optional[str] = None, **query: object
    ) -> Iterator[RunRecord]:
        """Newest first, without their steps."""
        return (RunRecord.of(item) for item in self.transport.list("runs", pipeline=pipeline, status=status, **query))

    def store_artifact(
        self,
        name: str,
        value: Materialized,
        kind: ArtifactKind = ArtifactKind.DATA,
        tags: Optional[List[str]] = None,
        metadata: Optional[Mapping[str, Any]] = None,
    ) -> ArtifactVersion:
        """Content into the store first, then its record on the node: a record without content is never seen."""
        body: Dict[str, Any] = {**self.put(value), "kind": str(kind)}
        if tags:
            body["tags"] = list(tags)
        if metadata:
            body["metadata"] = to_json(metadata)
        return ArtifactVersion.of(self, self.transport.post("artifacts", name, "versions", body=body))

    def put(self, value: Materialized) -> Dict[str, Any]:
        """Stores the octets; the answer describes them as REST takes it."""
        stored = self.store.put(value.content)
        content: Dict[str, Any] = {
            "uri": stored.uri,
            "sha256": stored.sha256,
            "sizeBytes": stored.size_bytes,
            "mediaType": value.media_type,
            "type": value.type,
        }
        if value.schema is not None:
            content["schema"] = value.schema
        return content

    def link(self, model: str, number: int, artifact: ArtifactVersion, kind: ArtifactKind) -> None:
        """Idempotent: a link that is there already stays as it is (D-64)."""
        body = {"artifact": artifact.artifact, "version": artifact.number, "kind": str(kind)}
        self.transport.post("models", model, "versions", str(number), "artifacts", body=body)


def _tag_changes(add: Sequence[str], remove: Sequence[str]) -> Dict[str, Any]:
    changes = {"addTags": list(add), "removeTags": list(remove)}
    return {key: tags for key, tags in changes.items() if tags}


def _camel(fields: Mapping[str, Optional[str]]) -> Dict[str, Optional[str]]:
    names = {"use_cases": "useCases", "trade_offs": "tradeOffs"}
    return {names.get(key, key): text for key, text in fields.items()}
