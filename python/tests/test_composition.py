"""What a step says that it returns, and what composing a pipeline gives."""

import unittest
from typing import Annotated, Any, Dict, List, Tuple

from modelog import (
    ArtifactConfig,
    DataArtifactConfig,
    DeploymentArtifactConfig,
    EndpointArtifactConfig,
    ModelArtifactConfig,
    ModelogError,
    StepRetryConfig,
    get_pipeline_context,
    get_step_context,
    pipeline,
    step,
)
from modelog.contexts import PipelineContext, inside_composition
from modelog.pipelines.composition import Composition, StepOutput
from modelog.pipelines.outputs import outputs_of


class OutputsTest(unittest.TestCase):
    def names(self, function: Any) -> List[Tuple[str, str]]:
        return [(o.name, o.artifact_in("p", "s")) for o in outputs_of(function).items]

    def test_A_5_and_A_6_how_outputs_and_their_artifacts_are_called(self) -> None:
        def unsaid():
            ...  # type: ignore[no-untyped-def]

        def nothing() -> None:
            ...

        def one() -> int:
            ...

        def named() -> Annotated[int, "n"]:
            ...

        def two() -> Tuple[int, str]:
            ...

        def mixed() -> Tuple[Annotated[int, "n"], str]:
            ...

        def many() -> Tuple[int, ...]:
            ...

        def renamed() -> Annotated[int, "n", ArtifactConfig(artifact_name="a")]:
            ...

        def by_config() -> Annotated[int, ArtifactConfig(name="a")]:
            ...

        def whole() -> Annotated[Tuple[int, str], "pair"]:
            ...

        self.assertEqual(self.names(unsaid), [("output", "p::s::output")])
        self.assertEqual(self.names(nothing), [])
        self.assertEqual(self.names(one), [("output", "p::s::output")])
        self.assertEqual(self.names(named), [("n", "n")])
        self.assertEqual(self.names(two), [("output_0", "p::s::output_0"), ("output_1", "p::s::output_1")])
        self.assertEqual(self.names(mixed), [("n", "n"), ("output_1", "p::s::output_1")])
        self.assertEqual(self.names(many), [("output", "p::s::output")])
        self.assertEqual(self.names(renamed), [("n", "a")])
        self.assertEqual(self.names(by_config), [("a", "a")])
        self.assertEqual(self.names(whole), [("pair", "pair")])

    def test_an_annotation_may_be_text(self) -> None:
        def textual() -> "Tuple[Annotated[int, 'n'], Dict[str, int]]":
            ...

        def unreadable() -> "Nowhere":
            ...  # type: ignore[name-defined]

        self.assertEqual(self.names(textual), [("n", "n"), ("output_1", "p::s::output_1")])
        with self.assertRaisesRegex(ModelogError, "what step unreadable returns cannot be read: name 'Nowhere'"):
            step(unreadable)

    def test_A_5_two_outputs_of_one_name_are_refused(self) -> None:
        def twice() -> Tuple[Annotated[int, "n"], Annotated[int, "n"]]:
            ...

        with self.assertRaisesRegex(RuntimeError, "more than one output 'n'"):
            step(twice)

    def test_what_a_step_returns_has_to_be_what_it_says(self) -> None:
        def pair() -> Tuple[int, int]:
            ...

        def nothing() -> None:
            ...

        def unsaid():
            ...  # type: ignore[no-untyped-def]

        self.assertEqual([v for _, v in outputs_of(pair).split("s", (1, 2))], [1, 2])
        self.assertEqual(outputs_of(unsaid).split("s", None), [])
        with self.assertRaisesRegex(TypeError, "says that it returns 2 values, and returned 3 values"):
            outputs_of(pair).split("s", (1, 2, 3))
        with self.assertRaisesRegex(TypeError, "says that it returns 2 values, and returned a list"):
            outputs_of(pair).split("s", [1, 2])
        with self.assertRaisesRegex(TypeError, "says that it returns nothing"):
            outputs_of(nothing).split("s", 1)

    def test_A_4_the_kind_is_told_by_class_or_flag(self) -> None:
        cases = [
            (ArtifactConfig(), "data"),
            (DataArtifactConfig(), "data"),
            (ModelArtifactConfig(), "model"),
            (EndpointArtifactConfig(), "endpoint"),
            (DeploymentArtifactConfig(), "endpoint"),
            (ArtifactConfig(is_model_artifact=True), "model"),
            (ArtifactConfig(is_endpoint_artifact=True), "endpoint"),
            (ArtifactConfig(is_deployment_artifact=True), "endpoint"),
        ]
        for config, kind in cases:
            with self.subTest(repr(config)):
                self.assertEqual(str(config.kind), kind)

    def test_configs_that_contradict_themselves_are_refused(self) -> None:
        for wrong in (
            {"is_model_artifact": True, "is_deployment_artifact": True},
            {"model_version": "1"},
            {"name": "a", "artifact_name": "b"},
        ):
            with self.subTest(str(wrong)), self.assertRaises(ValueError):
                ArtifactConfig(**wrong)  # type: ignore[arg-type]


