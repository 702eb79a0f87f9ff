"""
The fewest iterations of scikit-learn's lbfgs, without a penalty, that come within a millionth of the least log loss, and
how long a fit of so many takes, in milliseconds. Reading is not counted. logistic.py TABLE TARGET RUNS
"""
import json
import sys
import time
import warnings

import numpy
import pandas
from sklearn.linear_model import LogisticRegression

NEAR = 1e-6
MOST_ITERATIONS = 128
LONG_MS = 20_000

warnings.filterwarnings("ignore")  # that it has not converged is what is wanted
path, target, runs = sys.argv[1:]
table = pandas.read_csv(path)
y = table.pop(target).to_numpy()
x = table.to_numpy()


def loss_of(bias, weights):
    """Mean of log(1 + exp(−z)), z positive where the class is right."""
    return float(numpy.logaddexp(0, (1 - 2 * y) * (x @ weights + bias)).mean())


def least_loss():
    """By Newton's method, written out."""
    ones = numpy.column_stack([numpy.ones(len(x)), x])
    parameters = numpy.zeros(ones.shape[1])
    for _ in range(25):
        probabilities = 1 / (1 + numpy.exp(-(ones @ parameters)))
        gradient = ones.T @ (probabilities - y)
        hessian = (ones.T * (probabilities * (1 - probabilities))) @ ones
        step = numpy.linalg.solve(hessian, gradient)
        parameters -= step
        if numpy.abs(step).max() < 1e-12:
            break
    return loss_of(parameters[0], parameters[1:])


def fit(iterations):
    return LogisticRegression(penalty=None, solver="lbfgs", tol=1e-300, max_iter=iterations).fit(x, y)


def reaches(iterations):
    model = fit(iterations)
    return loss_of(model.intercept_[0], model.coef_[0]) <= least * (1 + NEAR)


least = least_loss()
few, enough = 0, 1
while not reaches(enough):
    few, enough = enough, enough * 2
    if enough > MOST_ITERATIONS:
        sys.exit(f"not within a millionth of the least loss in {MOST_ITERATIONS} iterations")
while enough - few > 1:
    middle = (few + enough) // 2
    few, enough = (few, middle) if reaches(middle) else (middle, enough)

milliseconds = []
for _ in range(int(runs)):
    began = time.perf_counter()
    fit(enough)
    milliseconds.append((time.perf_counter() - began) * 1e3)
    if milliseconds[-1] > LONG_MS:
        break
print(json.dumps({"milliseconds": milliseconds, "iterations": enough, "least": least}))
