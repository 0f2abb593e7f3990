"""The model versions of a run: found or made before its first step, and the same until its last (V-16 … V-18)."""

import dataclasses
import logging
from collections import Counter
from typing import TYPE_CHECKING, Dict, List, Optional, Tuple

from ..model import versions
from ..model.model_version import ExistingVersion, ModelVersion, NewVersion
from ..problems import EntityExistsError, VersionHeldError, VersionUnavailableError
from ..records import VersionRecord

if TYPE_CHECKING:
    from ..client import Client
    from ..model.artifact_config import ArtifactConfig
    from .composition import StepCall

LOG = logging.getLogger("modelog")

_TEXTS = (
    "license",
    "description",
    "audience",
    "use_cases",
    "limitations",
    "trade_offs",
    "ethics",
    "version_description",
)


class Pins:
    def __init__(self, client: "Client", run_id: str) -> None:
        self._client = client
        self._run_id = run_id
        self._pins: Dict[Tuple[str, Optional[str]], ModelVersion] = {}
        self._configs: List[ModelVersion] = []

    def take(self, of_pipeline: Optional[ModelVersion], calls: "List[StepCall]") -> None:
        """New versions are made first, then existing ones are looked up, so that ``latest`` may be one of the new
        (V-17).
        """
        configs = self._configs = _configs(of_pipeline, calls)
        _warn_of_several_places(of_pipeline, configs, calls)
        wanted: Dict[str, Dict[ModelVersion, NewVersion]] = {}
        existing: Dict[ModelVersion, str] = {}
        for config in configs:
            selection = config.selection
            if isinstance(selection, NewVersion):
                wanted.setdefault(config.name, {})[config] = selection
            else:
                existing[config] = selection.reference
        for asking in wanted.values():
            self._make(asking)
        for config, reference in existing.items():
            self._find(config, reference)
        for call in calls:
            for output in call.step.outputs.items:
                if output.config is not None:
                    self.of_output(output.config)

    def of(self, config: ModelVersion) -> Optional[ModelVersion]:
        """What the run works on for this config, or for one that says the same (V-15); None when it asked for nothing
        like it. A version that was read elsewhere stays what it was.
        """
        if config.is_settled and config not in self._configs:
            return config
        return self._pins.get(_key(config))

    def of_output(self, config: "ArtifactConfig") -> Optional[ModelVersion]:
        """The version that an output's own config names, if it names one; without a version the latest (A-2)."""
        if config.model_name is None:
            return None
        reference = "latest" if config.model_version is None else str(config.model_version)
        return self._find(ModelVersion(config.model_name, version=reference, suppress_warnings=True), reference)

    def _find(self, config: ModelVersion, reference: str) -> ModelVersion:
        pin = self.of(config)
        if pin is None and reference == "latest":
            pin = self._pins.get((config.name, None))
        if pin is None:
            hold = {"id": self._run_id, "onFailure": "keep"}
            pin = config.pinned(self._client, versions.find_or_create(self._client, config, reference, hold))
            self.attach(pin)
        self._pins[_key(config)] = pin
        return pin

    def attach(self, pin: ModelVersion) -> None:
        """Idempotent: many steps, one attachment (R-1)."""
        body = {"runId": self._run_id}
        self._client.transport.post("models", pin.name, "versions", str(pin.number), "runs", body=body)

    def _make(self, asking: Dict[ModelVersion, NewVersion]) -> None:
        """One new version per model and run, whoever asks for it (V-16), so two cannot call it differently (V-43)."""
        config = _merged(list(asking))
        named = {new.name: new for new in asking.values() if new.name is not None}
        if len(named) > 1:
            raise ValueError(f"one run cannot make several new versions of {config.name}: {', '.join(sorted(named))}")
        new = [*named.values(), *asking.values()][0]
        versions.ensure_model(self._client, config)
        try:
            record = versions.create(self._client, config, new.name, {"id": self._run_id, "onFailure": new.on_failure})
        except EntityExistsError:
            record = self._continued(config.name, str(new.name), new.on_failure)
        for asker in asking:
            self._pins[_key(asker)] = asker.pinned(self._client, record, created=True)

    def _continued(self, model: str, name: str, on_failure: str) -> VersionRecord:
        """A version that an earlier run left behind goes on in this one, unless another run is still at it (V-41,
        V-42).
        """
        record = versions.find(self._client, model, name)
        if record is None:
            raise VersionUnavailableError(f"version '{name}' of {model} has just been deleted: run again")
        if record.held_by is None and on_failure == "delete" and name != versions.RUNNING:
            raise VersionUnavailableError(
                f"version '{name}' of {model} exists already: delete it, or give delete_new_version_on_failure=False to go on in it"
            )
        body = {"runId": self._run_id, "onFailure": on_failure}
        try:
            self._client.transport.post("models", model, "versions", str(record.number), "runs", body=body)
        except VersionHeldError as error:
            raise VersionUnavailableError(
                f"version '{name}' of {model} is being made by run {error.held_by}: wait until that has ended"
            ) from error
        return record


def _key(config: ModelVersion) -> Tuple[str, Optional[str]]:
    selection = config.selection
    return config.name, selection.reference if isinstance(selection, ExistingVersion) else None


def _configs(of_pipeline: Optional[ModelVersion], calls: "List[StepCall]") -> List[ModelVersion]:
    """Each config that counts, once: those of the steps first, then the pipeline's unless every step overrides it
    (V-17).
    """
    configs = [call.step.model for call in calls if call.step.model is not None]
    if of_pipeline is not None and any(call.step.model is None for call in calls):
        configs.append(of_pipeline)
    return [config for i, config in enumerate(configs) if config not in configs[:i]]


def _warn_of_several_places(
    of_pipeline: Optional[ModelVersion], configs: List[ModelVersion], calls: "List[StepCall]"
) -> None:
    """V-51."""
    if of_pipeline is not None and of_pipeline not in configs:
        LOG.warning("the pipeline's model version %s is overridden in all steps", of_pipeline.name)
    places = [call.step.model for call in calls if call.step.model is not None]
    if of_pipeline is not None and of_pipeline in configs:
        places.append(of_pipeline)
    asked = Counter(config.name for config in places if isinstance(config.selection, NewVersion))
    for model, times in asked.items():
        if times > 1:
            LOG.warning("a new version of model %s is asked for in %d places: configure it in one place", model, times)


def _merged(asking: List[ModelVersion]) -> ModelVersion:
    """The first text that is given wins, tags are joined (V-16)."""
    first = asking[0]
    texts = {key: next((getattr(c, key) for c in asking if getattr(c, key)), None) for key in _TEXTS}
    tags = list(dict.fromkeys(tag for config in asking for tag in config.tags))
    return dataclasses.replace(first, tags=tags, **texts)