class CompositionTest(unittest.TestCase):
    def setUp(self) -> None:
        self.composition = Composition("p")
        context = PipelineContext("p", True, {"key": "value"}, None, self.composition)
        block = inside_composition(context)
        block.__enter__()
        self.addCleanup(block.__exit__, None, None, None)

    def calls(self) -> List[str]:
        return [call.name for call in self.composition.calls]

    def test_a_call_gives_handles_and_runs_nothing(self) -> None:
        @step
        def two() -> Tuple[int, Annotated[str, "text"]]:
            raise AssertionError("composing runs no step")

        number, text = two()

        self.assertIsInstance(number, StepOutput)
        self.assertEqual((number.output.name, text.output.name), ("output_0", "text"))

    def test_inputs_are_handles_and_the_rest_are_parameters(self) -> None:
        @step
        def first() -> int:
            ...

        @step
        def second(x: int, factor: float = 0.5, words: Tuple[str, ...] = ("a",)) -> int:
            ...

        x = first()
        second(x, factor=2.0)

        call = self.composition.calls[1]
        self.assertEqual(call.inputs, {"x": x})
        self.assertEqual(call.parameters, {"factor": 2.0, "words": ["a"]})

    def test_a_step_that_is_called_again_gets_a_number(self) -> None:
        @step
        def again() -> None:
            ...

        again()
        again()
        again(id="last")
        again()

        self.assertEqual(self.calls(), ["again", "again_2", "last", "again_3"])
        with self.assertRaisesRegex(ModelogError, "a step 'last' already"):
            again(id="last")

    def test_after_names_what_was_called_before(self) -> None:
        @step
        def first() -> None:
            ...

        @step
        def second() -> None:
            ...

        done = first()
        second(after=["first"])
        second(after=done)
        with self.assertRaisesRegex(ModelogError, "'third', which pipeline p has not called before"):
            second(after="third")

    def test_what_is_no_json_is_to_be_an_external_artifact(self) -> None:
        @step
        def takes(x: Any) -> None:
            ...

        with self.assertRaisesRegex(TypeError, r"x of step takes is a set.*ExternalArtifact"):
            takes({1})

    def test_a_handle_is_no_value(self) -> None:
        @step
        def one() -> int:
            ...

        @step
        def nothing() -> None:
            ...

        @step
        def takes(x: int) -> None:
            ...

        with self.assertRaisesRegex(TypeError, "gives one value"):
            _, _ = one()
        with self.assertRaisesRegex(TypeError, "decide in a step"):
            if one():
                pass
        with self.assertRaisesRegex(TypeError, "returns nothing that step takes could take"):
            takes(nothing())

    def test_V_61_and_V_62_the_context_is_there_while_composing(self) -> None:
        context = get_pipeline_context()

        self.assertEqual((context.name, context.enable_cache, context.extra["key"]), ("p", True, "value"))
        with self.assertRaises(KeyError):
            context.extra["other"]


class OutsideTest(unittest.TestCase):
    def test_V_60_and_V_61_contexts_are_not_there_outside(self) -> None:
        with self.assertRaisesRegex(RuntimeError, "only in the thread that runs a step"):
            get_step_context()
        with self.assertRaisesRegex(RuntimeError, "only while the function of a @pipeline runs"):
            get_pipeline_context()

    def test_a_step_called_outside_is_its_function(self) -> None:
        @step
        def double(x: int) -> int:
            return 2 * x

        self.assertEqual(double(4), 8)

    def test_a_pipeline_without_steps_is_refused(self) -> None:
        @pipeline
        def empty() -> None:
            ...

        with self.assertRaisesRegex(ModelogError, "empty has no step"):
            empty()

    def test_options_are_those_of_the_decorator(self) -> None:
        @step
        def one() -> int:
            ...

        self.assertEqual(one.with_options(name="other", retry=2).retry, StepRetryConfig(2))
        self.assertEqual(one.name, "one")
        with self.assertRaisesRegex(TypeError, "no option speed"):
            one.with_options(speed=1)

    def test_the_delay_of_a_retry_grows(self) -> None:
        self.assertEqual([StepRetryConfig(3, 2, 3).delay_after(n) for n in (1, 2, 3)], [2.0, 6.0, 18.0])
        with self.assertRaises(ValueError):
            StepRetryConfig(-1)
