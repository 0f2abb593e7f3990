"""Runs the steps of a composed pipeline."""

import logging
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Tuple

from .. import materializers
from ..artifacts.artifact_version import ArtifactVersion, LazyArtifact, LazyMetadata
from ..artifacts.external_artifact import ExternalArtifact
from ..artifacts.linking import OutputNotes
from ..contexts import StepContext, inside_step
from ..metadata import to_json
from ..model.artifact_config import ArtifactConfig
from ..model.model_version import ModelVersion
from ..records import RunRecord
from .cache import cache_key
from .composition import Composition, StepCall, StepOutput
from .outputs import Output
from .run import Heartbeats, Run
from .step_report import StepReport

if TYPE_CHECKING:
    from ..client import Client
    from .pipeline import Pipeline

LOG = logging.getLogger("modelog")

_CACHED_STEPS_LOOKED_AT = 10


def execute(pipeline: "Pipeline", composition: Composition, client: "Client") -> RunRecord:
    """Settles the model versions, then runs one step after the other; what a step raises ends the run and is raised
    again.
    """
    run = Run(client, pipeline.name, pipeline.extra, pipeline.run_name)
    LOG.info("run %s of pipeline %s started", run.name, pipeline.name)
    with Heartbeats(run, client.settings.heartbeat_seconds):
        try:
            Execution(pipeline, run, composition.calls).go()
        except BaseException as cause:
            run.fail(cause)
            LOG.info("run %s failed: %s", run.name, cause)
            raise
        run.complete()
    LOG.info("run %s completed", run.name)
    return client.get_pipeline_run(run.id)


@dataclass
class Produced:
    """A value that a step takes, what it is on record as, and what its content is for the cache."""

    reference: Dict[str, Any]
    fingerprint: List[str]
    load: Callable[[], Any]


