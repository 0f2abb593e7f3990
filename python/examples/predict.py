"""Predicts with the version of iris_classifier that is in production when the run starts."""

import logging
from typing import Annotated, Any, List

import iris
from modelog import get_pipeline_context, pipeline, step
from modelog.artifacts.external_artifact import ExternalArtifact
from modelog.enums import ModelStages
from modelog.model import ArtifactConfig, ModelConfig


@step
def inference_data_loader() -> Annotated[List[iris.Measurement], "inference_data"]:
    return iris.asked_for()


@step
def predict(
    iris_classifier: Any, inference_data: List[iris.Measurement]
) -> Annotated[List[str], "iris_predictions", ArtifactConfig(overwrite=False)]:
    told = iris_classifier.predict([iris.row(measurement) for measurement in inference_data])
    return [str(species) for species in told]


@pipeline(
    enable_cache=False,
    model_config=ModelConfig(name="iris_classifier", version=ModelStages.PRODUCTION),
    extra={"trained_classifier": "iris_classifier"},
)
def do_predictions() -> None:
    trained_classifier = get_pipeline_context().extra["trained_classifier"]
    inference_data = inference_data_loader()
    predict(
        iris_classifier=ExternalArtifact(model_artifact_name=trained_classifier),
        inference_data=inference_data,
    )


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    do_predictions()
