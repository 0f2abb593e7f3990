"""Values, their octets, and the store that keeps them."""

import hashlib
import importlib.util
import pickle
import tempfile
import unittest
from pathlib import Path
from typing import Any

from modelog import materializers
from modelog.problems import DamagedContentError, UnsupportedValueError
from modelog.store import FileArtifactStore, artifact_store


def has(*libraries: str) -> bool:
    return all(importlib.util.find_spec(library) for library in libraries)


class Point:
    def __init__(self, x: int) -> None:
        self.x = x

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Point) and other.x == self.x


class ValuesTest(unittest.TestCase):
    def through(self, value: Any) -> Any:
        stored = materializers.write(value)
        return materializers.read(stored.content, stored.media_type, stored.type, stored.schema)

    def test_each_value_has_its_media_type_and_comes_back_as_it_was(self) -> None:
        cases = [
            (b"\x00\xff", "application/octet-stream"),
            (bytearray(b"x"), "application/octet-stream"),
            ("größer", "text/plain; charset=utf-8"),
            (None, "application/json"),
            (True, "application/json"),
            (2**70, "application/json"),
            (0.1, "application/json"),
            ([1, "a", {"b": [None]}], "application/json"),
            ((1, [2]), "application/json"),
            ({"a": 1}, "application/json"),
            ({1: "a"}, "application/x-python-pickle"),
            ([(1, 2)], "application/x-python-pickle"),
            (float("inf"), "application/x-python-pickle"),
            ({1, 2}, "application/x-python-pickle"),
            ("\ud800", "application/x-python-pickle"),
            (Point(3), "application/x-python-pickle"),
        ]
        for value, media_type in cases:
            with self.subTest(repr(value)):
                self.assertEqual(materializers.write(value).media_type, media_type)
                again = self.through(value)
                self.assertEqual(again, value)
                self.assertIs(type(again), type(value))

    def test_what_cannot_be_pickled_is_said_with_its_type(self) -> None:
        with self.assertRaisesRegex(UnsupportedValueError, "a function cannot be stored"):
            materializers.write(lambda: None)

    def test_a_form_of_another_language_is_refused_with_a_way_out(self) -> None:
        with self.assertRaisesRegex(UnsupportedValueError, "read_bytes"):
            materializers.read(b"", "application/x-protobuf; messageType=tribuo.core.ModelProto", "Model")

    def test_a_class_that_is_not_here_is_named(self) -> None:
        with self.assertRaisesRegex(UnsupportedValueError, "a nowhere.Point needs its class"):
            materializers.read(b"cnowhere\nPoint\n.", "application/x-python-pickle", "nowhere.Point")

    @unittest.skipUnless(has("numpy"), "numpy is not installed")
    def test_arrays_are_npy_and_scalars_json(self) -> None:
        import numpy

        array = numpy.arange(6, dtype="float32").reshape(2, 3)
        stored = materializers.write(array)
        self.assertEqual(
            (stored.media_type, stored.schema),
            ("application/x-npy", {"type": "array", "x-dtype": "float32", "x-shape": [2, 3]}),
        )
        numpy.testing.assert_array_equal(self.through(array), array)
        self.assertEqual(materializers.write(numpy.float64(0.5)).content, b"0.5")
        self.assertEqual(materializers.write(numpy.array([None, {}])).media_type, "application/x-python-pickle")

    @unittest.skipUnless(has("pandas") and not has("pyarrow"), "pandas is not installed, or pyarrow is too")
    def test_tables_are_csv_with_their_types_and_index(self) -> None:
        import pandas

        plain = pandas.DataFrame({"a": [1, 2], "b": [0.1, None], "c": ["x", "1"], "d": [True, False]})
        cases = [
            (plain, "text/csv"),
            (plain.iloc[::-1], "text/csv"),
            (plain.set_index("c"), "text/csv"),
            (pandas.Series([1.5, 2.5]), "text/csv"),
            (pandas.DataFrame({"small": pandas.Series([1, 2], dtype="int8")}), "text/csv"),
            (pandas.DataFrame(), "application/x-python-pickle"),
            (plain.set_index(["a", "c"]), "application/x-python-pickle"),
            (pandas.DataFrame({"kind": pandas.Series(["a"], dtype="category")}), "application/x-python-pickle"),
            (pandas.Series(["a", "b"], name="species"), "text/csv"),
            (pandas.DataFrame({"when": pandas.to_datetime(["2026-01-01"])}), "application/x-python-pickle"),
            (pandas.DataFrame({"text": [""]}), "application/x-python-pickle"),
        ]
        for value, media_type in cases:
            with self.subTest(str(value)):
                self.assertEqual(materializers.write(value).media_type, media_type)
                again = self.through(value)
                self.assertIs(type(again), type(value))
                self.assertTrue(again.equals(value))
                self.assertEqual(getattr(again, "name", None), getattr(value, "name", None))

    @unittest.skipUnless(has("pandas", "pyarrow"), "pandas or pyarrow is not installed")
    def test_tables_are_arrow_where_it_is_installed(self) -> None:
        import pandas

        for value in (pandas.DataFrame({"a": [1, 2]}), pandas.Series(["a", "b"], name="species")):
            self.assertEqual(materializers.write(value).media_type, "application/vnd.apache.arrow.stream")
            self.assertTrue(self.through(value).equals(value))

    @unittest.skipIf(has("pandas"), "pandas is installed")
    def test_csv_is_text_without_pandas(self) -> None:
        self.assertEqual(materializers.read(b"a,b\n1,2\n", "text/csv", "Table"), "a,b\n1,2\n")

    @unittest.skipUnless(has("sklearn"), "scikit-learn is not installed")
    def test_estimators_are_pickled(self) -> None:
        from sklearn.svm import SVC

        fitted = SVC().fit([[0.0], [1.0]], ["a", "b"])
        self.assertEqual(materializers.write(fitted).media_type, "application/x-python-pickle")
        self.assertEqual(list(self.through(fitted).predict([[1.0]])), ["b"])


