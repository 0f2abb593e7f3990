"""Inputs from elsewhere (X-), and steps that are not done again (R-)."""

from pathlib import Path
from typing import Annotated, Any, List

from modelog import (
    ArtifactConfig,
    ExternalArtifact,
    ModelArtifactConfig,
    ModelVersion,
    link_artifact_to_model,
    pipeline,
    save_artifact,
    step,
)
from modelog.problems import ArtifactUnavailableError

from .node import NodeTest


class ExternalArtifactNodeTest(NodeTest):
    def setUp(self) -> None:
        super().setUp()
        self.taken: List[Any] = []
        self.name = self.named("artifact")

    def take(self, source: Any, model: Any = None) -> Any:
        """Runs a pipeline whose step takes this; the answer is what it took."""

        @step
        def takes(x: Any) -> None:
            self.taken.append(x)

        @pipeline(model=model, enable_cache=False)
        def taking() -> None:
            takes(source)

        self.run = taking.with_options(name=self.named("pipeline"))()
        return self.taken[-1]

    def linked(self, value: Any, version: str, **kind: bool) -> Any:
        saved = save_artifact(value, self.name)
        link_artifact_to_model(saved.id, ModelVersion(self.model, version=version), **kind)
        return saved

    def test_X_5_by_value_it_is_stored_and_recorded(self) -> None:
        external = ExternalArtifact(value={1, 2})

        self.assertEqual(self.take(external), {1, 2})
        recorded = self.run.steps["takes"].inputs[0]
        self.assertRegex(recorded["artifact"], "^external_")
        self.assertEqual(external.get_artifact_id(), self.client.get_artifact_version(recorded["artifact"]).id)

    def test_X_8_by_id_name_and_version(self) -> None:
        first = save_artifact("first", self.name)
        save_artifact("second", self.name)

        self.assertEqual(self.take(ExternalArtifact(id=first.id)), "first")
        self.assertEqual(self.take(ExternalArtifact(name=self.name)), "second")
        self.assertEqual(self.take(ExternalArtifact(name=self.name, version=1)), "first")

    def test_X_8_a_name_is_looked_up_in_the_model_version_of_the_step(self) -> None:
        self.linked("of the version", "v")
        save_artifact("newer", self.name)
        config = ModelVersion(self.model, version="v")

        self.assertEqual(self.take(ExternalArtifact(name=self.name), config), "of the version")
        with self.assertRaisesRegex(RuntimeError, f"{self.model}@1 has no artifact 'other'; it has {self.name}"):
            self.take(ExternalArtifact(name="other"), config)

    def test_X_2_X_3_and_X_7_by_model_of_the_step_or_another(self) -> None:
        self.linked(42, "bar", is_model_artifact=True)
        self.linked(23, "foo")
        for version, expected in ((1, 42), ("1", 42), ("foo", 23), (None, 23), ("latest", 23)):
            with self.subTest(version):
                external = ExternalArtifact(model_artifact_name=self.name, model_name=self.model, model_version=version)
                self.assertEqual(self.take(external), expected)
        self.assertEqual(
            self.take(ExternalArtifact(model_artifact_name=self.name), ModelVersion(self.model, version="foo")), 23
        )
        with self.assertRaisesRegex(RuntimeError, "neither the step nor its pipeline has one"):
            self.take(ExternalArtifact(model_artifact_name=self.name))
        with self.assertRaisesRegex(RuntimeError, "has no artifact 'other'"):
            self.take(ExternalArtifact(model_artifact_name="other", model_name=self.model))
        with self.assertRaisesRegex(RuntimeError, "is in stage 'production'"):
            self.take(
                ExternalArtifact(model_artifact_name=self.name, model_name=self.model, model_version="production")
            )

    def test_R_1_the_run_is_attached_to_the_version_that_it_takes_from(self) -> None:
        self.linked(1, "v")

        self.take(ExternalArtifact(model_artifact_name=self.name, model_name=self.model))

        self.assertEqual(self.attached("v"), [self.run.pipeline])

    def test_X_1_steps_outputs_of_one_name_are_told_apart(self) -> None:
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
        by_model = {"model_artifact_name": "output", "model_name": self.model}
        with self.assertRaisesRegex(RuntimeError, "more than one artifact"):
            self.take(ExternalArtifact(**by_model))
        with self.assertRaisesRegex(RuntimeError, "more than one artifact"):
            self.take(ExternalArtifact(**by_model, model_artifact_pipeline_name="colliding"))
        full = ExternalArtifact(
            **by_model,
            model_artifact_pipeline_name="colliding",
            model_artifact_step_name="second",
            model_artifact_version=None,
        )
        self.assertEqual(self.take(full), 2)

    def test_X_4_of_the_last_successful_run_of_a_pipeline(self) -> None:
        values = [1, 2, None]
        makers = self.named("maker")

        @step
        def makes(value: Any) -> Annotated[int, "made"]:
            return value + 0

        @pipeline(name=makers, enable_cache=False)
        def making(value: Any) -> None:
            makes(value)

        with self.assertRaisesRegex(RuntimeError, "has no successful run"):
            self.take(ExternalArtifact(pipeline_name=makers, artifact_name="made"))
        for value in values[:2]:
            making(value)
        with self.assertRaises(TypeError):
            making(values[2])
        self.assertEqual(self.take(ExternalArtifact(pipeline_name=makers, artifact_name="made")), 2)
        with self.assertRaisesRegex(RuntimeError, "made no 'other'"):
            self.take(ExternalArtifact(pipeline_name=makers, artifact_name="other"))

    def test_X_6_what_lies_in_another_store_is_refused_before_the_first_step(self) -> None:
        saved = save_artifact(1, self.name)
        for file in Path(self.artifacts).glob("*/*"):
            file.unlink()

        with self.assertRaisesRegex(ArtifactUnavailableError, "is not in the artifact store"):
            self.take(ExternalArtifact(id=saved.id))
        self.assertEqual(self.taken, [])

    def test_V_63_what_a_step_links_is_there_for_the_next_one(self) -> None:
        config = ModelVersion(self.model)
        name = self.name

        @step
        def makes() -> Annotated[int, ArtifactConfig(name=name, run_metadata={"accuracy": 0.5})]:
            return 7

        @step
        def takes(x: int, accuracy: float) -> None:
            self.taken.append((x, accuracy))

        @pipeline(model=config, enable_cache=False)
        def chained() -> None:
            makes()
            lazy = config.get_artifact(name)
            takes(lazy.load(), lazy.run_metadata["accuracy"].value)

        chained()
        self.assertEqual(self.taken, [(7, 0.5)])

    def test_V_63_what_is_not_there_fails_when_its_step_starts(self) -> None:
        config = ModelVersion(self.model)

        @step
        def before() -> None:
            self.taken.append("before")

        @step
        def takes(x: int) -> None:
            ...

        @pipeline(model=config, enable_cache=False)
        def failing() -> None:
            before()
            takes(config.get_artifact("missing"))

        with self.assertRaisesRegex(RuntimeError, f"{self.model}@1 has no artifact 'missing'; it has none"):
            failing()
        self.assertEqual(self.taken, ["before"])


