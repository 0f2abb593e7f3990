"""A training that is killed: ``python3 -m tests.killed MODEL N`` dies right before its N-th write to the node."""

import os
import signal
import sys
from dataclasses import replace
from typing import Annotated, Any

from modelog import ModelConfig, Settings, get_step_context, pipeline, step
from modelog.transport import Transport


@step
def prepares() -> Annotated[int, "prepared"]:
    return 1


@step
def trains(prepared: int) -> Annotated[int, "trained"]:
    return prepared + 1


@step
def promotes(trained: int) -> None:
    get_step_context().model_version.set_stage("production")


def main(model: str, nth: int) -> None:
    exchange = Transport._exchange
    writes = 0

    def dying(self: Transport, method: str, route: str, *rest: Any) -> Any:
        nonlocal writes
        writes += method != "GET" and not route.endswith("/heartbeat")
        if writes == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return exchange(self, method, route, *rest)

    Transport._exchange = dying  # type: ignore[method-assign]  # dies where a process can die: between two requests

    @pipeline(
        name=f"training_{model}",
        enable_cache=False,
        model_config=ModelConfig(model, create_new_model_version=True, delete_new_version_on_failure=True),
    )
    def training() -> None:
        promotes(trains(prepares()))

    training.with_options(settings=replace(Settings.from_environment(), heartbeat_seconds=4))()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
