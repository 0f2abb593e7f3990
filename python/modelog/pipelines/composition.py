"""What a pipeline's function puts together: calls of steps, and what they hand to each other."""

import inspect
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, Optional, Tuple, Union

from ..artifacts.artifact_version import ArtifactVersion, LazyArtifact, LazyMetadata
from ..artifacts.external_artifact import ExternalArtifact
from ..problems import ModelogError
from .outputs import Output

if TYPE_CHECKING:
    from ..model.model_version import ModelVersion
    from .step import Step

_ARTIFACTS = (ExternalArtifact, LazyArtifact, ArtifactVersion)


@dataclass(eq=False)
class StepOutput:
    """Stands for a value that a step will give, while the pipeline is composed."""

    call: "StepCall"
    output: Optional[Output]

    def __iter__(self) -> Iterator[Any]:
        raise TypeError(f"step {self.call.name} gives one value: annotate its function with Tuple[…] to give several")

    def __bool__(self) -> bool:
        raise TypeError(
            f"the value of step {self.call.name} is not there while the pipeline is composed: decide in a step"
        )


Source = Union[StepOutput, ExternalArtifact, LazyArtifact, LazyMetadata, ArtifactVersion]


@dataclass(eq=False)
class StepCall:
    """One call of a step: where its inputs come from, the values of its parameters, and what has to be done before."""

    name: str
    step: "Step"
    inputs: Dict[str, Source] = field(default_factory=dict)
    parameters: Dict[str, Any] = field(default_factory=dict)

    def model(self, of_pipeline: "Optional[ModelVersion]") -> "Optional[ModelVersion]":
        """The step's own config replaces the pipeline's completely (V-50)."""
        return self.step.model or of_pipeline


class Composition:
    """The steps of a pipeline in the order in which they were called, which is an order in which they can run."""

    def __init__(self, pipeline: str) -> None:
        self.pipeline = pipeline
        self.calls: List[StepCall] = []
        self._by_name: Dict[str, StepCall] = {}
        self._times: "Counter[str]" = Counter()

    def add(self, step: "Step", args: Tuple[Any, ...], kwargs: Dict[str, Any], name: Optional[str], after: Any) -> Any:
        call = StepCall(self._free_name(step.name) if name is None else self._own_name(name), step)
        bound = inspect.signature(step.function).bind(*args, **kwargs)
        bound.apply_defaults()
        for parameter, value in _spread(step, bound):
            if isinstance(value, StepOutput):
                self._check_own(call, value)
                if value.output is None:
                    raise TypeError(f"step {value.call.name} returns nothing that step {call.name} could take")
                call.inputs[parameter] = value
            elif isinstance(value, _ARTIFACTS) or isinstance(value, LazyMetadata):
                call.inputs[parameter] = value
            else:
                call.parameters[parameter] = _json(call.name, parameter, value)
        for earlier in _each(after):
            self._check_before(call, earlier)
        self.calls.append(call)
        self._by_name[call.name] = call
        outputs = [StepOutput(call, output) for output in step.outputs.items]
        if step.outputs.several:
            return tuple(outputs)
        return outputs[0] if outputs else StepOutput(call, None)

    def _free_name(self, name: str) -> str:
        """The step's, with a number from the second call on."""
        free = name
        while free in self._by_name or self._times[name] == 0:
            self._times[name] += 1
            free = name if self._times[name] == 1 else f"{name}_{self._times[name]}"
        return free

    def _own_name(self, name: str) -> str:
        if name in self._by_name:
            raise ModelogError(f"pipeline {self.pipeline} has a step '{name}' already")
        return name

    def _check_own(self, call: StepCall, output: StepOutput) -> None:
        if self._by_name.get(output.call.name) is not output.call:
            raise ModelogError(f"step {call.name} takes an output of a pipeline other than {self.pipeline}")

    def _check_before(self, call: StepCall, earlier: Any) -> None:
        """Steps run in the order of their calls, so what `after` names only has to be called already."""
        if isinstance(earlier, StepOutput):
            self._check_own(call, earlier)
        elif earlier not in self._by_name and not self._times[earlier]:
            raise ModelogError(
                f"step {call.name} is to run after '{earlier}', which pipeline {self.pipeline} has not called before"
            )


def _each(after: Any) -> Iterable[Any]:
    if after is None:
        return ()
    return after if isinstance(after, (list, tuple, set)) else (after,)


def _spread(step: "Step", bound: inspect.BoundArguments) -> Iterator[Tuple[str, Any]]:
    kinds = bound.signature.parameters
    for name, value in bound.arguments.items():
        if kinds[name].kind is inspect.Parameter.VAR_KEYWORD:
            yield from value.items()
        elif kinds[name].kind in (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.POSITIONAL_ONLY):
            raise TypeError(f"step {step.name}: parameter {name} needs a name to be recorded by")
        else:
            yield name, value


def _json(call: str, parameter: str, value: Any) -> Any:
    try:
        return json.loads(json.dumps(value, allow_nan=False))
    except (TypeError, ValueError) as error:
        raise TypeError(
            f"{parameter} of step {call} is a {type(value).__name__}, which is no parameter (JSON): "
            f"give it as ExternalArtifact(value=…)"
        ) from error
