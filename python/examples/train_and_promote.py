"""Trains a classifier into a new version of iris_classifier, and promotes the version when it is good enough."""

import logging
from typing import Annotated, Any, List, Tuple

import iris
from modelog import get_step_context, pipeline, step
from modelog.enums import ModelStages
from modelog.model import ModelArtifactConfig, ModelConfig

THRESHOLD = 0.9


@step
def training_data_loader() -> Tuple[Annotated[List[iris.Flower], "train_ds"], Annotated[List[iris.Flower], "test_ds"]]:
    return iris.split()


@step
def svc_trainer(
    train_ds: List[iris.Flower], test_ds: List[iris.Flower], gamma: float
) -> Annotated[Any, "iris_classifier", ModelArtifactConfig()]:
    rows = [iris.row(flower["measurement"]) for flower in train_ds]
    return iris.classifier(gamma).fit(rows, [flower["species"] for flower in train_ds])


@step
def evaluate(iris_classifier: Any, train_ds: List[iris.Flower], test_ds: List[iris.Flower]) -> float:
    """The share of held-out flowers whose species is told right."""
    told = iris_classifier.predict([iris.row(flower["measurement"]) for flower in test_ds])
    return sum(flower["species"] == species for flower, species in zip(test_ds, told)) / len(test_ds)


@step
def promote_model(score: float) -> None:
    if score >= THRESHOLD:
        reason = f"accuracy {score:.2f} >= {THRESHOLD:.1f} on {iris.HELD_OUT} held-out rows"
        get_step_context().model_version.set_stage(ModelStages.PRODUCTION, force=True, reason=reason)


@pipeline(
    enable_cache=False,
    model_config=ModelConfig(
        name="iris_classifier",
        license="Apache-2.0",
        description="Show case Model Control Plane.",
        create_new_model_version=True,
        delete_new_version_on_failure=True,
    ),
)
def train_and_promote_model(gamma: float = 0.05) -> None:
    train_ds, test_ds = training_data_loader()
    classifier = svc_trainer(train_ds=train_ds, test_ds=test_ds, gamma=gamma)
    score = evaluate(iris_classifier=classifier, train_ds=train_ds, test_ds=test_ds)
    promote_model(score=score)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    train_and_promote_model()
