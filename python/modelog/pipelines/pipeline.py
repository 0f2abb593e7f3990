"""Functions that put steps together."""

import copy
import functools
import json
from typing import Any, Callable, Dict, Mapping, Optional, Union, overload

from ..client import Client
from ..contexts import PipelineContext, composing, current_step, inside_composition
from ..model.model_version import ModelVersion
from ..problems import ModelogError
from ..records import RunRecord
from ..settings import Settings
from .composition import Composition
from .execution import execute
from .step import Function, one_model


class Pipeline:
    """A function that composes steps. Calling it composes, then runs them one after the other."""

    def __init__(
        self,
        function: Function,
        name: Optional[str],
        enable_cache: Optional[bool],
        model: Optional[ModelVersion],
        extra: Optional[Mapping[str, Any]],
    ) -> None:
        functools.update_wrapper(self, function)
        self.function = function
        self.name = name or function.__name__
        self.enable_cache = enable_cache is not False
        self.model = model
        self.extra: Dict[str, Any] = json.loads(json.dumps(dict(extra or {}), allow_nan=False))
        self.settings: Optional[Settings] = None
        self.run_name: Optional[str] = None

    def __call__(self, *args: Any, **kwargs: Any) -> Optional[RunRecord]:
        """Raises what a step raised, after the run was marked as failed. Called in another pipeline it adds its steps
        there.
        """
        if composing() is not None:
            self.function(*args, **kwargs)
            return None
        if current_step() is not None:
            raise ModelogError(f"pipeline {self.name} cannot run inside of a step")
        composition = Composition(self.name)
        context = PipelineContext(self.name, self.enable_cache, self.extra, self.model, composition)
        with inside_composition(context):
            self.function(*args, **kwargs)
        if not composition.calls:
            raise ModelogError(f"pipeline {self.name} has no step")
        return execute(self, composition, Client(self.settings))

    def with_options(self, **options: Any) -> "Pipeline":
        """The same pipeline with other options of ``@pipeline``, a ``run_name``, or the ``settings`` of another node."""
        model = one_model(options)
        changed = copy.copy(self)
        for key in ("name", "enable_cache", "extra", "run_name", "settings"):
            if key in options:
                setattr(changed, key, options.pop(key))
        changed.model = model or self.model
        if options:
            raise TypeError(f"@pipeline has no option {', '.join(options)}")
        return changed


@overload
def pipeline(function: Function) -> Pipeline:
    ...


@overload
def pipeline(
    *,
    name: Optional[str] = None,
    enable_cache: Optional[bool] = None,
    model_version: Optional[ModelVersion] = None,
    model_config: Optional[ModelVersion] = None,
    model: Optional[ModelVersion] = None,
    extra: Optional[Mapping[str, Any]] = None,
) -> Callable[[Function], Pipeline]:
    ...


def pipeline(
    function: Optional[Function] = None,
    *,
    name: Optional[str] = None,
    enable_cache: Optional[bool] = None,
    model_version: Optional[ModelVersion] = None,
    model_config: Optional[ModelVersion] = None,
    model: Optional[ModelVersion] = None,
    extra: Optional[Mapping[str, Any]] = None,
) -> Union[Pipeline, Callable[[Function], Pipeline]]:
    """Makes a function a pipeline: ``@pipeline``, or ``@pipeline(model_version=ModelVersion(…), …)``.

    Its model version is settled before the first step and stays the same until the last (V-16 … V-18). Caching is on
    unless ``enable_cache=False``. ``extra`` is kept with the run and read with ``get_pipeline_context().extra`` (V-62).
    """
    config = one_model({"model_version": model_version, "model_config": model_config, "model": model})

    def decorate(decorated: Function) -> Pipeline:
        return Pipeline(decorated, name, enable_cache, config, extra)

    return decorate if function is None else decorate(function)
