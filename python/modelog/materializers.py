"""How values become octets and back. The media type decides who can read what; Java reads all but pickle and ``.npy``."""

import importlib
import importlib.util
import io
import json
import math
import pickle
import sys
from dataclasses import dataclass
from typing import Any, Callable, Dict, Optional

from .problems import UnsupportedValueError

JSON = "application/json"
TEXT = "text/plain; charset=utf-8"
OCTETS = "application/octet-stream"
PICKLE = "application/x-python-pickle"
NPY = "application/x-npy"
CSV = "text/csv"
ARROW = "application/vnd.apache.arrow.stream"


@dataclass(frozen=True)
class Materialized:
    """A value as octets, and how to read it again; ``schema`` is a JSON Schema where the value is a table."""

    content: bytes
    media_type: str
    type: str
    schema: Optional[Dict[str, Any]] = None


def write(value: Any) -> Materialized:
    """In the most widely readable form that gives the value back as it was."""
    if type(value) in (bytes, bytearray):
        return Materialized(bytes(value), OCTETS, type(value).__name__)
    if type(value) is str and _encodable(value):
        return Materialized(value.encode("utf-8"), TEXT, "str")
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        if isinstance(value, numpy.generic) and type(value.item()) in (bool, int, float, str):
            value = value.item()
        if type(value) is numpy.ndarray and not value.dtype.hasobject:
            return _npy(numpy, value)
    pandas = sys.modules.get("pandas")
    if pandas is not None and isinstance(value, (pandas.DataFrame, pandas.Series)):
        table = _table(pandas, value)
        if table is not None:
            return table
    pyarrow = sys.modules.get("pyarrow")
    if pyarrow is not None and isinstance(value, pyarrow.Table):
        return Materialized(_arrow_stream(value), ARROW, "pyarrow.Table")
    if _is_json(list(value) if type(value) is tuple else value):
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return Materialized(text.encode("utf-8"), JSON, type(value).__name__)
    return _pickled(value)


def read(content: bytes, media_type: str, type_name: str, schema: Optional[Dict[str, Any]] = None) -> Any:
    """What ``write`` made of a value, or what another language stored in a form that can be read here.

    Unpickling runs code of whoever pickled: callers give octets that came out of the user's own artifact store with the
    recorded SHA-256, and nothing else.
    """
    reader = _READERS.get(media_type.split(";")[0].strip().lower())
    if reader is None:
        raise UnsupportedValueError(f"{media_type} cannot be read in Python: take the octets with read_bytes()")
    return reader(content, type_name, schema or {})


def _read_json(content: bytes, type_name: str, _: Dict[str, Any]) -> Any:
    value = json.loads(content)
    return tuple(value) if type_name == "tuple" else value


def _read_octets(content: bytes, type_name: str, _: Dict[str, Any]) -> Any:
    return bytearray(content) if type_name == "bytearray" else content


def _read_pickle(content: bytes, type_name: str, _: Dict[str, Any]) -> Any:
    try:
        return pickle.loads(content)
    except (ImportError, AttributeError) as error:
        raise UnsupportedValueError(f"a {type_name} needs its class to be read: {error}") from error


def _pickled(value: Any) -> Materialized:
    name = type_name_of(value)
    try:
        return Materialized(pickle.dumps(value, protocol=4), PICKLE, name)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise UnsupportedValueError(f"a {name} cannot be stored: {error}") from error


def type_name_of(value: Any) -> str:
    kind = type(value)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True


def _is_json(value: Any) -> bool:
    """Whether JSON gives this very value back: exact types, texts as keys, finite numbers."""
    if value is None or type(value) in (bool, int):
        return True
    if type(value) is str:
        return _encodable(value)
    if type(value) is float:
        return math.isfinite(value)
    if type(value) is list:
        return all(_is_json(item) for item in value)
    if type(value) is dict:
        return all(type(key) is str and _encodable(key) and _is_json(item) for key, item in value.items())
    return False


def _npy(numpy: Any, array: Any) -> Materialized:
    out = io.BytesIO()
    numpy.save(out, array, allow_pickle=False)
    schema = {"type": "array", "x-dtype": str(array.dtype), "x-shape": list(array.shape)}
    return Materialized(out.getvalue(), NPY, "numpy.ndarray", schema)


def _read_npy(content: bytes, type_name: str, _: Dict[str, Any]) -> Any:
    numpy = _library("numpy", NPY)
    return numpy.load(io.BytesIO(content), allow_pickle=False)


_JSON_TYPES = {"i": "integer", "u": "integer", "f": "number", "b": "boolean"}


