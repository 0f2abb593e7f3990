"""Modelog: pipelines whose runs, artifacts and model versions a node keeps on record."""

from .artifacts.external_artifact import ExternalArtifact
from .artifacts.linking import (
    link_artifact_to_model,
    link_output_to_model,
    load_artifact,
    log_artifact_metadata,
    log_model_metadata,
    log_model_version_metadata,
    save_artifact,
)
from .client import Client
from .contexts import get_pipeline_context, get_step_context
from .enums import ArtifactKind, ModelStages
from .metadata import DType, StorageSize, Uri
from .model import (
    ArtifactConfig,
    DataArtifactConfig,
    DeploymentArtifactConfig,
    EndpointArtifactConfig,
    Model,
    ModelArtifactConfig,
    ModelConfig,
    ModelVersion,
)
from .pipelines.pipeline import Pipeline, pipeline
from .pipelines.step import Step, StepRetryConfig, step
from .problems import ModelogError, ProblemError
from .settings import Settings

__all__ = [
    "ArtifactConfig",
    "ArtifactKind",
    "Client",
    "DType",
    "DataArtifactConfig",
    "DeploymentArtifactConfig",
    "EndpointArtifactConfig",
    "ExternalArtifact",
    "Model",
    "ModelArtifactConfig",
    "ModelConfig",
    "ModelStages",
    "ModelVersion",
    "ModelogError",
    "Pipeline",
    "ProblemError",
    "Settings",
    "Step",
    "StepRetryConfig",
    "StorageSize",
    "Uri",
    "get_pipeline_context",
    "get_step_context",
    "link_artifact_to_model",
    "link_output_to_model",
    "load_artifact",
    "log_artifact_metadata",
    "log_model_metadata",
    "log_model_version_metadata",
    "pipeline",
    "save_artifact",
    "step",
]
