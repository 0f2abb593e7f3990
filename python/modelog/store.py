"""The artifact store: content named by its SHA-256, in the layout that the Java SDK shares."""

import hashlib
import os
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from .problems import DamagedContentError


@dataclass(frozen=True)
class StoredContent:
    uri: str
    sha256: str
    size_bytes: int


class FileArtifactStore:
    """A directory with one file per content: ``<root>/<first two hex digits>/<sha256>``.

    Equal content is kept once, no file is ever overwritten, and a file appears under its name only when it is complete
    and on the disk.
    """

    def __init__(self, root: Path) -> None:
        self.root = Path(os.path.abspath(root.expanduser()))

    def put(self, content: bytes) -> StoredContent:
        sha256 = hashlib.sha256(content).hexdigest()
        file = self.root / sha256[:2] / sha256
        if file.exists():
            if hashlib.sha256(file.read_bytes()).hexdigest() != sha256:
                raise DamagedContentError(f"{file.as_uri()} was changed: it no longer has the SHA-256 of its name")
        else:
            self._publish(content, file)
        return StoredContent(file.as_uri(), sha256, len(content))

    def read(self, uri: str, sha256: str) -> bytes:
        """Exactly the octets that were recorded: what was changed, is gone or lies outside the store is refused."""
        content = self._file_of(uri).read_bytes()
        found = hashlib.sha256(content).hexdigest()
        if found != sha256:
            raise DamagedContentError(f"{uri} was changed: its SHA-256 is {found}, recorded is {sha256}")
        return content

    def has(self, uri: str) -> bool:
        try:
            self._file_of(uri)
        except DamagedContentError:
            return False
        return True

    def _publish(self, content: bytes, file: Path) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        partial = self.root / f".partial-{uuid.uuid4()}"
        try:
            with open(partial, "xb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            file.parent.mkdir(exist_ok=True)
            os.replace(partial, file)
            _sync_directory(file.parent)
        finally:
            with suppress(FileNotFoundError):
                partial.unlink()

    def _file_of(self, uri: str) -> Path:
        """A node may be wrong or hostile: nothing outside the root is read for it, not even through a symbolic link."""
        parts = urlsplit(uri)
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            raise DamagedContentError(f"{uri} is not kept in files of this machine: this store reads file:")
        file = Path(url2pathname(parts.path))
        if not file.is_file():
            raise DamagedContentError(f"{uri} is gone")
        if self.root.resolve() not in file.resolve().parents:
            raise DamagedContentError(f"{uri} lies outside the artifact store {self.root}")
        return file


def artifact_store(location: str) -> FileArtifactStore:
    """The store at a directory or a ``file:`` URI; any other scheme is a ValueError."""
    parts = urlsplit(location)
    if parts.scheme == "file":
        return FileArtifactStore(Path(unquote(parts.path)))
    if "://" in location:
        raise ValueError(
            f"MODELOG_ARTIFACTS: {location} needs the Java SDK: this package, which has the standard library alone, "
            "keeps artifacts in files; give a directory or a file: URI"
        )
    return FileArtifactStore(Path(location))


def _sync_directory(directory: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
