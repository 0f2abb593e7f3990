"""What a step's function says it returns."""

import typing
from dataclasses import dataclass
from typing import Any, Callable, List, Optional, Tuple

from ..model.artifact_config import ArtifactConfig
from ..problems import ModelogError

SINGLE = "output"


@dataclass(frozen=True)
class Output:
    """One output: ``artifact`` is the name that the annotation gives it, None where its place names it (A-5, A-6)."""

    name: str
    artifact: Optional[str]
    config: Optional[ArtifactConfig]
    type: str

    def artifact_in(self, pipeline: str, step: str) -> str:
        return self.artifact or f"{pipeline}::{step}::{self.name}"


@dataclass(frozen=True)
class Outputs:
    """All outputs of a step. ``several``: it returns a tuple with one value for each."""

    items: List[Output]
    several: bool
    annotated: bool

    def split(self, step: str, value: Any) -> List[Tuple[Output, Any]]:
        """The value of each output; without an annotation, None is no value."""
        if not self.items:
            if value is not None:
                raise TypeError(f"step {step} returned a {type(value).__name__}, but says that it returns nothing")
            return []
        if not self.several:
            return [] if value is None and not self.annotated else [(self.items[0], value)]
        if not isinstance(value, tuple) or len(value) != len(self.items):
            found = f"{len(value)} values" if isinstance(value, tuple) else f"a {type(value).__name__}"
            raise TypeError(f"step {step} says that it returns {len(self.items)} values, and returned {found}")
        return list(zip(self.items, value))


def outputs_of(function: Callable[..., Any]) -> Outputs:
    """Reads ``-> Annotated[float, "accuracy"]``, a tuple of such, ``-> None``, or no annotation: one output."""
    annotation = _return_annotation(function)
    if annotation is None or annotation is type(None):
        return Outputs([], False, True)
    args = typing.get_args(annotation)
    if typing.get_origin(annotation) is tuple and args and args[-1] is not Ellipsis and args != ((),):
        items = [_output(arg, f"{SINGLE}_{i}") for i, arg in enumerate(args)]
        names = [item.name for item in items]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ModelogError(f"step {function.__name__} has more than one output '{twice[0]}'")
        return Outputs(items, True, True)
    return Outputs([_output(annotation, SINGLE)], False, annotation is not Any)


def _return_annotation(function: Callable[..., Any]) -> Any:
    annotation = function.__annotations__.get("return", Any)
    if not isinstance(annotation, str):
        return annotation
    try:
        return eval(annotation, function.__globals__)  # the author's own text, as typing.get_type_hints does it
    except NameError as error:
        raise ModelogError(f"what step {function.__name__} returns cannot be read: {error}") from error


def _output(annotation: Any, default: str) -> Output:
    name: Optional[str] = None
    config: Optional[ArtifactConfig] = None
    kind = annotation
    if hasattr(annotation, "__metadata__"):  # Annotated, of typing as of typing_extensions
        kind = annotation.__origin__
        for said in annotation.__metadata__:
            if isinstance(said, str):
                name = said
            elif isinstance(said, ArtifactConfig):
                config = said
    chosen = config.chosen_name if config else None
    return Output(name or chosen or default, chosen or name, config, str(kind))
