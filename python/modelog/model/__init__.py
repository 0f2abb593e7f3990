"""Models, their versions, and how outputs become artifacts of them."""

from .artifact_config import (
    ArtifactConfig,
    DataArtifactConfig,
    DeploymentArtifactConfig,
    EndpointArtifactConfig,
    ModelArtifactConfig,
)
from .model_version import Model, ModelConfig, ModelVersion

__all__ = [
    "ArtifactConfig",
    "DataArtifactConfig",
    "DeploymentArtifactConfig",
    "EndpointArtifactConfig",
    "Model",
    "ModelArtifactConfig",
    "ModelConfig",
    "ModelVersion",
]
