"""Finding and making versions of models on the node."""

import logging
from typing import TYPE_CHECKING, Any, Dict, Optional

from ..enums import ModelStages
from ..problems import EntityExistsError, InvalidFieldError, NotFoundError, VersionUnavailableError
from ..records import VersionRecord, read

if TYPE_CHECKING:
    from ..client import Client
    from .model_version import ModelVersion

LOG = logging.getLogger("modelog")

RUNNING = "running"
_STAGES = {stage.value for stage in ModelStages}


def is_stage(text: str) -> bool:
    return text.lower() in _STAGES


def is_free_text(reference: str) -> bool:
    """Whether a version may be called so: no stage in any case, no number (V-7)."""
    return not is_stage(reference) and not reference.isdigit()


def find(client: "Client", model: str, reference: str) -> Optional[VersionRecord]:
    """By number, name, stage, ``latest`` or id (V-8, V-9); None when there is no such version, or no such model."""
    try:
        return read(VersionRecord, client.transport.get("models", model, "versions", reference))
    except NotFoundError:
        return None


def missing(model: str, reference: str) -> VersionUnavailableError:
    """Why the version is not there, for the person who has to do something about it (V-7, V-10, V-17)."""
    if reference in ("none", "archived"):
        why = f"'{reference}' can be the stage of many versions and selects none: give a number"
    elif reference == "latest":
        why = f"{model} has no version yet"
    elif is_stage(reference):
        why = f"no version of {model} is in stage '{reference}': promote one first; names of stages are reserved"
    elif reference.isdigit():
        why = f"{model} has no version {reference}; numeric names are reserved, so none is created by that name"
    else:
        why = f"{model} has no version '{reference}'"
    return VersionUnavailableError(why)


def ensure_model(client: "Client", config: "ModelVersion") -> None:
    """Registers the model if it is unknown; one that exists is never changed by a config (V-14)."""
    try:
        client.transport.get("models", config.name)
        return
    except NotFoundError:
        pass
    card = {
        "license": config.license,
        "description": config.description,
        "audience": config.audience,
        "useCases": config.use_cases,
        "limitations": config.limitations,
        "tradeOffs": config.trade_offs,
        "ethics": config.ethics,
    }
    body: Dict[str, Any] = {"name": config.name, "saveToRegistry": config.save_models_to_registry}
    body.update({key: text for key, text in card.items() if text is not None})
    if config.tags:
        body["tags"] = list(config.tags)
    try:
        client.transport.post("models", body=body)
        LOG.info("new model %s was created implicitly", config.name)
    except EntityExistsError:
        pass  # another run was faster: its model is as good


def create(
    client: "Client", config: "ModelVersion", name: Optional[str], run: Optional[Dict[str, str]]
) -> VersionRecord:
    """A new version of a model that exists; ``run`` attaches a run that holds it, in the same transaction."""
    description = config.version_description or config.description
    body: Dict[str, Any] = {}
    if name is not None:
        body["name"] = name
    if description is not None:
        body["description"] = description
    if config.tags:
        body["tags"] = list(config.tags)
    if run is not None:
        body["run"] = run
    try:
        record = read(VersionRecord, client.transport.post("models", config.name, "versions", body=body))
    except InvalidFieldError as error:
        if error.kind != "name-reserved":
            raise
        raise VersionUnavailableError(
            f"{config.name} has no version '{name}', and none can be created: {error}"
        ) from error
    LOG.info("new version %s (number %d) of model %s was created", record.name, record.number, record.model)
    return record


def find_or_create(
    client: "Client", config: "ModelVersion", reference: str, run: Optional[Dict[str, str]]
) -> VersionRecord:
    """A version called by a free text is made when it is not there; anything else has to exist (V-7)."""
    found = find(client, config.name, reference)
    if found is not None:
        return found
    if not is_free_text(reference):
        raise missing(config.name, reference)
    ensure_model(client, config)
    try:
        return create(client, config, reference, run)
    except EntityExistsError:  # another run was faster: its version is as good
        again = find(client, config.name, reference)
        if again is None:
            raise
        return again
