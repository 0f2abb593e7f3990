"""Typed values that describe versions, artifact versions, runs and steps."""

import math
from typing import Any, Dict, Mapping


class Uri(str):
    """Metadata that is an address."""


class DType(str):
    """Metadata that is the type of the elements of an array, such as ``float32``."""


class StorageSize(int):
    """Metadata that is a number of bytes."""


_BITS_64 = range(-(2**63), 2**63)


def to_json(values: Mapping[str, Any], place: str = "") -> Dict[str, Any]:
    """As REST takes it. What is no metadata is a TypeError or ValueError that says where it is, such as
    ``scores.rmse[3]``.
    """
    return {_key(key, place): _value(value, f"{place}.{key}" if place else str(key)) for key, value in values.items()}


def from_json(value: Any) -> Any:
    """What ``to_json`` made, read again."""
    if isinstance(value, list):
        return [from_json(item) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((mark, content),) = value.items()
        kind = {"$uri": Uri, "$dtype": DType, "$size": StorageSize}.get(mark)
        if kind is not None:
            return kind(content)
    return {key: from_json(item) for key, item in value.items()}


def _key(key: object, place: str) -> str:
    if not isinstance(key, str):
        raise _refused(place, f"{key!r} is no key: keys are texts")
    if key.startswith("$"):
        raise ValueError(f"{key} is no key: '$' marks types on the wire")
    return key


def _value(value: Any, place: str) -> Any:
    if hasattr(value, "dtype") and hasattr(value, "item") and getattr(value, "ndim", None) == 0:
        value = value.item()  # a scalar of NumPy
    if isinstance(value, Uri):
        return {"$uri": str(value)}
    if isinstance(value, DType):
        return {"$dtype": str(value)}
    if isinstance(value, StorageSize):
        return {"$size": int(value)}
    if isinstance(value, (str, bool)):
        return value
    if isinstance(value, int):
        if value not in _BITS_64:
            raise ValueError(f"{place}: {value} is no metadata: whole numbers have 64 bits")
        return int(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{place}: {value} is no metadata: JSON has no such number")
        return float(value)
    if isinstance(value, Mapping):
        return to_json(value, place)
    if isinstance(value, (list, tuple, set, frozenset)):
        items = sorted(value, key=repr) if isinstance(value, (set, frozenset)) else value
        return [_value(item, f"{place}[{i}]") for i, item in enumerate(items)]
    raise _refused(
        place,
        f"{type(value).__name__} is no metadata: give a text, bool, number, list, dict, Uri, DType or StorageSize",
    )


def _refused(place: str, why: str) -> TypeError:
    return TypeError(f"{place}: {why}" if place else why)
