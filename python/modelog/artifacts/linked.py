"""The artifacts linked to one model version (A-20 … A-23)."""

from typing import TYPE_CHECKING, Any, Dict, List, Optional, Union

from ..enums import ArtifactKind
from ..problems import ArtifactUnavailableError
from .artifact_version import ArtifactVersion

if TYPE_CHECKING:
    from ..client import Client


class LinkedArtifacts:
    def __init__(self, client: "Client", model: str, number: int) -> None:
        self._client = client
        self._model = model
        self._number = number

    def find(
        self,
        name: str,
        version: Union[str, int, None] = None,
        kind: Optional[ArtifactKind] = None,
        pipeline_name: Optional[str] = None,
        step_name: Optional[str] = None,
    ) -> Optional[ArtifactVersion]:
        """By the artifact's name, or by the name of an unnamed output alone; the newest by number (A-22, B-6).

        None when there is none; ArtifactUnavailableError when outputs of that name of several steps are linked.
        """
        links = [
            link
            for link in self._links(kind)
            if _is_called(link["artifact"], name) and self._is_made_by(link, pipeline_name, step_name)
        ]
        exact = [link for link in links if link["artifact"] == name]
        found = exact or links
        artifacts = sorted({link["artifact"] for link in found})
        if len(artifacts) > 1:
            raise ArtifactUnavailableError(
                f"{self._model}@{self._number} has more than one artifact '{name}': {', '.join(artifacts)}; "
                "say which with pipeline_name and step_name"
            )
        if version is not None:
            found = [link for link in found if str(link["artifactVersion"]) == str(version)]
        if not found:
            return None
        newest = max(found, key=lambda link: int(link["artifactVersion"]))
        return self._client.get_artifact_version(newest["artifact"], newest["artifactVersion"])

    def by_name(self, kind: ArtifactKind) -> Dict[str, Dict[str, ArtifactVersion]]:
        found: Dict[str, Dict[str, ArtifactVersion]] = {}
        for link in self._links(kind):
            version = self._client.get_artifact_version(link["artifact"], link["artifactVersion"])
            found.setdefault(link["artifact"], {})[version.version] = version
        return found

    def names(self) -> str:
        return ", ".join(sorted({link["artifact"] for link in self._links(None)})) or "none"

    def _links(self, kind: Optional[ArtifactKind]) -> List[Dict[str, Any]]:
        return list(
            self._client.transport.list(
                "models", self._model, "versions", str(self._number), "artifacts", kind=kind, limit=1000
            )
        )

    def _is_made_by(self, link: Dict[str, Any], pipeline_name: Optional[str], step_name: Optional[str]) -> bool:
        if pipeline_name is None and step_name is None:
            return True
        parts = link["artifact"].split("::")
        if len(parts) == 3:
            pipeline, step = parts[0], parts[1]
        else:
            producer = self._client.get_artifact_version(link["artifact"], link["artifactVersion"]).producer
            if producer is None:
                return False
            step = producer["step"]
            pipeline = self._client.get_pipeline_run(producer["runId"]).pipeline if pipeline_name else ""
        return (pipeline_name is None or pipeline == pipeline_name) and (step_name is None or step == step_name)


def _is_called(artifact: str, name: str) -> bool:
    return artifact == name or artifact.endswith(f"::{name}")
