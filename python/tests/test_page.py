"""The page's code, with the import changed, against a real node: W-2 … W-9 of the behaviour reference, and what
follows.
"""

import contextlib
import importlib.util
import io
import logging
import unittest
from pathlib import Path
from typing import Annotated, Any, List, Tuple

from modelog import ExternalArtifact, get_pipeline_context, get_step_context, log_artifact_metadata, pipeline, step
from modelog.artifacts.external_artifact import ExternalArtifact as SameExternalArtifact
from modelog.enums import ModelStages
from modelog.model import DataArtifactConfig, ModelArtifactConfig, ModelConfig, ModelVersion
from modelog.model.artifact_config import ArtifactConfig
from modelog.problems import StageOccupiedError, VersionUnavailableError

from .node import NodeTest


class Classifier:
    """Says what is above a bound."""

    def __init__(self, bound: float) -> None:
        self.bound = bound

    def predict(self, data: List[float]) -> List[int]:
        return [int(x > self.bound) for x in data]


@step
def training_data_loader() -> (
    Tuple[
        Annotated[List[float], "X_train"],
        Annotated[List[float], "X_test"],
        Annotated[List[int], "y_train"],
        Annotated[List[int], "y_test"],
    ]
):
    return [1.0, 2.0], [3.0], [0, 1], [1]


@step
def svc_trainer(
    X_train: List[float], y_train: List[int], gamma: float = 0.001
) -> Tuple[
    Annotated[Classifier, "trained_model", ModelArtifactConfig()],
    Annotated[float, "training_acc", DataArtifactConfig()],
]:
    return Classifier(1.5), 0.95


@step
def load_data() -> Annotated[List[float], "inference_data"]:
    return [1.0, 2.0, 3.0]


@step
def predict(
    model: Classifier, data: List[float]
) -> Annotated[List[int], "predictions", ArtifactConfig(artifact_name="iris_predictions", overwrite=False)]:
    return model.predict(data)


@pipeline
def training_pipeline(gamma: float = 0.002) -> None:
    X_train, X_test, y_train, y_test = training_data_loader()
    svc_trainer(gamma=gamma, X_train=X_train, y_train=y_train)


README = Path(__file__).parents[1] / "README.md"


def has(*libraries: str) -> bool:
    return all(importlib.util.find_spec(library) for library in libraries)


