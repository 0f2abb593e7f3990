"""What can go wrong: problems of a node (RFC 9457) by their meaning, and misuse of this package."""

from typing import Any, Dict, List, Mapping, Optional

_PREFIX = "urn:modelog:problem:"


class ModelogError(RuntimeError):
    """Everything this package raises on its own, but for arguments that are wrong in themselves (ValueError,
    TypeError).
    """


class ServerUnreachableError(ModelogError):
    """No answer: nobody listens, or the connection broke in all attempts."""


class UnreadableAnswerError(ModelogError):
    """An answer that is none of a node."""


class StepContextError(ModelogError):
    """A step asked for what its run does not have, such as a model version (V-60)."""


class VersionUnavailableError(ModelogError):
    """The model version that was asked for is not there and cannot be made (V-7, V-10, V-17, V-42)."""


class ArtifactUnavailableError(ModelogError):
    """The artifact that was asked for is not there, is not the only one, or lies in another store (X-3, X-4, X-6)."""


class DamagedContentError(ModelogError):
    """Content of the artifact store that is gone, was changed, or lies outside the store."""


class UnsupportedValueError(ModelogError, TypeError):
    """A value that cannot be stored, or content that cannot be read here."""


class ProblemError(ModelogError):
    """The node refused: the text is the problem's detail, ``kind`` the end of its type, such as ``stage-occupied``."""

    def __init__(self, problem: Mapping[str, Any], retry_after_seconds: float = 0.0) -> None:
        title = problem.get("title") or "Problem"
        self.detail: str = problem.get("detail") or title
        super().__init__(self.detail)
        kind = str(problem.get("type") or "about:blank")
        self.kind: str = kind[len(_PREFIX) :] if kind.startswith(_PREFIX) else kind
        self.status: int = int(problem.get("status") or 0)
        self.problem: Dict[str, Any] = dict(problem)
        self.retry_after_seconds = retry_after_seconds

    def __str__(self) -> str:
        return self.detail

    @property
    def errors(self) -> List[Dict[str, str]]:
        """Of an ``invalid-field``: the fields and what is wrong with them."""
        return list(self.problem.get("errors") or [])


class NotFoundError(ProblemError, KeyError):
    """404: there is no such thing."""


class ConflictError(ProblemError):
    """409: a rule stands against it."""


class EntityExistsError(ConflictError):
    """409: there is one of that name already."""


class StageOccupiedError(ConflictError):
    """409: another version holds the stage, and force was not given."""

    @property
    def occupant(self) -> int:
        return int(self.problem["occupant"])


class PromotionRefusedError(ConflictError):
    """409: the stage's policy is not met; ``failures`` names each rule."""

    @property
    def failures(self) -> List[Dict[str, str]]:
        return list(self.problem.get("failures") or [])


class DeletionGuardedError(ConflictError):
    """409: something needs what was to be deleted, and force was not given."""


class VersionHeldError(ConflictError):
    """409: another run holds the version until it ends (V-42)."""

    @property
    def held_by(self) -> str:
        return str(self.problem["heldBy"])


class StaleRevisionError(ProblemError):
    """412: the stream has moved on."""


class InvalidFieldError(ProblemError, ValueError):
    """422: a field of the request is wrong; see ``errors``."""


class UnavailableError(ProblemError):
    """503 in all attempts."""


_CONFLICTS = {
    "stage-occupied": StageOccupiedError,
    "promotion-refused": PromotionRefusedError,
    "deletion-guarded": DeletionGuardedError,
    "version-held": VersionHeldError,
}
_STATUSES = {404: NotFoundError, 412: StaleRevisionError, 422: InvalidFieldError, 503: UnavailableError}


def problem_error(problem: Mapping[str, Any], retry_after_seconds: Optional[float] = None) -> ProblemError:
    """The exception for a problem document."""
    plain = ProblemError(problem, retry_after_seconds or 0.0)
    if plain.status == 409:
        default = EntityExistsError if plain.kind.endswith("-exists") else ConflictError
        return _CONFLICTS.get(plain.kind, default)(problem, plain.retry_after_seconds)
    return _STATUSES.get(plain.status, ProblemError)(problem, plain.retry_after_seconds)