def _table(pandas: Any, value: Any) -> Optional[Materialized]:
    """Arrow where pyarrow is there, else CSV; None when neither gives this very table back."""
    series = isinstance(value, pandas.Series)
    frame = value.to_frame("0" if value.name is None else value.name) if series else value
    columns = frame.columns
    if not len(columns) or not all(type(name) is str for name in columns) or not columns.is_unique:
        return None
    type_name = "pandas.Series" if series else "pandas.DataFrame"
    schema: Dict[str, Any] = {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {name: _json_type(dtype) for name, dtype in frame.dtypes.items()},
        },
    }
    if series and value.name is None:
        schema["x-unnamed"] = True
    if importlib.util.find_spec("pyarrow"):
        import pyarrow

        try:
            table = pyarrow.Table.from_pandas(frame)
        except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError, pyarrow.ArrowNotImplementedError):
            return None
        return Materialized(_arrow_stream(table), ARROW, type_name, schema)
    if frame.index.nlevels > 1:
        return None
    text = _csv(pandas, frame, schema)
    try:
        again = _frame_of_csv(pandas, text, schema)
    except ValueError:  # of what the text of a cell can not be read back
        return None
    return Materialized(text.encode("utf-8"), CSV, type_name, schema) if again.equals(frame) else None


def _csv(pandas: Any, frame: Any, schema: Dict[str, Any]) -> str:
    """An index that is more than the row's number is the first column."""
    if frame.index.equals(pandas.RangeIndex(len(frame))):
        return str(frame.to_csv(index=False))
    label = "index" if frame.index.name is None else str(frame.index.name)
    schema["x-index"] = {"column": label, "named": frame.index.name is not None}
    schema["items"]["properties"] = {label: _json_type(frame.index.dtype), **schema["items"]["properties"]}
    return str(frame.to_csv(index_label=label))


def _json_type(dtype: Any) -> Dict[str, Any]:
    return {"type": _JSON_TYPES.get(getattr(dtype, "kind", ""), "string"), "x-dtype": str(dtype)}


def _frame_of_csv(pandas: Any, text: str, schema: Dict[str, Any]) -> Any:
    properties = schema.get("items", {}).get("properties", {})
    types = {
        name: str if column.get("type") == "string" else column["x-dtype"]
        for name, column in properties.items()
        if column.get("type") == "string" or "x-dtype" in column
    }
    options: Dict[str, Any] = {"dtype": types, "keep_default_na": False, "na_values": [""]} if types else {}
    frame = pandas.read_csv(io.StringIO(text), float_precision="round_trip", **options)
    index = schema.get("x-index")
    if index is None:
        return frame
    frame = frame.set_index(index["column"])
    return frame if index["named"] else frame.rename_axis(None)


def _read_csv(content: bytes, type_name: str, schema: Dict[str, Any]) -> Any:
    """A data frame where pandas is there, else the text."""
    text = content.decode("utf-8")
    if not importlib.util.find_spec("pandas"):
        return text
    import pandas

    return _of_frame(_frame_of_csv(pandas, text, schema), type_name, schema)


def _read_arrow(content: bytes, type_name: str, schema: Dict[str, Any]) -> Any:
    pyarrow = _library("pyarrow", ARROW)
    with pyarrow.ipc.open_stream(io.BytesIO(content)) as stream:
        table = stream.read_all()
    if type_name == "pyarrow.Table" or not importlib.util.find_spec("pandas"):
        return table
    return _of_frame(table.to_pandas(), type_name, schema)


def _of_frame(frame: Any, type_name: str, schema: Dict[str, Any]) -> Any:
    if type_name != "pandas.Series":
        return frame
    series = frame.iloc[:, 0]
    return series.rename(None) if schema.get("x-unnamed") else series


def _arrow_stream(table: Any) -> bytes:
    import pyarrow

    out = io.BytesIO()
    with pyarrow.ipc.new_stream(out, table.schema) as stream:
        stream.write_table(table)
    return out.getvalue()


def _library(name: str, media_type: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UnsupportedValueError(f"{media_type} is read with {name}, which is not installed") from error


_READERS: Dict[str, Callable[[bytes, str, Dict[str, Any]], Any]] = {
    "application/json": _read_json,
    "text/plain": lambda content, _, __: content.decode("utf-8"),
    "application/octet-stream": _read_octets,
    "application/x-python-pickle": _read_pickle,
    "application/x-npy": _read_npy,
    "text/csv": _read_csv,
    "application/vnd.apache.arrow.stream": _read_arrow,
}
