"""Which version of which model code works on."""

import dataclasses
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Tuple, Union
from uuid import UUID

from ..artifacts.artifact_version import ArtifactVersion, LazyArtifact, LazyRunMetadata
from ..artifacts.linked import LinkedArtifacts
from ..contexts import composing, current_step
from ..enums import ArtifactKind, ModelStages
from ..metadata import to_json
from ..records import RunRecord, VersionRecord, read
from . import versions

if TYPE_CHECKING:
    from ..client import Client

LOG = logging.getLogger("modelog")

Reference = Union[str, int, ModelStages, UUID, None]
AnyArtifact = Union[ArtifactVersion, LazyArtifact, None]


@dataclass(frozen=True)
class NewVersion:
    """A run makes the version: ``name`` None means its number, ``on_failure`` is ``delete`` or ``keep``."""

    name: Optional[str]
    on_failure: str
    explicit: bool


@dataclass(frozen=True)
class ExistingVersion:
    """The version is found by what is given; a free text that nobody has is created (V-7)."""

    reference: str


Selection = Union[NewVersion, ExistingVersion]


@dataclass(eq=False)
class ModelVersion:
    """A model and one of its versions: what ``model_version=``, ``model=`` and ``model_config=`` take (D-50 … D-53).

    In a pipeline or a step, ``version`` absent means a new version, made once per run before the first step and named
    by its number (V-6, V-16); number, name, stage or ``latest`` mean that version, the same until the run ends (V-18).
    Outside of runs, absent means the latest.

    With ``create_new_model_version`` the new version is called ``version``, or ``running`` until the run has succeeded
    and then by its number; ``delete_new_version_on_failure`` says whether it goes when the run fails, or stays and is
    continued by the next run (V-2, V-3, V-40, V-41).

    The texts and tags are used where something new is made: all of them for a model that is unknown (V-14), description
    and tags also for a version. What exists is not changed.
    """

    name: str
    license: Optional[str] = None
    description: Optional[str] = None
    audience: Optional[str] = None
    use_cases: Optional[str] = None
    limitations: Optional[str] = None
    trade_offs: Optional[str] = None
    ethics: Optional[str] = None
    tags: List[str] = field(default_factory=list)
    version: Reference = None
    version_description: Optional[str] = None
    create_new_model_version: bool = False
    delete_new_version_on_failure: Optional[bool] = None
    save_models_to_registry: bool = True
    suppress_warnings: bool = False
    suppress_class_validation_warnings: bool = False
    was_created_in_this_run: bool = False
    ethic: Optional[str] = field(default=None, repr=False)
    _pin: Optional[Tuple["Client", int]] = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        self.ethics = self.ethics or self.ethic
        if isinstance(self.version, bool):
            raise TypeError(f"version {self.version} of {self.name} is no number, name, stage or id")
        if self.create_new_model_version:
            self._check_name_of_new()
        if self.delete_new_version_on_failure is None:
            self.delete_new_version_on_failure = self._deletes_unless_said
        elif not self.delete_new_version_on_failure and self._deletes_unless_said and not self.create_new_model_version:
            self._warn("delete_new_version_on_failure=False does nothing without create_new_model_version=True")  # V-4
            self.delete_new_version_on_failure = True
        if not (self.suppress_warnings or self.suppress_class_validation_warnings or self.create_new_model_version):
            self._tell_what_is_looked_up()

    @property
    def _deletes_unless_said(self) -> bool:
        return self.create_new_model_version

    def _check_name_of_new(self) -> None:
        if self.version is not None and (
            not isinstance(self.version, str) or not versions.is_free_text(str(self.version))
        ):
            raise ValueError(
                f"create_new_model_version of {self.name} takes no version, or a name that is no number and no stage: "
                f"'{self.version}' is one"
            )

    def _tell_what_is_looked_up(self) -> None:
        """One line each (V-13), as a number or stage given as text might be meant as a name."""
        text = self.version
        if isinstance(text, ModelStages) or not isinstance(text, (str, int)):
            return
        if versions.is_stage(str(text)):
            LOG.info("version '%s' of model %s is looked up as a stage", text, self.name)
        elif str(text).isdigit():
            LOG.info("version '%s' of model %s is looked up as a number", text, self.name)

    def _warn(self, text: str) -> None:
        if not self.suppress_warnings:
            LOG.warning("model %s: %s", self.name, text)

    @property
    def selection(self) -> Selection:
        """What a run does for this config before its first step."""
        on_failure = "delete" if self.delete_new_version_on_failure else "keep"
        if self.create_new_model_version:
            return NewVersion(str(self.version) if self.version is not None else versions.RUNNING, on_failure, True)
        if self.version is None:
            return NewVersion(None, on_failure, False)
        return ExistingVersion(str(self.version))

    @property
    def number(self) -> int:
        return self._resolved()[1]

    @property
    def id(self) -> str:
        return self.read().id

    @property
    def model_id(self) -> str:
        client, _ = self._resolved()
        return client.get_model(self.name).id

    @property
    def stage(self) -> Optional[ModelStages]:
        """None until it was first set (D-25); a stage of the model's own is a text."""
        stage = self.read().stage
        try:
            return None if stage is None else ModelStages(stage)
        except ValueError:
            return stage  # type: ignore[return-value]  # a text equals itself, as ModelStages are texts

    @property
    def metadata(self) -> Dict[str, Any]:
        """Key → value, the last logged counts (D-28)."""
        return self.read().metadata

    @property
    def run_metadata(self) -> Union[Dict[str, Any], "LazyRunMetadata"]:
        return LazyRunMetadata(self) if composing() else self.metadata

    def read(self) -> VersionRecord:
        """The version as it is now."""
        client, number = self._resolved()
        return read(VersionRecord, client.transport.get("models", self.name, "versions", str(number)))

    def set_stage(
        self, stage: Union[str, ModelStages], force: bool = False, reason: Optional[str] = None
    ) -> "ModelVersion":
        """Moves the version; without ``force`` a stage that is taken raises StageOccupiedError naming the occupant
        (S-1, S-11).
        """
        client, number = self._resolved()
        body: Dict[str, Any] = {"stage": str(stage), "force": force}
        if reason is not None:
            body["reason"] = reason
        client.transport.put("models", self.name, "versions", str(number), "stage", body=body)
        return self

    def log_metadata(self, metadata: Mapping[str, Any]) -> None:
        """M-1."""
        client, number = self._resolved()
        client.transport.post("models", self.name, "versions", str(number), "metadata", body=to_json(metadata))

    def get_artifact(self, name: str, version: Union[str, int, None] = None) -> AnyArtifact:
        """The artifact linked to this version, the newest by number unless said (A-21, A-22); None when there is none.

        While a pipeline is composed: a placeholder that is looked up when the step that takes it starts (V-63).
        """
        return self._artifact(name, version, None)

    def get_model_artifact(self, name: str, version: Union[str, int, None] = None) -> AnyArtifact:
        return self._artifact(name, version, ArtifactKind.MODEL)

    def get_data_artifact(self, name: str, version: Union[str, int, None] = None) -> AnyArtifact:
        return self._artifact(name, version, ArtifactKind.DATA)

    def get_endpoint_artifact(self, name: str, version: Union[str, int, None] = None) -> AnyArtifact:
        return self._artifact(name, version, ArtifactKind.ENDPOINT)

    get_deployment_artifact = get_endpoint_artifact

    def get_model_object(
        self,
        name: str,
        version: Union[str, int, None] = None,
        pipeline_name: Optional[str] = None,
        step_name: Optional[str] = None,
    ) -> Optional[ArtifactVersion]:
        """A-20: several steps' outputs of one name raise ArtifactUnavailableError unless pipeline and step tell them
        apart.
        """
        return self.linked.find(name, version, ArtifactKind.MODEL, pipeline_name, step_name)

    def get_artifact_object(
        self,
        name: str,
        version: Union[str, int, None] = None,
        pipeline_name: Optional[str] = None,
        step_name: Optional[str] = None,
    ) -> Optional[ArtifactVersion]:
        return self.linked.find(name, version, ArtifactKind.DATA, pipeline_name, step_name)

    def get_deployment(
        self,
        name: str,
        version: Union[str, int, None] = None,
        pipeline_name: Optional[str] = None,
        step_name: Optional[str] = None,
    ) -> Optional[ArtifactVersion]:
        return self.linked.find(name, version, ArtifactKind.ENDPOINT, pipeline_name, step_name)

    def load_artifact(self, name: str, version: Union[str, int, None] = None) -> Any:
        """The value of an artifact of this version; ValueError when there is none (A-23)."""
        found = self.linked.find(name, version)
        if found is None:
            raise ValueError(
                f"{self.name}@{self.number} has no artifact '{name}'" + (f" in version {version}" if version else "")
            )
        return found.load()

    @property
    def data_artifacts(self) -> Dict[str, Dict[str, ArtifactVersion]]:
        """Artifact name → version number as text → artifact version (A-21)."""
        return self.linked.by_name(ArtifactKind.DATA)

    @property
    def model_artifacts(self) -> Dict[str, Dict[str, ArtifactVersion]]:
        return self.linked.by_name(ArtifactKind.MODEL)

    @property
    def endpoint_artifacts(self) -> Dict[str, Dict[str, ArtifactVersion]]:
        return self.linked.by_name(ArtifactKind.ENDPOINT)

    @property
    def deployment_artifacts(self) -> Dict[str, Dict[str, ArtifactVersion]]:
        return self.endpoint_artifacts

    @property
    def pipeline_runs(self) -> Dict[str, RunRecord]:
        """Run name → run, of the runs attached to this version."""
        client, number = self._resolved()
        attached = client.transport.list("models", self.name, "versions", str(number), "runs")
        runs = [client.get_pipeline_run(run["runId"]) for run in attached]
        return {run.name: run for run in runs}

    def get_pipeline_run(self, name: str) -> RunRecord:
        return self.pipeline_runs[name]

    @property
    def linked(self) -> LinkedArtifacts:
        client, number = self._resolved()
        return LinkedArtifacts(client, self.name, number)

    def _artifact(self, name: str, version: Union[str, int, None], kind: Optional[ArtifactKind]) -> AnyArtifact:
        if composing():
            return LazyArtifact(self, name, version, kind)
        return self.linked.find(name, version, kind)

    def _get_model_version(self) -> "ModelVersion":
        """What the page calls to reach ``set_stage``; here the config itself can do it."""
        self._resolved()
        return self

    def get_or_create(self, client: "Client") -> "ModelVersion":
        """The version with ``version`` absent meaning a new one, outside of runs too (A-11)."""
        if self._pin is None and self._of_this_run() is None and self.version is None:
            versions.ensure_model(client, self)
            self._pin = (client, versions.create(client, self, None, None).number)
        self._resolved()
        return self

    def pinned(self, client: "Client", record: VersionRecord, created: bool = False) -> "ModelVersion":
        """The same config bound to this very version, whatever becomes of stages and names (V-18)."""
        copy = dataclasses.replace(self, suppress_warnings=True, create_new_model_version=False)
        copy.version = record.name
        copy.was_created_in_this_run = created
        copy._pin = (client, record.number)
        return copy

    @property
    def is_settled(self) -> bool:
        """Whether it has become one version already."""
        return self._pin is not None

    def _of_this_run(self) -> Optional["ModelVersion"]:
        """In a step: the version that the run already works on for this config (V-15)."""
        step = current_step()
        return None if step is None else step.run.pins.of(self)

    def _resolved(self) -> Tuple["Client", int]:
        mine = self._of_this_run() or self
        if mine._pin is None:
            mine._pin = mine._looked_up()
        return mine._pin

    def _looked_up(self) -> Tuple["Client", int]:
        from ..client import Client

        client = Client()
        if self.version is None:
            newest = versions.find(client, self.name, "latest")
            if newest is None:
                raise versions.missing(self.name, "latest")
            return client, newest.number
        return client, versions.find_or_create(client, self, str(self.version), None).number


class ModelConfig(ModelVersion):
    """The older spelling: ``version`` absent means the latest unless ``create_new_model_version`` is given (V-1)."""

    @property
    def _deletes_unless_said(self) -> bool:
        return True

    @property
    def selection(self) -> Selection:
        if self.version is None and not self.create_new_model_version:
            return ExistingVersion("latest")
        return super().selection


Model = ModelVersion
