"""The words of the control plane."""

from enum import Enum


class _Word(str, Enum):
    def __str__(self) -> str:
        return str(self.value)


class ModelStages(_Word):
    """The stages every model starts with (D-40), and ``latest``, which selects the newest version."""

    NONE = "none"
    STAGING = "staging"
    PRODUCTION = "production"
    ARCHIVED = "archived"
    LATEST = "latest"


class ArtifactKind(_Word):
    """What an artifact is to a model version (A-4)."""

    DATA = "data"
    MODEL = "model"
    ENDPOINT = "endpoint"
