"""What is wrong before anything runs."""

import logging
import unittest
from typing import Any, Dict, List, Optional, Tuple
from uuid import uuid4

from modelog import (
    DType,
    ExternalArtifact,
    Model,
    ModelConfig,
    ModelStages,
    ModelVersion,
    StorageSize,
    Uri,
    pipeline,
    step,
)
from modelog.metadata import from_json, to_json
from modelog.model.model_version import NewVersion


class ModelVersionTest(unittest.TestCase):
    def selected(self, config: ModelVersion) -> Tuple[Any, ...]:
        selection = config.selection
        if isinstance(selection, NewVersion):
            return selection.name, selection.on_failure
        return (selection.reference,)

    def test_V_1_to_V_9_what_each_spelling_selects(self) -> None:
        cases = [
            (ModelVersion("m"), (None, "keep")),
            (Model("m"), (None, "keep")),
            (ModelVersion("m", version=3), ("3",)),
            (ModelVersion("m", version="3"), ("3",)),
            (ModelVersion("m", version="first"), ("first",)),
            (ModelVersion("m", version=ModelStages.PRODUCTION), ("production",)),
            (ModelVersion("m", version="production"), ("production",)),
            (ModelVersion("m", version=ModelStages.LATEST), ("latest",)),
            (ModelConfig("m"), ("latest",)),
            (ModelConfig("m", create_new_model_version=True), ("running", "delete")),
            (ModelVersion("m", create_new_model_version=True), ("running", "delete")),
            (ModelConfig("m", create_new_model_version=True, delete_new_version_on_failure=False), ("running", "keep")),
            (ModelConfig("m", create_new_model_version=True, version="first"), ("first", "delete")),
        ]
        for config, expected in cases:
            with self.subTest(repr(config)):
                self.assertEqual(self.selected(config), expected)

    def test_V_3_a_new_version_is_called_by_no_number_and_no_stage(self) -> None:
        for version in (1, "1", "staging", "Production", ModelStages.STAGING, "latest"):
            with self.subTest(version), self.assertRaisesRegex(ValueError, "create_new_model_version"):
                ModelConfig("m", create_new_model_version=True, version=version)

    def test_V_4_keeping_what_is_not_made_warns(self) -> None:
        with self.assertLogs("modelog", logging.WARNING) as logs:
            config = ModelConfig("m", delete_new_version_on_failure=False)

        self.assertEqual(len(logs.output), 1)
        self.assertTrue(config.delete_new_version_on_failure)

    def test_V_13_a_text_that_is_looked_up_as_something_else_is_said_once(self) -> None:
        for version in (1, "1", "staging", "production", "archived", "none", "latest"):
            with self.subTest(version), self.assertLogs("modelog", logging.INFO) as logs:
                ModelVersion("m", version=version)
            self.assertEqual(len(logs.output), 1)

    def test_V_13_nothing_is_said_of_an_enum_a_name_or_when_suppressed(self) -> None:
        with self.assertLogs("modelog", logging.INFO) as logs:
            ModelVersion("m", version=ModelStages.STAGING)
            ModelVersion("m", version="first")
            ModelVersion("m", version="staging", suppress_class_validation_warnings=True)
            ModelConfig("m", version=1, suppress_warnings=True)
            logging.getLogger("modelog").info("end")
        self.assertEqual(logs.output, ["INFO:modelog:end"])

    def test_the_older_spelling_of_ethics(self) -> None:
        self.assertEqual(ModelConfig("m", ethic="fair").ethics, "fair")

    def test_a_config_is_given_in_one_spelling(self) -> None:
        with self.assertRaisesRegex(ValueError, "same thing"):
            pipeline(model=ModelVersion("m"), model_version=ModelVersion("m"))
        with self.assertRaisesRegex(TypeError, "str is no ModelVersion"):
            step(model="m")  # type: ignore[call-overload]


