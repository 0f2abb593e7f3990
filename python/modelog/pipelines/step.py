"""Functions as steps of pipelines."""

import copy
import functools
from dataclasses import dataclass
from typing import Any, Callable, Optional, Union, overload

from ..contexts import composing
from ..model.model_version import ModelVersion
from .outputs import outputs_of

Function = Callable[..., Any]


@dataclass(frozen=True)
class StepRetryConfig:
    """A step that raises is tried again ``max_retries`` times, after ``delay`` seconds that grow by the factor
    ``backoff``.
    """

    max_retries: int = 1
    delay: float = 0.0
    backoff: float = 1.0

    def __post_init__(self) -> None:
        if self.max_retries < 0 or self.delay < 0 or self.backoff <= 0:
            raise ValueError(f"{self}: no negative number of retries, no negative delay, and a factor above 0")

    def delay_after(self, attempt: int) -> float:
        """Seconds; the first attempt is 1."""
        return float(self.delay * self.backoff ** (attempt - 1))


class Step:
    """A function that pipelines can call. Called elsewhere it is the function."""

    def __init__(
        self,
        function: Function,
        name: Optional[str],
        enable_cache: Optional[bool],
        model: Optional[ModelVersion],
        retry: Union[StepRetryConfig, int, None],
    ) -> None:
        functools.update_wrapper(self, function)
        self.function = function
        self.name = name or function.__name__
        self.enable_cache = enable_cache
        self.model = model
        self.retry = retry if isinstance(retry, StepRetryConfig) else StepRetryConfig(retry or 0)
        self.outputs = outputs_of(function)

    def __call__(self, *args: Any, id: Optional[str] = None, after: Any = None, **kwargs: Any) -> Any:
        """While a pipeline is composed: adds a call, named ``id`` or by the step, and gives handles for its outputs.
        ``after`` names steps, or handles of steps, that were called before and hand nothing over.
        """
        context = composing()
        if context is None:
            return self.function(*args, **kwargs)
        return context.composition.add(self, args, kwargs, id, after)

    def with_options(self, **options: Any) -> "Step":
        """The same step with other options of ``@step``."""
        model = one_model(options)
        changed = copy.copy(self)
        changed.name = options.pop("name", self.name)
        changed.enable_cache = options.pop("enable_cache", self.enable_cache)
        retry = options.pop("retry", self.retry)
        changed.retry = retry if isinstance(retry, StepRetryConfig) else StepRetryConfig(retry or 0)
        changed.model = model or self.model
        if options:
            raise TypeError(f"@step has no option {', '.join(options)}")
        return changed


def one_model(options: Any) -> Optional[ModelVersion]:
    """Takes ``model``, ``model_version`` and ``model_config`` out of the options: three spellings of one thing."""
    spellings = ("model", "model_version", "model_config")
    given = [option for option in (options.pop(key, None) for key in spellings) if option is not None]
    if len(given) > 1:
        raise ValueError("model, model_version and model_config are the same thing: give one of them")
    if given and not isinstance(given[0], ModelVersion):
        raise TypeError(f"a {type(given[0]).__name__} is no ModelVersion")
    return given[0] if given else None


@overload
def step(function: Function) -> Step:
    ...


@overload
def step(
    *,
    name: Optional[str] = None,
    enable_cache: Optional[bool] = None,
    model_version: Optional[ModelVersion] = None,
    model_config: Optional[ModelVersion] = None,
    model: Optional[ModelVersion] = None,
    retry: Union[StepRetryConfig, int, None] = None,
) -> Callable[[Function], Step]:
    ...


def step(
    function: Optional[Function] = None,
    *,
    name: Optional[str] = None,
    enable_cache: Optional[bool] = None,
    model_version: Optional[ModelVersion] = None,
    model_config: Optional[ModelVersion] = None,
    model: Optional[ModelVersion] = None,
    retry: Union[StepRetryConfig, int, None] = None,
) -> Union[Step, Callable[[Function], Step]]:
    """Makes a function a step: ``@step``, or ``@step(enable_cache=False, …)``.

    What it returns is stored, recorded as the next version of an artifact, and linked to the model version that the
    step works on: its own, else its pipeline's (A-1, V-50). ``enable_cache`` absent means as the pipeline says.
    """
    config = one_model({"model_version": model_version, "model_config": model_config, "model": model})

    def decorate(decorated: Function) -> Step:
        return Step(decorated, name, enable_cache, config, retry)

    return decorate if function is None else decorate(function)
