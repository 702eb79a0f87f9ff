"""Imports each module named on the command line and predicts the rows that lie beside it, as JSON lines."""

import importlib.util
import json
import sys
from pathlib import Path

import numpy as np


def plain(value):
    """A value of NumPy as JSON; NaN as null."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return [plain(one) for one in value]
    return None if value != value else value


def typed(column, kind):
    """Texts as NumPy has such values: NaN, NaT and None are missing."""
    if kind == "number":
        return np.array([float(cell or "nan") for cell in column])
    if kind == "date":
        return np.array([cell or "NaT" for cell in column], dtype="datetime64[s]")
    return [cell or None for cell in column]


def told(module, rows, kinds, mode):
    if mode == "typed":
        rows = {name: typed(column, kinds[name]) for name, column in rows.items()}
    if mode in ("numpy", "typed"):
        result = module.predict(rows)
        return {key: plain(value) for key, value in result.items()} if isinstance(result, dict) else {"prediction": plain(result)}
    pipeline = module.pipeline
    answer = {"prediction": plain(module.predict(rows))}
    if hasattr(pipeline, "decision_function"):
        answer["output"] = plain(pipeline.decision_function(rows))
    if mode == "probabilities":
        answer["probabilities"] = plain(pipeline.predict_proba(rows))
    return answer


for name in sys.argv[1:]:
    path = Path(name)
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    asked = json.loads(path.with_suffix(".json").read_text())
    print(json.dumps(told(module, asked["rows"], asked["kinds"], asked["mode"])))
