"""A version of an artifact, and placeholders for one that is looked up later."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Union

from .. import materializers
from ..enums import ArtifactKind
from ..problems import ArtifactUnavailableError
from ..records import read

if TYPE_CHECKING:
    from ..client import Client
    from ..model.model_version import ModelVersion

_UNREAD = object()


@dataclass
class ArtifactVersion:
    """What the node has on record of an artifact version (D-71), and the way to its content.

    Attributes that a record does not have are those of the value, so that a fetched model can be used as it is:
    ``get_model_artifact("trained_model").predict(data)``.
    """

    artifact: str
    number: int
    id: str
    uri: str
    sha256: str
    size_bytes: int
    media_type: str
    type: str
    kind: str
    producer: Optional[Dict[str, str]] = None
    tags: List[str] = field(default_factory=list)
    metadata: Dict[str, Any] = field(default_factory=dict)
    schema: Optional[Dict[str, Any]] = None
    _client: Any = field(default=None, repr=False, compare=False)
    _value: Any = field(default=_UNREAD, repr=False, compare=False)

    @classmethod
    def of(cls, client: "Client", json: Mapping[str, Any]) -> "ArtifactVersion":
        version = read(cls, json)
        version._client = client
        return version

    @property
    def name(self) -> str:
        return self.artifact

    @property
    def version(self) -> str:
        return str(self.number)

    @property
    def run_metadata(self) -> Dict[str, Any]:
        return self.metadata

    def reference(self, name: str) -> Dict[str, Any]:
        """As an input or output of a step."""
        return {"name": name, "artifact": self.artifact, "version": self.number}

    def read_bytes(self) -> bytes:
        """The octets, checked against the recorded SHA-256."""
        content: bytes = self._client.store.read(self.uri, self.sha256)
        return content

    def load(self) -> Any:
        """The value. A pickle is loaded only from the user's own artifact store, and only as it was stored there."""
        if self._value is _UNREAD:
            self._value = materializers.read(self.read_bytes(), self.media_type, self.type, self.schema)
        return self._value

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.load(), name)


class LazyArtifact:
    """What ``model_version.get_artifact(…)`` gives while a pipeline is composed (V-63)."""

    def __init__(
        self, model: "ModelVersion", name: str, version: Union[str, int, None], kind: Optional[ArtifactKind]
    ) -> None:
        self.model = model
        self.name = name
        self.version = version
        self.kind = kind

    @property
    def run_metadata(self) -> "LazyRunMetadata":
        return LazyRunMetadata(self.model, self)

    def load(self) -> "LazyArtifact":
        """The value comes when the step starts, with or without this."""
        return self

    def resolve(self, model: "ModelVersion") -> ArtifactVersion:
        found = model.linked.find(self.name, self.version, self.kind)
        if found is None:
            raise ArtifactUnavailableError(
                f"{model.name}@{model.number} has no artifact '{self.name}'; it has {model.linked.names()}"
            )
        return found


class LazyMetadata:
    """One metadata value of a model version, or of an artifact of it, read when the step that takes it starts (V-63)."""

    def __init__(self, model: "ModelVersion", artifact: Optional[LazyArtifact], key: str) -> None:
        self.model = model
        self.artifact = artifact
        self.key = key

    @property
    def value(self) -> "LazyMetadata":
        return self

    def resolve(self, model: "ModelVersion") -> Any:
        metadata = model.read().metadata if self.artifact is None else self.artifact.resolve(model).metadata
        if self.key not in metadata:
            of = (
                f"{model.name}@{model.number}"
                if self.artifact is None
                else f"artifact {self.artifact.name} of {model.name}"
            )
            raise ArtifactUnavailableError(f"{of} has no metadata '{self.key}'")
        return metadata[self.key]


class LazyRunMetadata:
    """``run_metadata["accuracy"]`` while a pipeline is composed."""

    def __init__(self, model: "ModelVersion", artifact: Optional[LazyArtifact] = None) -> None:
        self._model = model
        self._artifact = artifact

    def __getitem__(self, key: str) -> LazyMetadata:
        return LazyMetadata(self._model, self._artifact, key)
