"""Where code is running: while a pipeline is composed, in a step, or outside of both."""

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Dict, Iterator, Mapping, Optional

from .problems import ModelogError, StepContextError

if TYPE_CHECKING:
    from .artifacts.linking import OutputNotes
    from .model.model_version import ModelVersion
    from .pipelines.composition import Composition
    from .pipelines.run import Run
    from .pipelines.step_report import StepReport

_STEP: "ContextVar[Optional[StepContext]]" = ContextVar("modelog_step", default=None)
_PIPELINE: "ContextVar[Optional[PipelineContext]]" = ContextVar("modelog_pipeline", default=None)


class StepContext:
    """What a step can know of the run it is part of (V-60)."""

    def __init__(
        self, run: "Run", step_name: str, model: "Optional[ModelVersion]", report: "StepReport", notes: "OutputNotes"
    ) -> None:
        self.run = run
        self.step_name = step_name
        self.notes = notes
        self._model = model
        self._report = report

    @property
    def model_version(self) -> "ModelVersion":
        """The step's model version, else its pipeline's; the same one from the first step to the last (V-18, V-50)."""
        if self._model is None:
            raise StepContextError(
                f"step {self.step_name} works on no model version: give model_version=… to its pipeline or to it"
            )
        return self._model

    @property
    def model(self) -> "ModelVersion":
        return self.model_version

    @property
    def model_config(self) -> "ModelVersion":
        return self.model_version

    @property
    def has_model(self) -> bool:
        return self._model is not None

    @property
    def run_id(self) -> str:
        return self.run.id

    @property
    def pipeline_name(self) -> str:
        return self.run.pipeline

    @property
    def extra(self) -> Dict[str, Any]:
        """What the pipeline was given as ``extra`` (V-62)."""
        return dict(self.run.extra)

    def log_metadata(self, metadata: Mapping[str, Any]) -> None:
        """Metadata of the step itself."""
        self._report.log_metadata(metadata)


class PipelineContext:
    """What a pipeline can know of itself while its function is composing it (V-61)."""

    def __init__(
        self,
        name: str,
        enable_cache: bool,
        extra: Mapping[str, Any],
        model: "Optional[ModelVersion]",
        composition: "Composition",
    ) -> None:
        self.name = name
        self.enable_cache = enable_cache
        self.extra: Dict[str, Any] = dict(extra)
        self.model_version = model
        self.composition = composition

    @property
    def model(self) -> "Optional[ModelVersion]":
        return self.model_version

    @property
    def model_config(self) -> "Optional[ModelVersion]":
        return self.model_version


def get_step_context() -> StepContext:
    """The context of the step that is running here; raises elsewhere, also in threads that the step starts."""
    context = _STEP.get()
    if context is None:
        raise ModelogError("get_step_context() is there only in the thread that runs a step")
    return context


def get_pipeline_context() -> PipelineContext:
    """The context of the pipeline whose function is composing it; raises elsewhere, also in its steps."""
    context = _PIPELINE.get()
    if context is None:
        raise ModelogError(
            "get_pipeline_context() is there only while the function of a @pipeline runs; in a step call get_step_context()"
        )
    return context


def current_step() -> Optional[StepContext]:
    return _STEP.get()


def composing() -> Optional[PipelineContext]:
    return _PIPELINE.get()


@contextmanager
def inside_step(context: StepContext) -> Iterator[None]:
    token = _STEP.set(context)
    try:
        yield
    finally:
        _STEP.reset(token)


@contextmanager
def inside_composition(context: PipelineContext) -> Iterator[None]:
    token = _PIPELINE.set(context)
    try:
        yield
    finally:
        _PIPELINE.reset(token)