class PageTest(NodeTest):
    def train(self, **version: Any) -> Any:
        config = ModelVersion(
            name=self.model,
            license="Apache 2.0",
            description="A classification model for the iris dataset.",
            **version,
        )
        return training_pipeline.with_options(model_version=config, enable_cache=False)()

    def promoted(self) -> None:
        self.train(version=None)
        self.client.get_model_version(self.model).set_stage("production", force=True)

    def test_W_2_and_W_3_a_run_makes_the_model_and_version_1(self) -> None:
        self.train(version=None)

        model = self.client.get_model(self.model)
        self.assertEqual(
            (model.license, model.description), ("Apache 2.0", "A classification model for the iris dataset.")
        )
        self.assertEqual(self.versions(), [(1, "1", None)])
        version = self.client.get_model_version(self.model).read()
        self.assertEqual(version.description, "A classification model for the iris dataset.")

    def test_W_4_all_outputs_and_the_run_are_linked(self) -> None:
        run = self.train(version=None)

        kinds = {link.split("@")[0]: kind for link, kind in self.links().items()}
        self.assertEqual(
            kinds,
            {
                "X_train": "data",
                "X_test": "data",
                "y_train": "data",
                "y_test": "data",
                "training_acc": "data",
                "trained_model": "model",
            },
        )
        self.assertEqual(self.attached(), ["training_pipeline"])
        self.assertEqual(run.status, "completed")
        self.assertEqual(
            {name: s.status for name, s in run.steps.items()},
            {"training_data_loader": "completed", "svc_trainer": "completed"},
        )
        self.assertEqual(run.steps["svc_trainer"].parameters, {"gamma": 0.002})

    def test_W_5_a_number_that_nobody_has_is_no_name_for_a_new_version(self) -> None:
        self.train(version=None)

        with self.assertRaisesRegex(RuntimeError, "has no version 2; numeric names are reserved"):
            self.train(version="2")
        with self.assertRaisesRegex(RuntimeError, "numeric names are reserved"):
            ModelVersion(name=self.model, version=7).set_stage("staging")
        self.assertEqual(self.versions(), [(1, "1", None)])

    def test_W_6_a_stage_that_nobody_holds_makes_no_version(self) -> None:
        self.train(version=None)

        for stage in ("staging", "Staging", ModelStages.PRODUCTION):
            with self.subTest(stage), self.assertRaisesRegex(RuntimeError, "names of stages are reserved"):
                self.train(version=stage)
        self.assertEqual(self.versions(), [(1, "1", None)])

    def test_W_7_and_W_30_the_version_in_staging_replaces_the_one_in_production(self) -> None:
        self.promoted()
        self.train(version=None)
        self.client.update_model_version(self.model, 2, stage=ModelStages.STAGING)

        model_version = ModelVersion(name=self.model, version="staging")
        with self.assertRaises(StageOccupiedError) as raised:
            model_version.set_stage(stage="production")
        self.assertEqual(raised.exception.occupant, 1)
        model_version.set_stage(stage="production", force=True)

        self.assertEqual(self.versions(), [(1, "1", "archived"), (2, "2", "production")])
        self.assertEqual(model_version.stage, ModelStages.PRODUCTION)

    def test_a_version_is_got_by_absence_name_and_stage(self) -> None:
        self.promoted()
        self.train(version="my_version")

        self.assertEqual(ModelVersion(name=self.model).number, 2)
        self.assertEqual(ModelVersion(name=self.model, version="my_version").number, 2)
        self.assertEqual(ModelVersion(name=self.model, version="1").number, 1)
        self.assertEqual(ModelVersion(name=self.model, version=ModelStages.PRODUCTION).number, 1)
        self.assertEqual(ModelVersion(name=self.model, version=ModelStages.LATEST).number, 2)

    def test_W_9_a_step_sees_the_version_of_its_run(self) -> None:
        self.promoted()
        seen: List[Any] = []

        @step
        def look() -> None:
            model_version = get_step_context().model_version
            seen.append((model_version.name, model_version.version, model_version.number, model_version.stage))

        @pipeline(enable_cache=False, model_version=ModelVersion(name=self.model, version="production"))
        def inference_pipeline() -> None:
            look()

        inference_pipeline()
        self.assertEqual(seen, [(self.model, "1", 1, ModelStages.PRODUCTION)])

    def test_a_step_fetches_the_model_from_its_version_and_uses_it(self) -> None:
        self.promoted()

        @step
        def predict_here(data: List[float]) -> Annotated[List[int], "predictions"]:
            model_version = get_step_context().model_version
            model = model_version.get_model_artifact("trained_model")
            return model.predict(data)

        @pipeline(model_version=ModelVersion(name=self.model, version="production"), enable_cache=False)
        def do_predictions() -> None:
            predict_here(load_data())

        do_predictions()
        self.assertEqual(ModelVersion(name=self.model).load_artifact("predictions"), [0, 1, 1])

    def test_V_63_a_pipeline_passes_the_model_of_its_version(self) -> None:
        self.promoted()

        @pipeline(enable_cache=False, model_config=ModelVersion(name=self.model, version=ModelStages.PRODUCTION))
        def do_predictions() -> None:
            model_version = get_pipeline_context().model_version
            inference_data = load_data()
            predict(model=model_version.get_model_artifact("trained_model"), data=inference_data)

        run = do_predictions()
        self.assertEqual(ModelVersion(name=self.model).load_artifact("iris_predictions"), [0, 1, 1])
        self.assertEqual(self.versions(), [(1, "1", "production")])
        self.assertEqual(
            {i["name"]: i["artifact"] for i in run.steps["predict"].inputs},
            {"model": "trained_model", "data": "inference_data"},
        )

    def test_the_second_part_predicts_with_what_the_first_promoted(self) -> None:
        @step
        def train_and_evaluate() -> Tuple[Annotated[Classifier, "iris_classifier", ModelArtifactConfig()], float]:
            log_artifact_metadata(output_name="iris_classifier", accuracy=0.95)
            return Classifier(1.5), 0.95

        @step
        def promote_model(score: float) -> None:
            if score > 0.9:
                model_config = get_step_context().model_config
                model_version = model_config._get_model_version()
                model_version.set_stage(ModelStages.PRODUCTION, force=True)

        @pipeline(
            enable_cache=False,
            model_config=ModelConfig(
                name=self.model,
                license="Apache",
                description="Show case Model Control Plane.",
                create_new_model_version=True,
                delete_new_version_on_failure=True,
            ),
        )
        def train_and_promote_model() -> None:
            model, score = train_and_evaluate()
            promote_model(score=score)

        @pipeline(
            enable_cache=False,
            model_config=ModelConfig(name=self.model, version=ModelStages.PRODUCTION),
            extra={"trained_classifier": "iris_classifier"},
        )
        def do_predictions() -> None:
            trained_classifier = get_pipeline_context().extra["trained_classifier"]
            inference_data = load_data()
            predict(model=ExternalArtifact(model_artifact_name=trained_classifier), data=inference_data)

        with self.assertRaisesRegex(VersionUnavailableError, f"no version of {self.model} is in stage 'production'"):
            do_predictions()
        with self.assertRaises(KeyError):
            self.client.get_model(self.model)

        train_and_promote_model()
        self.assertEqual(self.versions(), [(1, "1", "production")])
        self.assertEqual(self.client.get_artifact_version("iris_classifier").metadata, {"accuracy": 0.95})

        do_predictions()
        do_predictions()
        names = [link.split("@")[0] for link in self.links(1)]
        self.assertEqual(
            {name: names.count(name) for name in names},
            {
                "iris_classifier": 1,
                "train_and_promote_model::train_and_evaluate::output_1": 1,
                "inference_data": 2,
                "iris_predictions": 2,
            },
        )
        self.assertEqual(self.attached(1), ["train_and_promote_model", "do_predictions", "do_predictions"])
        self.assertIs(ExternalArtifact, SameExternalArtifact)

    def test_V_14_an_unknown_model_is_said_to_be_created_once(self) -> None:
        with self.assertLogs("modelog", logging.INFO) as logs:
            self.train(version=None)
            self.train(version=None)
        self.assertEqual(
            [line for line in logs.output if "created implicitly" in line],
            [f"INFO:modelog:new model {self.model} was created implicitly"],
        )


