"""Flowers, and a classifier that tells their species: scikit-learn's where it is installed, else one of a few lines."""

import csv
import math
import random
from pathlib import Path
from typing import Any, Dict, List, Tuple

Flower = Dict[str, Any]
Measurement = Dict[str, float]

SEED = 42
HELD_OUT = 45
ASKED_FOR = 15

_DATA = Path(__file__).parents[2] / "examples/src/main/resources/io/modelog/examples/iris.csv"
_FEATURES = {
    "sepalLength": "sepal_length_cm",
    "sepalWidth": "sepal_width_cm",
    "petalLength": "petal_length_cm",
    "petalWidth": "petal_width_cm",
}


def flowers() -> List[Flower]:
    """In the JSON form of the Java example, which can read what this one stores."""
    with open(_DATA, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return [
            {"measurement": {name: float(row[column]) for name, column in _FEATURES.items()}, "species": row["species"]}
            for row in rows
        ]


def split() -> Tuple[List[Flower], List[Flower]]:
    """The flowers to learn from, and those held out to score with; the same each time."""
    shuffled = flowers()
    random.Random(SEED).shuffle(shuffled)
    return shuffled[HELD_OUT:], shuffled[:HELD_OUT]


def asked_for() -> List[Measurement]:
    """Measurements alone, evenly taken from the data set."""
    known = flowers()
    return [known[i * len(known) // ASKED_FOR]["measurement"] for i in range(ASKED_FOR)]


def row(measurement: Measurement) -> List[float]:
    return [measurement[name] for name in _FEATURES]


class NaiveBayes:
    """Each feature of a species is normally distributed, on its own."""

    def __init__(self) -> None:
        self._species: Dict[str, List[Tuple[float, float]]] = {}

    def fit(self, rows: List[List[float]], species: List[str]) -> "NaiveBayes":
        for name in sorted(set(species)):
            columns = zip(*(r for r, s in zip(rows, species) if s == name))
            self._species[name] = [_normal(list(column)) for column in columns]
        return self

    def predict(self, rows: List[List[float]]) -> List[str]:
        return [max(self._species, key=lambda name: self._likelihood(name, r)) for r in rows]

    def _likelihood(self, name: str, values: List[float]) -> float:
        return sum(
            -((x - mean) ** 2) / (2 * var) - math.log(var) / 2 for x, (mean, var) in zip(values, self._species[name])
        )


def _normal(column: List[float]) -> Tuple[float, float]:
    mean = sum(column) / len(column)
    return mean, sum((x - mean) ** 2 for x in column) / len(column) + 1e-9


def classifier(gamma: float) -> Any:
    try:
        from sklearn.svm import SVC
    except ImportError:
        return NaiveBayes()
    return SVC(gamma=gamma)
