"""What people write: pandas reads, scikit-learn fits. linear.py TABLE TARGET [FEATURE,FEATURE…]"""
import json
import sys

import pandas
from sklearn.linear_model import LinearRegression

path, target, *chosen = sys.argv[1:]
table = pandas.read_csv(path)
features = chosen[0].split(",") if chosen else [name for name in table.columns if name != target]
table = table[features + [target]].dropna()
model = LinearRegression().fit(table[features], table[target])
residuals = table[target] - model.predict(table[features])
print(json.dumps({"loss": float((residuals**2).mean())}))
