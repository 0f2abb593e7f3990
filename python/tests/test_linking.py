"""What becomes of outputs: links, kinds, names, saving and loading, metadata (A-, M-)."""

import logging
from typing import Annotated, Any, List, Tuple
from uuid import UUID

from modelog import (
    ArtifactConfig,
    DataArtifactConfig,
    EndpointArtifactConfig,
    ModelArtifactConfig,
    ModelVersion,
    get_step_context,
    link_artifact_to_model,
    link_output_to_model,
    load_artifact,
    log_artifact_metadata,
    log_model_metadata,
    pipeline,
    save_artifact,
    step,
)
from modelog.artifacts.linking import AlreadyConfiguredError
from modelog.problems import StepContextError

from .node import NodeTest


class LinkingTest(NodeTest):
    def run_step(self, function: Any, model: Any = "new", **options: Any) -> Any:
        """Runs a pipeline of this one step; the answer is the run."""
        config = ModelVersion(self.model) if model == "new" else model
        one = step(**options)(function)

        @pipeline(model=config, enable_cache=False)
        def pipeline_of_one() -> None:
            one()

        return pipeline_of_one.with_options(name=self.named("pipeline"))()

    def test_A_1_every_output_is_linked_as_data(self) -> None:
        def two() -> Tuple[Annotated[int, "one"], str]:
            return 1, "two"

        with self.assertLogs("modelog", logging.INFO) as logs:
            run = self.run_step(two)

        self.assertEqual(sorted(self.links().values()), ["data", "data"])
        self.assertEqual(len([line for line in logs.output if "is linked to" in line]), 2)
        self.assertEqual([o["name"] for o in run.steps["two"].outputs], ["one", "output_1"])
        self.assertEqual(run.steps["two"].outputs[1]["artifact"], f"{run.pipeline}::two::output_1")

    def test_A_2_an_output_goes_to_the_version_that_its_config_names(self) -> None:
        other = self.named("other")
        self.client.create_model(other)
        self.client.create_model_version(other)
        self.client.update_model_version(other, 1, stage="production")

        def four() -> (
            Tuple[
                int,
                Annotated[int, "latest", ArtifactConfig(model_name=other)],
                Annotated[int, "staged", ModelArtifactConfig(model_name=other, model_version="production")],
                Annotated[int, "numbered", ArtifactConfig(model_name=other, model_version=1)],
            ]
        ):
            return 1, 2, 3, 4

        self.run_step(four)
        self.assertEqual(len(self.links()), 1)
        self.assertEqual(
            {link.split("@")[0]: kind for link, kind in self.links(1, other).items()},
            {"latest": "data", "staged": "model", "numbered": "data"},
        )
        self.assertEqual(len(self.attached(1, other)), 1)

    def test_A_3_without_a_model_nothing_is_linked(self) -> None:
        def one() -> Annotated[int, "one", ArtifactConfig()]:
            with self.assertRaises(StepContextError):
                get_step_context().model_version
            return 1

        run = self.run_step(one, model=None)
        self.assertEqual((run.models, len(run.steps["one"].outputs)), ([], 1))

    def test_A_4_one_link_of_each_kind(self) -> None:
        def three() -> (
            Tuple[
                Annotated[int, "d", DataArtifactConfig()],
                Annotated[int, "m", ModelArtifactConfig()],
                Annotated[int, "e", EndpointArtifactConfig()],
            ]
        ):
            return 1, 2, 3

        self.run_step(three)
        self.assertEqual(
            {link.split("@")[0]: kind for link, kind in self.links().items()},
            {"d": "data", "m": "model", "e": "endpoint"},
        )
        version = ModelVersion(self.model)
        self.assertEqual(
            (list(version.data_artifacts), list(version.model_artifacts), list(version.endpoint_artifacts)),
            (["d"], ["m"], ["e"]),
        )

    def test_A_7_overwrite_replaces_the_links_of_older_versions(self) -> None:
        for overwrite, expected in ((False, 2), (True, 1)):
            with self.subTest(overwrite):
                name = self.named("artifact")

                def one() -> Annotated[int, ArtifactConfig(name=name, overwrite=overwrite)]:
                    return 1

                kept = ModelVersion(self.model, version=f"v {overwrite}")
                self.run_step(one, model=kept)
                self.run_step(one, model=kept)
                self.assertEqual(len(self.links(kept.version)), expected)
                self.assertEqual(self.client.get_artifact_version(name).number, 2)

    def test_A_10_an_output_is_linked_by_hand(self) -> None:
        def two() -> Tuple[int, Annotated[int, "plain"]]:
            link_output_to_model(ModelArtifactConfig(artifact_name=f"by_hand_{self.model}"), output_name="output_0")
            return 1, 2

        self.run_step(two)
        kinds = {link.split("@")[0]: kind for link, kind in self.links().items()}
        self.assertEqual(kinds, {f"by_hand_{self.model}": "model", "plain": "data"})

    def test_A_10_by_hand_or_by_annotation_and_with_a_name_when_there_are_several(self) -> None:
        def configured() -> Annotated[int, "x", ArtifactConfig()]:
            with self.assertRaises(AlreadyConfiguredError):
                link_output_to_model(ArtifactConfig())
            return 1

        def several() -> Tuple[int, int]:
            with self.assertRaisesRegex(ValueError, "output_0, output_1"):
                link_output_to_model(ArtifactConfig())
            with self.assertRaisesRegex(ValueError, "'z' is no output of the step"):
                link_output_to_model(ArtifactConfig(), "z")
            return 1, 2

        self.run_step(configured)
        self.run_step(several)

    def test_A_11_what_exists_is_linked_in_a_step_and_outside(self) -> None:
        saved = save_artifact(1, self.named("saved"))
        with self.assertRaisesRegex(RuntimeError, "needs a model here"):
            link_artifact_to_model(saved.id)

        def links() -> None:
            link_artifact_to_model(saved.id, is_model_artifact=True)

        self.run_step(links)
        self.assertEqual(list(self.links(1).values()), ["model"])
        with self.assertRaisesRegex(RuntimeError, "needs a model here"):
            self.run_step(links, model=None)

        link_artifact_to_model(saved.id, ModelVersion(self.model, version=1))
        link_artifact_to_model(saved.id, ModelVersion(self.model))
        self.assertEqual([number for number, _, _ in self.versions()], [1, 2])
        self.assertEqual(len(self.links(2)), 1)

    def test_A_12_and_A_24_what_is_saved_in_a_step_is_linked(self) -> None:
        name = self.named("saved")

        def saves() -> None:
            save_artifact({"a": 1}, name, tags=["t"], is_model_artifact=True)

        save_artifact("first", name)
        self.run_step(saves)
        self.assertEqual(self.links(), {f"{name}@2": "model"})
        self.assertEqual((load_artifact(name), load_artifact(name, 1)), ({"a": 1}, "first"))
        saved = self.client.get_artifact_version(name)
        self.assertEqual((load_artifact(UUID(saved.id)), saved.tags), ({"a": 1}, ["t"]))

    def test_A_13_what_is_taken_from_another_version_is_not_linked(self) -> None:
        name = self.named("artifact")

        def one() -> Annotated[int, ArtifactConfig(name=name)]:
            return 1

        self.run_step(one)
        source = ModelVersion(self.model)

        @step
        def takes(x: int) -> None:
            assert x == 1

        @pipeline(model=ModelVersion(self.model), enable_cache=False)
        def taking() -> None:
            takes(source.get_artifact(name))

        source.get_artifact(name)
        taking()
        self.assertEqual((len(self.links(1)), self.links(2)), (1, {}))

    def test_A_20_names_that_several_steps_gave_need_the_step(self) -> None:
        @step
        def first() -> int:
            return 1

        @step
        def second() -> int:
            return 2

        @pipeline(model=ModelVersion(self.model), enable_cache=False)
        def colliding() -> None:
            first()
            second()

        colliding()
        version = ModelVersion(self.model)
        with self.assertRaisesRegex(RuntimeError, "more than one artifact 'output'"):
            version.get_artifact_object("output")
        self.assertEqual(version.get_artifact_object("output", step_name="second").load(), 2)
        self.assertEqual(version.get_artifact_object("output", pipeline_name="colliding", step_name="first").load(), 1)
        self.assertIsNone(version.get_artifact_object("output", pipeline_name="another"))
        self.assertIsNone(version.get_model_object("output"))
        self.assertIsNone(version.get_deployment("output"))

    def test_A_21_to_A_23_the_newest_by_number_unless_said(self) -> None:
        name = self.named("artifact")
        version = self.new_version()
        for value in range(1, 12):
            link_artifact_to_model(save_artifact(value, name).id, version)

        self.assertEqual(version.load_artifact(name), 11)
        self.assertEqual(version.load_artifact(name, 9), 9)
        self.assertEqual(version.get_artifact(name, "10").load(), 10)
        self.assertIsNone(version.get_artifact(name, 12))
        self.assertIsNone(version.get_model_artifact(name))
        with self.assertRaisesRegex(ValueError, f"{self.model}@1 has no artifact 'other'"):
            version.load_artifact("other")

    def new_version(self) -> ModelVersion:
        self.client.create_model(self.model)
        return self.client.create_model_version(self.model)

    def test_M_1_and_M_2_metadata_of_a_version(self) -> None:
        def logs() -> None:
            get_step_context().model_version.log_metadata({"accuracy": 0.5})
            log_model_metadata({"loss": 1})
            log_model_metadata({"named": True}, self.model, "latest")
            with self.assertRaisesRegex(ValueError, "needs model_name and model_version"):
                log_model_metadata({"x": 1}, self.model)

        self.run_step(logs)
        log_model_metadata({"accuracy": 0.9}, self.model, 1)
        self.assertEqual(ModelVersion(self.model).metadata, {"accuracy": 0.9, "loss": 1, "named": True})
        with self.assertRaisesRegex(ValueError, "outside of steps"):
            log_model_metadata({"x": 1})

    def test_M_3_metadata_of_outputs_and_of_what_is_stored(self) -> None:
        stored = save_artifact(1, self.named("stored"))

        def one() -> Annotated[int, ArtifactConfig(name=f"one_{self.model}", run_metadata={"a": 1})]:
            log_artifact_metadata({"b": 2})
            log_artifact_metadata({"c": 3}, artifact_name=stored.artifact)
            return 1

        def two() -> Tuple[int, int]:
            with self.assertRaisesRegex(ValueError, "which of the outputs"):
                log_artifact_metadata({"a": 1})
            log_artifact_metadata(output_name="output_1", accuracy=0.5)
            return 1, 2

        self.run_step(one)
        run = self.run_step(two)
        self.assertEqual(self.client.get_artifact_version(f"one_{self.model}").metadata, {"a": 1, "b": 2})
        self.assertEqual(self.client.get_artifact_version(stored.artifact).metadata, {"c": 3})
        self.assertEqual(self.client.get_artifact_version(f"{run.pipeline}::two::output_1").metadata, {"accuracy": 0.5})
        log_artifact_metadata({"d": 4}, stored.artifact, 1)
        self.assertEqual(self.client.get_artifact_version(stored.artifact, 1).metadata, {"c": 3, "d": 4})
        with self.assertRaisesRegex(ValueError, "needs an artifact_name"):
            log_artifact_metadata({"a": 1})

    def test_metadata_of_a_step(self) -> None:
        def logs() -> None:
            get_step_context().log_metadata({"seconds": 2})

        self.assertEqual(self.run_step(logs).steps["logs"].metadata, {"seconds": 2})

    def test_a_step_is_tried_again_and_the_run_fails_with_the_last_error(self) -> None:
        attempts: List[int] = []

        def third_time() -> int:
            attempts.append(len(attempts))
            log_artifact_metadata({f"attempt {len(attempts)}": 1})
            if len(attempts) < 3:
                raise OSError("not yet")
            return 1

        run = self.run_step(third_time, retry=2)
        self.assertEqual(len(attempts), 3)
        output = run.steps["third_time"].outputs[0]
        self.assertEqual(self.client.get_artifact_version(output["artifact"]).metadata, {"attempt 3": 1})

        def never() -> int:
            raise OSError("never")

        with self.assertRaisesRegex(OSError, "never"):
            self.run_step(never, retry=1)
        failed = next(self.client.list_pipeline_runs(status="failed", filter="error LIKE '%never'"))
        self.assertEqual(self.client.get_pipeline_run(failed.id).steps["never"].error, "OSError: never")
