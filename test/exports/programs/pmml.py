"""Predicts rows by PMML, as far as RegressionModel and its transformations go: written from the specification, dmg.org/pmml/v4-4.

Each file named on the command line has its rows beside it, as JSON: numbers, texts, and dates as yyyy-mm-dd; missing is null.
"""

import datetime
import json
import math
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

SPACE = {"p": "http://www.dmg.org/PMML-4_4"}


class Invalid(Exception):
    """A value that the model does not take: invalidValueTreatment is returnInvalid."""


def local(node):
    return node.tag.split("}")[1]


def accept(field, value):
    """A value of a DataField as its dataType; Invalid where it is not among its values or within its interval."""
    if value is None:
        return None
    kind = field.get("dataType")
    if kind == "double":
        number = float(value)
        for interval in field.findall("p:Interval", SPACE):
            assert interval.get("closure") == "closedClosed"
            if not float(interval.get("leftMargin")) <= number <= float(interval.get("rightMargin")):
                raise Invalid(value)
        return number
    if kind == "date":
        return datetime.date.fromisoformat(value)
    allowed = [one.get("value") for one in field.findall("p:Value", SPACE)]
    if allowed and value not in allowed:
        raise Invalid(value)
    return value


def cast(value, kind):
    return value if value is None else {"double": float, "integer": int, "string": str}[kind](value)


FUNCTIONS = {
    "+": lambda a, b: a + b,
    "*": lambda a, b: a * b,
    "modulo": lambda a, b: a - b * math.floor(a / b),
    "equal": lambda a, b: a == b,
    "isNotIn": lambda a, *others: a not in others,
    "dateDaysSinceYear": lambda date, year: (date - datetime.date(int(year), 1, 1)).days,
    "formatDatetime": lambda date, pattern: date.strftime(pattern) if pattern != "%Y" else f"{date.year:04}",
}


def value_of(node, row):
    """The value of an expression in a row; None where it is missing."""
    kind = local(node)
    if kind == "FieldRef":
        return row[node.get("field")]
    if kind == "Constant":
        return cast(node.text or "", node.get("dataType"))
    assert kind == "Apply", kind
    name = node.get("function")
    if name == "if":
        condition, *branches = node
        chosen = value_of(condition, row)
        if chosen is None:
            return None
        assert isinstance(chosen, bool)
        at = 0 if chosen else 1
        return value_of(branches[at], row) if at < len(branches) else None
    operands = [value_of(one, row) for one in node]
    if name == "isMissing":
        return operands[0] is None
    if name == "isNotMissing":
        return operands[0] is not None
    if any(one is None for one in operands):
        return None
    return FUNCTIONS[name](*operands)


def table_of(node, row):
    """The value of a RegressionTable; None where a predictor is missing."""
    total = float(node.get("intercept"))
    for predictor in node.findall("p:NumericPredictor", SPACE):
        value = row[predictor.get("name")]
        if value is None:
            return None
        total += float(predictor.get("coefficient")) * value
    return total


def predict(document, given):
    row = {}
    model = document.find("p:RegressionModel", SPACE)
    fields = {field.get("name"): field for field in document.findall("p:DataDictionary/p:DataField", SPACE)}
    for mining in model.findall("p:MiningSchema/p:MiningField", SPACE):
        if mining.get("usageType") == "active":
            assert mining.get("invalidValueTreatment") == "returnInvalid"
            row[mining.get("name")] = accept(fields[mining.get("name")], given[mining.get("name")])
    for derived in document.findall("p:TransformationDictionary/p:DerivedField", SPACE):
        assert derived.get("name") not in fields
        row[derived.get("name")] = cast(value_of(derived[0], row), derived.get("dataType"))
    tables = {table.get("targetCategory"): table_of(table, row) for table in model.findall("p:RegressionTable", SPACE)}
    if any(value is None for value in tables.values()):
        return None
    if model.get("functionName") == "regression":
        return {"prediction": tables[None]}
    assert model.get("normalizationMethod") == "softmax"
    most = max(tables.values())
    powers = {name: math.exp(value - most) for name, value in tables.items()}
    answer = {"prediction": max(tables, key=tables.get)}
    for output in model.findall("p:Output/p:OutputField", SPACE):
        if output.get("feature") == "probability":
            answer.setdefault("probabilities", []).append(powers[output.get("value")] / sum(powers.values()))
    return answer


def told(document, given):
    try:
        return predict(document, given)
    except Invalid:
        return None


for name in sys.argv[1:]:
    tree = ET.parse(name).getroot()
    assert tree.get("version") == "4.4"
    rows = json.loads(Path(name).with_suffix(".json").read_text())
    print(json.dumps([told(tree, row) for row in rows]))