class FileArtifactStoreTest(unittest.TestCase):
    def setUp(self) -> None:
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = Path(directory.name) / "a b"
        self.store = FileArtifactStore(self.root)

    def test_content_lies_under_its_digest_as_the_java_sdk_lays_it(self) -> None:
        stored = self.store.put(b"flowers")

        sha256 = hashlib.sha256(b"flowers").hexdigest()
        self.assertEqual((stored.sha256, stored.size_bytes), (sha256, 7))
        self.assertEqual(stored.uri, (self.root / sha256[:2] / sha256).as_uri())
        self.assertEqual(self.store.read(stored.uri, stored.sha256), b"flowers")
        self.assertEqual([p.name for p in self.root.iterdir()], [sha256[:2]])

    def test_equal_content_is_kept_once(self) -> None:
        self.assertEqual(self.store.put(b"x"), self.store.put(b"x"))

    def test_a_file_that_was_changed_is_neither_read_nor_overwritten(self) -> None:
        stored = self.store.put(b"x")
        file = next(self.root.glob("*/*"))
        file.write_bytes(b"y")

        with self.assertRaisesRegex(DamagedContentError, "was changed"):
            self.store.read(stored.uri, stored.sha256)
        with self.assertRaisesRegex(DamagedContentError, "was changed"):
            self.store.put(b"x")
        self.assertEqual(file.read_bytes(), b"y")

    def test_what_is_gone_or_lies_elsewhere_is_refused(self) -> None:
        stored = self.store.put(b"x")
        outside = self.root.parent / "outside"
        outside.write_bytes(b"x")
        link = self.root / "link"
        link.symlink_to(outside)
        for uri, why in (
            (stored.uri + "0", "is gone"),
            (outside.as_uri(), "lies outside"),
            (link.as_uri(), "lies outside"),
            ("s3://bucket/x", "not kept in files"),
            ("file://elsewhere/x", "not kept in files"),
        ):
            with self.subTest(uri), self.assertRaisesRegex(DamagedContentError, why):
                self.store.read(uri, stored.sha256)

    def test_a_pickle_from_elsewhere_is_not_loaded(self) -> None:
        """A node that is wrong or hostile cannot make this process run what it points to."""
        outside = self.root.parent / "outside"
        outside.write_bytes(pickle.dumps(Point(1)))
        with self.assertRaises(DamagedContentError):
            self.store.read(outside.as_uri(), hashlib.sha256(outside.read_bytes()).hexdigest())

    def test_a_store_is_a_directory_or_a_file_uri(self) -> None:
        self.assertEqual(artifact_store(str(self.root)).root, self.root)
        self.assertEqual(artifact_store(self.root.as_uri()).root, self.root)
        with self.assertRaisesRegex(ValueError, "s3://bucket/prefix needs the Java SDK"):
            artifact_store("s3://bucket/prefix")