class Execution:
    def __init__(self, pipeline: "Pipeline", run: Run, calls: List[StepCall]) -> None:
        self._pipeline = pipeline
        self._run = run
        self._client = run.client
        self._calls = calls
        self._produced: Dict[Tuple[StepCall, str], Produced] = {}
        self._external: Dict[int, ArtifactVersion] = {}
        self._last_taker = {
            (source.call, source.output.name): call
            for call in calls
            for source in call.inputs.values()
            if isinstance(source, StepOutput) and source.output is not None
        }

    def go(self) -> None:
        self._run.pins.take(self._pipeline.model, self._calls)
        self._find_external()
        for call in self._calls:
            self._step(call)
            self._forget(call)

    def _forget(self, call: StepCall) -> None:
        """Values that no later step takes: only what is still needed stays in memory."""
        for source in call.inputs.values():
            if isinstance(source, StepOutput) and source.output is not None:
                key = source.call, source.output.name
                if self._last_taker[key] is call:
                    self._produced.pop(key, None)

    def _keep(self, call: StepCall, output: str, produced: Produced) -> None:
        if (call, output) in self._last_taker:
            self._produced[call, output] = produced

    def _find_external(self) -> None:
        """What comes from elsewhere is looked up before the first step: a run must not fail late for it."""
        for call in self._calls:
            for source in call.inputs.values():
                if isinstance(source, ExternalArtifact) and id(source) not in self._external:
                    model = source.model_in(self._client, self._model_of(call))
                    self._external[id(source)] = source.resolve(self._client, model)
                    if model is not None:
                        self._run.pins.attach(model)

    def _model_of(self, call: StepCall) -> Optional[ModelVersion]:
        config = call.model(self._pipeline.model)
        return None if config is None else self._run.pins.of(config)

    def _step(self, call: StepCall) -> None:
        taken = {name: self._input(call, name, source) for name, source in call.inputs.items()}
        values = {name: p for name, p in taken.items() if isinstance(p, Produced)}
        parameters = {**call.parameters, **{name: p for name, p in taken.items() if not isinstance(p, Produced)}}
        key = cache_key(
            str(self._client.store.root), call.step, parameters, {name: p.fingerprint for name, p in values.items()}
        )
        start = {
            "name": call.name,
            "inputs": [p.reference for p in values.values()],
            "parameters": parameters,
            "cacheKey": key,
        }
        if self._caches(call) and self._take_cached(call, start):
            LOG.info("step %s is cached", call.name)
            return
        report = StepReport(self._run, start)
        report.begin()
        began = time.monotonic()
        try:
            self._work(call, report, {**parameters, **{name: p.load() for name, p in values.items()}})
        except BaseException as cause:
            report.fail(cause)
            raise
        LOG.info("step %s completed in %.3f s", call.name, time.monotonic() - began)

    def _caches(self, call: StepCall) -> bool:
        return self._pipeline.enable_cache if call.step.enable_cache is None else call.step.enable_cache

    def _input(self, call: StepCall, name: str, source: Any) -> Any:
        """A value to come with its record; a parameter where the source is metadata."""
        if isinstance(source, StepOutput):
            assert source.output is not None
            produced = self._produced[source.call, source.output.name]
            return Produced({**produced.reference, "name": name}, produced.fingerprint, produced.load)
        if isinstance(source, LazyMetadata):
            return source.resolve(self._bound(source.model))
        if isinstance(source, LazyArtifact):
            return _as_input(name, source.resolve(self._bound(source.model)))
        if isinstance(source, ExternalArtifact):
            return _as_input(name, self._external[id(source)])
        return _as_input(name, source)

    def _bound(self, model: ModelVersion) -> ModelVersion:
        return self._run.pins.of(model) or model

    def _take_cached(self, call: StepCall, start: Dict[str, Any]) -> bool:
        """Ends the step with the outputs of an earlier one; they are linked like fresh ones (R-4)."""
        outputs = {output.name: output for output in call.step.outputs.items}
        query = {"cacheKey": start["cacheKey"], "limit": _CACHED_STEPS_LOOKED_AT}
        for earlier in self._client.transport.get("steps", **query)["items"]:
            found = {
                o["name"]: self._client.get_artifact_version(o["artifact"], o["version"]) for o in earlier["outputs"]
            }
            if set(found) == set(outputs) and all(self._client.store.has(version.uri) for version in found.values()):
                break
        else:
            return False
        refs = []
        for name, version in found.items():
            links = self._links(call, version.artifact, outputs[name].config)
            refs.append({**version.reference(name), "links": links})
            self._keep(call, name, _as_input(name, version))
        end = {**start, "status": "cached", "outputs": refs}
        self._client.transport.post("runs", self._run.id, "steps", body=end)
        return True

    def _work(self, call: StepCall, report: StepReport, arguments: Dict[str, Any]) -> None:
        notes = OutputNotes(call.step.outputs.items)
        context = StepContext(self._run, call.name, self._model_of(call), report, notes)
        with inside_step(context):
            value = _tried(call, notes, arguments)
        outputs = []
        for output, part in call.step.outputs.split(call.name, value):
            outputs.append((output, part, self._new_version(call, notes, output, part)))
        body = {"status": "completed", "outputs": [json for _, _, json in outputs]}
        answer = report.end(body)
        recorded = {reference["name"]: reference for reference in answer["outputs"]}
        for output, part, json in outputs:
            fingerprint = [json["content"]["sha256"], json["content"]["mediaType"]]
            self._keep(call, output.name, Produced(recorded[output.name], fingerprint, partial(_same, part)))

    def _new_version(self, call: StepCall, notes: OutputNotes, output: Output, value: Any) -> Dict[str, Any]:
        config = notes.configs.get(output.name) or output.config or ArtifactConfig()
        metadata = {**to_json(config.run_metadata), **notes.metadata.get(output.name, {})}
        artifact = config.chosen_name or output.artifact_in(self._pipeline.name, call.name)
        version: Dict[str, Any] = {
            "name": output.name,
            "artifact": artifact,
            "content": self._client.put(materializers.write(value)),
            "kind": str(config.kind),
            "links": self._links(call, artifact, config),
        }
        if config.tags:
            version["tags"] = list(config.tags)
        if metadata:
            version["metadata"] = metadata
        return version

    def _links(self, call: StepCall, artifact: str, config: Optional[ArtifactConfig]) -> List[Dict[str, Any]]:
        """To the version that the output's config names, else the step's (A-1, A-2); without either to none (A-3)."""
        config = config or ArtifactConfig()
        model = self._run.pins.of_output(config) or self._model_of(call)
        if model is None:
            LOG.debug("%s is linked to no model version", artifact)
            return []
        LOG.info("%s is linked to %s@%d as %s", artifact, model.name, model.number, config.kind)
        return [{"model": model.name, "version": model.number, "kind": str(config.kind), "overwrite": config.overwrite}]


def _as_input(name: str, version: ArtifactVersion) -> Produced:
    return Produced(version.reference(name), [version.sha256, version.media_type], version.load)


def _same(value: Any) -> Any:
    return value


def _tried(call: StepCall, notes: OutputNotes, arguments: Dict[str, Any]) -> Any:
    retry = call.step.retry
    for attempt in range(1, retry.max_retries + 1):
        try:
            return call.step.function(**arguments)
        except Exception as error:
            LOG.warning("step %s failed, attempt %d of %d: %s", call.name, attempt, retry.max_retries + 1, error)
            notes.forget()
            time.sleep(retry.delay_after(attempt))
    return call.step.function(**arguments)