class ExternalArtifactTest(unittest.TestCase):
    """The thirteen cases of X-1."""

    GOOD: Dict[str, Dict[str, Any]] = {
        "by value": {"value": 1},
        "by id": {"id": uuid4()},
        "by pipeline and artifact": {"pipeline_name": "foo", "artifact_name": "bar"},
        "by model": {"model_name": "foo", "model_version": "bar", "model_artifact_name": "artifact"},
    }
    BAD: Dict[str, Tuple[Dict[str, Any], str]] = {
        "nothing": ({}, "Either a value"),
        "id and value": ({"value": 1, "id": uuid4()}, "Only a value"),
        "id and pipeline": ({"id": uuid4(), **GOOD["by pipeline and artifact"]}, "Only a value"),
        "value and pipeline": ({"value": 1, **GOOD["by pipeline and artifact"]}, "Only a value"),
        "value and model": ({"value": 1, **GOOD["by model"]}, "Only a value"),
        "id and model": ({"id": uuid4(), **GOOD["by model"]}, "Only a value"),
        "pipeline and model": ({**GOOD["by pipeline and artifact"], **GOOD["by model"]}, "Only a value"),
        "pipeline alone": ({"pipeline_name": "foo"}, "`pipeline_name` and `artifact_name`"),
        "artifact alone": ({"artifact_name": "bar"}, "`pipeline_name` and `artifact_name`"),
    }

    def test_X_1_one_way_is_enough(self) -> None:
        for name, given in self.GOOD.items():
            with self.subTest(name):
                ExternalArtifact(**given)

    def test_X_1_none_or_two_ways_are_refused(self) -> None:
        for name, (given, why) in self.BAD.items():
            with self.subTest(name), self.assertRaisesRegex(ValueError, f"^{why}"):
                ExternalArtifact(**given)

    def test_X_8_a_version_goes_with_a_name(self) -> None:
        ExternalArtifact(name="a")
        ExternalArtifact(name="a", version=2)
        with self.assertRaisesRegex(ValueError, "version goes with name"):
            ExternalArtifact(id=uuid4(), version=2)
        with self.assertRaisesRegex(ValueError, "^Only a value"):
            ExternalArtifact(id=uuid4(), name="a")

    def test_None_is_a_value(self) -> None:
        self.assertIsNone(ExternalArtifact(value=None).value)

    def test_X_5_there_is_no_id_before_the_upload(self) -> None:
        with self.assertRaisesRegex(RuntimeError, "before it is uploaded"):
            ExternalArtifact(value=1).get_artifact_id()


class MetadataTest(unittest.TestCase):
    VALUES: Dict[str, Any] = {
        "text": "a",
        "flag": True,
        "whole": 3,
        "real": 0.5,
        "list": [1, "a", {"b": 1}],
        "map": {"a": [1]},
        "uri": Uri("s3://b/x"),
        "size": StorageSize(1024),
        "dtype": DType("float32"),
    }

    def test_each_type_comes_back(self) -> None:
        again = from_json(to_json(self.VALUES))

        self.assertEqual(again, self.VALUES)
        self.assertEqual({k: type(v) for k, v in again.items()}, {k: type(v) for k, v in self.VALUES.items()})
        self.assertEqual(
            to_json({"u": Uri("x"), "s": StorageSize(1), "d": DType("f"), "t": (1, 2), "set": {2, 1}}),
            {"u": {"$uri": "x"}, "s": {"$size": 1}, "d": {"$dtype": "f"}, "t": [1, 2], "set": [1, 2]},
        )

    def test_what_is_no_metadata_is_refused_with_its_place(self) -> None:
        cases: List[Tuple[Dict[Any, Any], Optional[str]]] = [
            ({"a": None}, "a: NoneType is no metadata"),
            ({"a": {"b": [1, object()]}}, r"a.b\[1\]: object is no metadata"),
            ({"a": float("nan")}, "a: nan is no metadata"),
            ({"a": 2**63}, "64 bits"),
            ({"$a": 1}, "marks types"),
            ({1: 1}, "keys are texts"),
        ]
        for values, why in cases:
            with self.subTest(str(values)), self.assertRaisesRegex((TypeError, ValueError), str(why)):
                to_json(values)
