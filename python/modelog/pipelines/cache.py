"""What a step would do again is not done again (R-3)."""

import hashlib
import inspect
import json
import textwrap
from functools import lru_cache
from types import CodeType
from typing import Any, Dict, List, Tuple

from .step import Function, Step


def cache_key(store: str, step: Step, parameters: Dict[str, Any], inputs: Dict[str, List[str]]) -> str:
    """64 hex digits of: the artifact store, the step's name and source, its parameters, the content of its inputs, and
    its outputs with their types. The model is not in it (R-3); neither is code that the step calls.
    """
    facts = {
        "store": store,
        "step": step.name,
        "source": _source(step.function),
        "parameters": parameters,
        "inputs": inputs,
        "outputs": [[output.name, output.type] for output in step.outputs.items],
    }
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode("utf-8")).hexdigest()


@lru_cache(maxsize=1024)
def _source(function: Function) -> str:
    try:
        return textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError):  # typed at a prompt: its byte code has to do
        return repr(_facts(function.__code__))


def _facts(code: CodeType) -> Tuple[Any, ...]:
    constants = [_facts(constant) if isinstance(constant, CodeType) else constant for constant in code.co_consts]
    return code.co_code, constants, code.co_names