class CacheTest(NodeTest):
    def setUp(self) -> None:
        super().setUp()
        self.done: List[str] = []
        self.name = self.named("pipeline")

    def pipeline(self, factor: int = 2, model: Any = None, **step_options: Any) -> Any:
        done = self.done

        @step(**step_options)
        def makes(value: int) -> Annotated[int, "made"]:
            done.append("makes")
            return value

        @step
        def doubles(x: int, factor: int) -> int:
            done.append("doubles")
            return x * factor

        @pipeline(name=self.name, model=model)
        def cached(value: int) -> None:
            doubles(makes(value), factor)

        return cached

    def unique(self) -> int:
        return int(self.named("")[1:], 16)

    def test_R_3_the_same_work_is_done_once(self) -> None:
        value = self.unique()
        first = self.pipeline()(value)
        second = self.pipeline()(value)

        self.assertEqual(self.done, ["makes", "doubles"])
        self.assertEqual({n: s.status for n, s in second.steps.items()}, {"makes": "cached", "doubles": "cached"})
        self.assertEqual(second.steps["doubles"].outputs, first.steps["doubles"].outputs)

    def test_R_3_other_parameters_inputs_or_wishes_do_it_again(self) -> None:
        value = self.unique()
        self.pipeline()(value)
        self.pipeline(factor=3)(value)
        self.assertEqual(self.done, ["makes", "doubles", "doubles"])
        self.pipeline()(value + 1)
        self.assertEqual(self.done[3:], ["makes", "doubles"])
        self.pipeline(enable_cache=False)(value)
        self.assertEqual(self.done[5:], ["makes"])
        self.pipeline().with_options(enable_cache=False)(value)
        self.assertEqual(self.done[6:], ["makes", "doubles"])
        self.pipeline(enable_cache=True).with_options(enable_cache=False)(value)
        self.assertEqual(self.done[8:], ["doubles"])

    def test_R_3_equal_content_made_anew_is_the_same_input(self) -> None:
        value = self.unique()
        self.pipeline()(value)
        self.pipeline(enable_cache=False)(value)
        self.assertEqual(self.done, ["makes", "doubles", "makes"])

    def test_R_4_what_is_cached_is_linked_to_the_model_version_of_now(self) -> None:
        value = self.unique()
        self.pipeline(model=ModelVersion(self.model))(value)
        self.pipeline(model=ModelVersion(self.model))(value)

        self.assertEqual(self.done, ["makes", "doubles"])
        self.assertEqual(self.links(2), self.links(1))
        self.assertEqual(len(self.links(1)), 2)
        self.assertEqual((self.attached(1), self.attached(2)), ([self.name], [self.name]))

        self.pipeline(model=ModelVersion(self.model, version=2))(value)
        self.assertEqual(self.links(2), self.links(1))

    def test_R_4_configs_of_outputs_hold_for_what_is_cached(self) -> None:
        other = self.named("other")
        self.client.create_model(other)
        self.client.create_model_version(other)
        seed = self.unique()

        @step
        def makes(seed: int) -> Annotated[int, "made", ModelArtifactConfig(model_name=other)]:
            self.done.append("makes")
            return seed

        @pipeline(model=ModelVersion(self.model))
        def cached() -> None:
            makes(seed)

        cached()
        cached()
        self.assertEqual(self.done, ["makes"])
        self.assertEqual(list(self.links(1, other).values()), ["model"])
        self.assertEqual((self.links(1), self.links(2)), ({}, {}))

    def test_U_16_and_content_that_is_gone_do_it_again(self) -> None:
        value = self.unique()
        self.pipeline()(value)
        for file in Path(self.artifacts).glob("*/*"):
            file.unlink()
        self.pipeline()(value)
        self.assertEqual(self.done, ["makes", "doubles"] * 2)

        for version in self.client.list_artifact_versions(f"{self.name}::doubles::output"):
            self.client.transport.delete("artifacts", version.artifact, "versions", version.version, force=True)
        self.pipeline()(value)
        self.assertEqual(self.done[4:], ["doubles"])

    def test_R_2_a_run_that_is_cached_throughout_makes_its_version(self) -> None:
        value = self.unique()
        self.pipeline()(value)
        self.pipeline(model=ModelVersion(self.model))(value)

        self.assertEqual(self.versions(), [(1, "1", None)])
        self.assertEqual(self.attached(1), [self.name])
