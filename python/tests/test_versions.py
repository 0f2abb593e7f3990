"""How a run's model versions are chosen, held and settled: V-2 … V-51 of the behaviour reference."""

import logging
import threading
from typing import Annotated, Any, Callable, List, Optional

from modelog import ArtifactConfig, ModelConfig, ModelVersion, get_step_context, pipeline, step
from modelog.pipelines.pipeline import Pipeline
from modelog.problems import VersionUnavailableError

from .node import NodeTest


def placeholder(model: str, delete: bool = True, **more: Any) -> ModelConfig:
    return ModelConfig(model, create_new_model_version=True, delete_new_version_on_failure=delete, **more)


class VersionsTest(NodeTest):
    def running(self, config: Optional[ModelVersion], work: Callable[[], None], **options: Any) -> Pipeline:
        """A pipeline of one step that does this work."""

        @step(**options)
        def work_step() -> Annotated[int, "made"]:
            work()
            return 1

        @pipeline(model=config, enable_cache=False)
        def pipeline_of_work() -> None:
            work_step()

        return pipeline_of_work.with_options(name=self.named("pipeline"))

    def version_seen(self, seen: List[str]) -> Callable[[], None]:
        return lambda: seen.append(get_step_context().model_version.read().name)

    def fail(self, *_: Any) -> Any:  # type: ignore[override]
        raise OSError("the disk is full")

    def test_V_6_absent_is_a_new_version_named_by_its_number(self) -> None:
        seen: List[str] = []
        run = self.running(ModelVersion(self.model, tags=["t"]), self.version_seen(seen))

        run()
        run()

        self.assertEqual(seen, ["1", "2"])
        self.assertEqual(self.versions(), [(1, "1", None), (2, "2", None)])
        self.assertEqual(self.client.get_model(self.model).tags, ["t"])
        self.assertEqual(self.client.get_model_version(self.model).read().tags, ["t"])

    def test_V_45_a_failed_run_leaves_the_version_that_it_made(self) -> None:
        with self.assertRaises(OSError):
            self.running(ModelVersion(self.model), self.fail)()

        self.assertEqual(self.versions(), [(1, "1", None)])

    def test_V_2_a_new_version_is_called_running_until_the_run_has_succeeded(self) -> None:
        seen: List[str] = []

        self.running(
            placeholder(self.model, description="of the model", version_description="of the version"),
            self.version_seen(seen),
        )()

        self.assertEqual(seen, ["running"])
        self.assertEqual(self.versions(), [(1, "1", None)])
        self.assertEqual(self.client.get_model(self.model).description, "of the model")
        self.assertEqual(self.client.get_model_version(self.model).read().description, "of the version")

    def test_V_40_and_V_31_it_goes_when_the_run_fails_and_its_number_is_never_used_again(self) -> None:
        with self.assertRaisesRegex(OSError, "the disk is full"):
            self.running(placeholder(self.model), self.fail)()
        self.assertEqual(self.versions(), [])

        self.running(placeholder(self.model), lambda: None)()
        self.assertEqual(self.versions(), [(2, "2", None)])

    def test_a_version_that_was_promoted_stays_though_its_run_fails(self) -> None:
        def promote_and_fail() -> None:
            get_step_context().model_version.set_stage("production")
            self.fail()

        with self.assertRaises(OSError):
            self.running(placeholder(self.model), promote_and_fail)()

        self.assertEqual(self.versions(), [(1, "1", "production")])

    def test_V_41_a_version_that_is_kept_is_continued(self) -> None:
        kept = placeholder(self.model, delete=False)
        for _ in range(3):
            with self.assertRaises(OSError):
                self.made_then_failed(kept)()
        self.assertEqual(self.versions(), [(1, "running", None)])
        self.assertEqual(len(self.links()), 3)
        self.assertEqual(len({link.split("@")[0] for link in self.links()}), 1)

        self.running(kept, lambda: None)()
        self.assertEqual(self.versions(), [(1, "1", None)])

    def made_then_failed(self, config: ModelVersion) -> Pipeline:
        artifact = f"made_{self.model}"

        @step
        def makes() -> Annotated[int, ArtifactConfig(name=artifact)]:
            return 1

        @step
        def fails() -> None:
            self.fail()

        @pipeline(model_config=config, enable_cache=False)
        def made_then_failed() -> None:
            makes()
            fails()

        return made_then_failed

    def test_V_42_a_version_that_another_run_is_making_is_not_made_again(self) -> None:
        for config in (
            placeholder(self.model),
            placeholder(self.model, delete=False),
            placeholder(self.model, version="named"),
        ):
            with self.subTest(repr(config)):
                refused: List[str] = []

                def try_meanwhile() -> None:
                    holder = get_step_context().run_id
                    thread = threading.Thread(target=self.refused_run, args=(config, refused))
                    thread.start()
                    thread.join(30)
                    self.assertIn(holder, refused[0])

                self.running(config, try_meanwhile)()
                self.assertEqual(len(refused), 1)

    def refused_run(self, config: ModelVersion, refused: List[str]) -> None:
        try:
            self.running(config, lambda: None)()
        except VersionUnavailableError as error:
            refused.append(str(error))

    def test_V_42_a_named_version_is_made_once_or_continued_when_kept(self) -> None:
        self.running(placeholder(self.model, version="named"), lambda: None)()

        with self.assertRaisesRegex(RuntimeError, "version 'named' of .* exists already"):
            self.running(placeholder(self.model, version="named"), lambda: None)()
        self.running(placeholder(self.model, version="named", delete=False), lambda: None)()
        self.assertEqual(self.versions(), [(1, "named", None)])
        self.assertEqual(len(self.attached("named")), 2)

    def test_V_7_a_free_text_that_nobody_has_is_created(self) -> None:
        self.running(ModelVersion(self.model, version="1.0.0", license="MIT"), lambda: None)()
        self.running(ModelVersion(self.model, version="1.0.0", license="other"), lambda: None)()

        self.assertEqual(self.versions(), [(1, "1.0.0", None)])
        self.assertEqual(self.client.get_model(self.model).license, "MIT")

    def test_V_10_a_stage_of_many_selects_none(self) -> None:
        self.running(ModelVersion(self.model), lambda: None)()
        self.client.update_model_version(self.model, 1, stage="archived")

        with self.assertRaisesRegex(RuntimeError, "'archived' can be the stage of many versions"):
            self.running(ModelVersion(self.model, version="archived"), lambda: None)()

    def test_V_16_one_run_makes_one_version_whoever_asks(self) -> None:
        @step(model=ModelVersion(self.model, tags=["a"]))
        def first() -> Annotated[int, "x"]:
            return get_step_context().model_version.number

        @step(model=ModelVersion(self.model, description="second", tags=["b"]))
        def second() -> Annotated[int, "y"]:
            return get_step_context().model_version.number

        @pipeline(enable_cache=False)
        def both() -> None:
            first()
            second()

        both()
        self.assertEqual(self.versions(), [(1, "1", None)])
        version = self.client.get_model_version(self.model).read()
        self.assertEqual((version.description, sorted(version.tags)), ("second", ["a", "b"]))
        self.assertEqual(self.attached(), ["both"])

    def test_V_17_the_latest_may_be_the_one_that_a_step_makes(self) -> None:
        numbers: List[int] = []

        @step(model=ModelVersion(self.model))
        def makes() -> None:
            numbers.append(get_step_context().model_version.number)

        @step
        def takes() -> None:
            numbers.append(get_step_context().model_version.number)

        @pipeline(enable_cache=False, model=ModelVersion(self.model, version="latest"))
        def makes_and_takes() -> None:
            makes()
            takes()

        makes_and_takes()
        self.assertEqual(numbers, [1, 1])

    def test_V_17_a_stage_that_nobody_holds_fails_the_run_before_any_step(self) -> None:
        with self.assertRaisesRegex(RuntimeError, "is in stage 'production': promote one first"):
            self.running(ModelVersion(self.model, version="production"), lambda: self.fail())()

        with self.assertRaises(KeyError):
            self.client.get_model(self.model)

    def test_V_18_the_version_stays_the_same_when_another_is_promoted_meanwhile(self) -> None:
        self.running(ModelVersion(self.model), lambda: None)()
        self.client.update_model_version(self.model, 1, stage="production")
        self.client.create_model_version(self.model)
        numbers: List[int] = []

        def promote_the_other() -> None:
            numbers.append(get_step_context().model_version.number)
            self.client.update_model_version(self.model, 2, stage="production", force=True)
            numbers.append(get_step_context().model_version.number)
            numbers.append(ModelVersion(self.model, version="production").number)

        self.running(ModelVersion(self.model, version="production"), promote_the_other)()

        self.assertEqual(numbers, [1, 1, 1])
        self.assertEqual(len(self.links(1)), 2)
        self.assertEqual(self.links(2), {})

    def test_V_43_two_new_versions_of_one_model_are_refused(self) -> None:
        @step(model_config=placeholder(self.model, version="one"))
        def first() -> None:
            ...

        @step(model_config=placeholder(self.model, version="two"))
        def second() -> None:
            ...

        @pipeline
        def both() -> None:
            first()
            second()

        with self.assertRaisesRegex(ValueError, "several new versions of .*: one, two"):
            both()
        with self.assertRaises(KeyError):
            self.client.get_model(self.model)

    def test_V_50_a_step_replaces_the_version_of_its_pipeline(self) -> None:
        other = self.named("other")
        seen: List[str] = []

        def look() -> None:
            seen.append(get_step_context().model.name)

        @step(model=ModelVersion(other, description="kept"))
        def own() -> None:
            look()

        @step
        def inherited() -> None:
            look()

        @pipeline(model=ModelVersion(self.model), enable_cache=False)
        def mixed() -> None:
            own()
            inherited()

        mixed()
        self.assertEqual(seen, [other, self.model])
        self.assertEqual(self.attached(), ["mixed"])
        self.assertEqual(self.attached(model=other), ["mixed"])
        self.assertEqual(self.client.get_model_version(other).read().description, "kept")

    def test_V_51_which_of_five_cases_warn(self) -> None:
        new = ModelVersion(self.model)
        cases = [
            (
                "pipeline overridden in its only step",
                new,
                [ModelVersion(self.named("other"))],
                ["overridden in all steps"],
            ),
            ("pipeline only", new, [None], []),
            ("one step only", None, [ModelVersion(self.model)], []),
            ("two steps", None, [ModelVersion(self.model), ModelVersion(self.model)], ["in one place"]),
            ("pipeline and one of two steps", new, [ModelVersion(self.model), None], ["in one place"]),
        ]
        for name, of_pipeline, of_steps, expected in cases:
            with self.subTest(name), self.assertLogs("modelog", logging.INFO) as logs:
                self.composed(of_pipeline, of_steps)()
            warnings = [line for line in logs.output if line.startswith("WARNING")]
            self.assertEqual(len(warnings), len(expected), warnings)
            for warning, text in zip(warnings, expected):
                self.assertIn(text, warning)

    def composed(self, of_pipeline: Optional[ModelVersion], of_steps: List[Optional[ModelVersion]]) -> Pipeline:
        @step
        def nothing() -> None:
            ...

        @pipeline(model=of_pipeline, enable_cache=False)
        def composed() -> None:
            for config in of_steps:
                nothing.with_options(model=config)()

        return composed

    def test_twenty_runs_at_once_make_twenty_versions(self) -> None:
        threads = [threading.Thread(target=self.running(ModelVersion(self.model), lambda: None)) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)

        self.assertEqual([number for number, _, _ in self.versions()], list(range(1, 21)))
        for number in range(1, 21):
            self.assertEqual(len(self.attached(number)), 1)