class ReadmeTest(NodeTest):
    def test_what_the_readme_shows_runs(self) -> None:
        code = (
            README.read_text(encoding="utf-8")
            .split("```python\n")[1]
            .split("```")[0]
            .replace('"mean"', repr(self.model))
        )
        printed = io.StringIO()

        with contextlib.redirect_stdout(printed):
            exec(code, {"__name__": "readme"})

        self.assertEqual(printed.getvalue(), "2.0\n")
        self.assertEqual(self.versions(), [(1, "1", "production")])
        reasons = [
            e["reason"] for e in self.client.transport.list("models", self.model, "history", type="VersionStageChanged")
        ]
        self.assertEqual(reasons, ["error 1.00 < 2"])


@unittest.skipUnless(has("pandas", "sklearn"), "pandas or scikit-learn is not installed")
class PageWithItsLibrariesTest(NodeTest):
    def test_frames_and_classifiers_go_through_both_pipelines(self) -> None:
        import pandas as pd
        from sklearn.base import ClassifierMixin
        from sklearn.datasets import load_iris
        from sklearn.model_selection import train_test_split
        from sklearn.svm import SVC

        @step
        def load() -> (
            Tuple[
                Annotated[pd.DataFrame, "X_train"],
                Annotated[pd.DataFrame, "X_test"],
                Annotated[pd.Series, "y_train"],
                Annotated[pd.Series, "y_test"],
            ]
        ):
            iris = load_iris(as_frame=True)
            return tuple(train_test_split(iris.data, iris.target, test_size=0.2, random_state=42))

        @step
        def train(
            X_train: pd.DataFrame, y_train: pd.Series, gamma: float = 0.001
        ) -> Tuple[
            Annotated[ClassifierMixin, "trained_model", ModelArtifactConfig()], Annotated[float, "training_acc"]
        ]:
            model = SVC(gamma=gamma).fit(X_train.to_numpy(), y_train.to_numpy())
            return model, model.score(X_train.to_numpy(), y_train.to_numpy())

        @step
        def predict_series(model: ClassifierMixin, data: pd.DataFrame) -> Annotated[pd.Series, "predictions"]:
            return pd.Series(model.predict(data.to_numpy()))

        @pipeline(model_version=ModelVersion(name=self.model), enable_cache=False)
        def training() -> None:
            X_train, X_test, y_train, y_test = load()
            train(gamma=0.01, X_train=X_train, y_train=y_train)

        @pipeline(model_version=ModelVersion(name=self.model, version="latest"), enable_cache=False)
        def predicting() -> None:
            version = get_pipeline_context().model_version
            predict_series(version.get_model_artifact("trained_model"), version.get_data_artifact("X_test"))

        training()
        predicting()
        version = ModelVersion(name=self.model)
        right = (version.load_artifact("predictions").to_numpy() == version.load_artifact("y_test").to_numpy()).mean()
        self.assertGreater(right, 0.9)
        self.assertIn(version.get_artifact("X_test").media_type, ("text/csv", "application/vnd.apache.arrow.stream"))
        self.assertEqual(list(version.load_artifact("X_test").columns), list(load_iris(as_frame=True).data.columns))
