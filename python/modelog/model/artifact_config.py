"""How an output of a step is named, what kind it is, and which model version it is linked to (A-2, A-4, A-5)."""

from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional, Union

from ..enums import ArtifactKind, ModelStages


@dataclass
class ArtifactConfig:
    """Annotates an output: ``Annotated[float, "accuracy", ArtifactConfig(overwrite=True)]``.

    ``model_name`` and ``model_version`` send the link to that version instead of the step's (A-2; without a version:
    the latest). ``overwrite`` replaces the links of older versions of the artifact to the same model version (A-7).
    """

    name: Optional[str] = None
    artifact_name: Optional[str] = None
    model_name: Optional[str] = None
    model_version: Union[str, int, ModelStages, None] = None
    overwrite: bool = False
    is_model_artifact: bool = False
    is_endpoint_artifact: bool = False
    is_deployment_artifact: bool = False
    tags: List[str] = field(default_factory=list)
    run_metadata: Dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.is_endpoint_artifact = self.is_endpoint_artifact or self.is_deployment_artifact
        if self.is_model_artifact and self.is_endpoint_artifact:
            raise ValueError("an artifact is a model artifact or an endpoint artifact, not both")
        if self.name and self.artifact_name and self.name != self.artifact_name:
            raise ValueError(f"name and artifact_name are the same thing: {self.name} and {self.artifact_name} differ")
        if self.model_version is not None and self.model_name is None:
            raise ValueError(f"model_version {self.model_version} needs a model_name")

    @property
    def chosen_name(self) -> Optional[str]:
        return self.name or self.artifact_name

    @property
    def kind(self) -> ArtifactKind:
        if self.is_model_artifact:
            return ArtifactKind.MODEL
        return ArtifactKind.ENDPOINT if self.is_endpoint_artifact else ArtifactKind.DATA


@dataclass
class DataArtifactConfig(ArtifactConfig):
    """The output is data, as without any config."""


@dataclass
class ModelArtifactConfig(ArtifactConfig):
    """The output is the trained model itself."""

    is_model_artifact: bool = True
    save_to_model_registry: bool = True


@dataclass
class EndpointArtifactConfig(ArtifactConfig):
    """The output is where a model is served."""

    is_endpoint_artifact: bool = True


DeploymentArtifactConfig = EndpointArtifactConfig
