#!/usr/bin/python3
"""Makes oracles.json: what statsmodels, scikit-learn and scipy find on the sample tables. See README.md beside it.

Everything is deterministic. Losses are written as Descent writes them: the mean loss of the rows + l1·Σ|w| + l2/2·Σw², the
weights being those of features of mean 0 and population standard deviation 1, the bias free of any penalty. An answer of an
iterative solver is polished by Newton's method and refused where it does not meet its own optimality conditions. `loss` is
the mean loss of the rows, `objective` the same with its penalty, `lossOfZeros` the loss where all parameters are 0.
"""

import json
import platform
from pathlib import Path

import numpy as np
import pandas as pd
import scipy
import sklearn
import statsmodels
import statsmodels.api as sm
from scipy.optimize import linprog, minimize
from sklearn.linear_model import ElasticNet, Lasso, LogisticRegression, Ridge
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support, roc_auc_score
from sklearn.svm import SVC
from statsmodels.stats.outliers_influence import variance_inflation_factor

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "media" / "samples"

CAR_NUMBERS = ["cylinders", "displacement", "horsepower", "weight_lbs", "acceleration", "year"]
CAR_FEATURES = [*CAR_NUMBERS, "origin"]
MEASUREMENTS = ["beak_length_mm", "beak_depth_mm", "flipper_length_mm", "body_mass_g"]
MISSING = ["", "."]
FIRST = 5


class Problem:
    """A table made ready: X (n × d, one-hot with the first level in order as the reference), its standardised twin Z, and y."""

    def __init__(self, file, target, features, positive=None):
        table = pd.read_csv(SAMPLES / file, na_values=MISSING, keep_default_na=False)
        table = table.dropna(subset=[target, *features])
        columns = {}
        for name in features:
            if pd.api.types.is_numeric_dtype(table[name]):
                columns[name] = table[name].to_numpy(float)
                continue
            for level in sorted(table[name].unique())[1:]:
                columns[f"{name}={level}"] = (table[name] == level).to_numpy(float)
        self.words = {"file": file, "target": target, "features": features}
        if positive is not None:
            self.words["positive"] = positive
        self.names = list(columns)
        self.X = np.column_stack(list(columns.values()))
        self.means = self.X.mean(axis=0)
        self.scales = self.X.std(axis=0)
        self.Z = (self.X - self.means) / self.scales
        self.n, self.d = self.X.shape
        self.labels = table[target]
        self.y = self.labels.to_numpy(float) if positive is None else (table[target] == positive).to_numpy(float)

    def setup(self, **options):
        return {**self.words, "rows": self.n, **options}

    def named(self, weights):
        return dict(zip(self.names, map(float, weights)))

    def both(self, bias, weights):
        """Bias and weights in the units of the columns, and on the standardised features."""
        weights = np.asarray(weights, float)
        return {
            "bias": float(bias - (weights * self.means / self.scales).sum()),
            "weights": self.named(weights / self.scales),
            "standardised": {"bias": float(bias), "weights": self.named(weights)},
        }

    @property
    def Z1(self):
        """Z with a column of ones in front, for the bias."""
        return np.column_stack([np.ones(self.n), self.Z])


def require(small, limit, what):
    if not small <= limit:
        raise SystemExit(f"{what}: {small} is above {limit}")


def newton(parameters, derivatives, what, limit=1e-13):
    """Newton's method from a point near the optimum. `derivatives(parameters)` gives the gradient and the Hessian."""
    for _ in range(50):
        gradient, hessian = derivatives(parameters)
        if np.abs(gradient).max() <= limit:
            break
        parameters = parameters - np.linalg.lstsq(hessian, gradient, rcond=None)[0]
    require(np.abs(derivatives(parameters)[0]).max(), limit, f"gradient of {what}")
    return parameters


def inference(fit, names, statistic):
    """What statsmodels says of every parameter, the bias first."""
    interval = np.asarray(fit.conf_int(0.05))
    return {
        name: {
            "value": float(fit.params[j]),
            "standardError": float(fit.bse[j]),
            statistic: float(fit.tvalues[j]),
            "p": float(fit.pvalues[j]),
            "interval": [float(interval[j, 0]), float(interval[j, 1])],
        }
        for j, name in enumerate(["bias", *names])
    }


def least_squares():
    cars = Problem("auto-mpg.csv", "mpg", CAR_FEATURES)
    design = sm.add_constant(cars.X)
    fit = sm.OLS(cars.y, design).fit()
    standardised = sm.OLS(cars.y, cars.Z1).fit()
    influence = fit.get_influence()
    return {
        **cars.setup(),
        **cars.both(standardised.params[0], standardised.params[1:]),
        "loss": float(fit.ssr / cars.n),
        "lossOfZeros": float((cars.y**2).mean()),
        "parameters": inference(fit, cars.names, "t"),
        "r2": float(fit.rsquared),
        "adjustedR2": float(fit.rsquared_adj),
        "residualVariance": float(fit.mse_resid),
        "varianceInflation": cars.named(variance_inflation_factor(design, j + 1) for j in range(cars.d)),
        "firstRows": {
            "leverage": influence.hat_matrix_diag[:FIRST].tolist(),
            "cooksDistance": influence.cooks_distance[0][:FIRST].tolist(),
        },
    }


def penalised_squares(make, l1, l2):
    """MSE + l1·Σ|w| + l2/2·Σw². scikit-learn's answer tells which weights are 0; theirs apart, it is a linear system."""
    cars = Problem("auto-mpg.csv", "mpg", CAR_FEATURES)
    Z, n = cars.Z, cars.n
    bias = cars.y.mean()
    y = cars.y - bias
    found = make(n).fit(Z, y).coef_
    weights = np.zeros(cars.d)
    active = found != 0
    A = Z[:, active]
    weights[active] = np.linalg.solve(
        2 / n * A.T @ A + l2 * np.eye(A.shape[1]), 2 / n * A.T @ y - l1 * np.sign(found[active])
    )
    require(np.abs(weights - found).max(), 1e-7, "scikit-learn's distance from the optimum")
    slope = 2 / n * Z.T @ (Z @ weights - y) + l2 * weights
    require(np.abs(slope[active] + l1 * np.sign(weights[active])).max(), 1e-12, "the slope of a weight")
    require(np.abs(slope[~active]).max(initial=0), l1, "the slope of a weight that is 0")
    mse = ((Z @ weights - y) ** 2).mean()
    return {
        **cars.setup(l1=l1, l2=l2),
        **cars.both(bias, weights),
        "loss": float(mse),
        "lossOfZeros": float((cars.y**2).mean()),
        "objective": float(mse + l1 * np.abs(weights).sum() + l2 / 2 * (weights**2).sum()),
    }


def ridge():
    l2 = 0.5
    return penalised_squares(lambda n: Ridge(alpha=n * l2 / 2, tol=1e-12, solver="cholesky", fit_intercept=False), 0.0, l2)


def lasso():
    l1 = 0.6
    options = {"tol": 1e-14, "max_iter": 1_000_000, "fit_intercept": False}
    return penalised_squares(lambda _: Lasso(alpha=l1 / 2, **options), l1, 0.0)


def elastic_net():
    l1, l2 = 0.4, 0.2
    alpha = (l1 + l2) / 2
    options = {"tol": 1e-14, "max_iter": 1_000_000, "fit_intercept": False}
    return penalised_squares(lambda _: ElasticNet(alpha=alpha, l1_ratio=l1 / (l1 + l2), **options), l1, l2)


def sex_of_penguins():
    """Rows whose sex is given: MALE is the positive class."""
    return Problem("penguins.csv", "sex", MEASUREMENTS, positive="MALE")


def log_loss_of(problem, parameters):
    scores = problem.Z1 @ parameters
    return np.logaddexp(0, np.where(problem.y == 1, -scores, scores)).mean()


def log_loss_derivatives(problem, l2):
    """Gradient and Hessian of the mean log loss + l2/2·Σw², by bias and weights."""
    penalty = l2 * np.r_[0, np.ones(problem.d)]

    def derivatives(parameters):
        p = 1 / (1 + np.exp(-(problem.Z1 @ parameters)))
        gradient = problem.Z1.T @ (p - problem.y) / problem.n + penalty * parameters
        hessian = (problem.Z1.T * (p * (1 - p))) @ problem.Z1 / problem.n + np.diag(penalty)
        return gradient, hessian

    return derivatives


def logistic():
    penguins = sex_of_penguins()
    near = sm.Logit(penguins.y, penguins.Z1).fit(method="newton", tol=1e-12, disp=False).params
    parameters = newton(near, log_loss_derivatives(penguins, 0.0), "logistic")
    answer = penguins.both(parameters[0], parameters[1:])
    start = np.r_[answer["bias"], list(answer["weights"].values())]
    fit = sm.Logit(penguins.y, sm.add_constant(penguins.X)).fit(start, method="newton", tol=1e-12, disp=False)
    require(np.abs(fit.params / start - 1).max(), 1e-8, "the two fits of logistic")
    probability = fit.predict()
    predicted = (probability > 0.5).astype(int)
    precision, recall, f1, _ = precision_recall_fscore_support(penguins.y, predicted, average="binary")
    return {
        **penguins.setup(),
        **answer,
        "loss": float(log_loss_of(penguins, parameters)),
        "logLikelihood": float(fit.llf),
        "parameters": inference(fit, penguins.names, "z"),
        "metrics": {
            "accuracy": float((predicted == penguins.y).mean()),
            "auc": float(roc_auc_score(penguins.y, probability)),
            "precision": float(precision),
            "recall": float(recall),
            "f1": float(f1),
            # Rows: the true class, FEMALE and then MALE. Columns: the predicted one.
            "confusion": confusion_matrix(penguins.y, predicted).tolist(),
        },
    }


def logistic_l2():
    l2 = 0.05
    penguins = sex_of_penguins()
    model = LogisticRegression(C=1 / (penguins.n * l2), solver="newton-cg", tol=1e-8, max_iter=10_000)
    model.fit(penguins.Z, penguins.y)
    near = np.r_[model.intercept_, model.coef_[0]]
    parameters = newton(near, log_loss_derivatives(penguins, l2), "logistic with l2")
    require(np.abs(parameters - near).max(), 1e-6, "scikit-learn's distance from the optimum")
    log_loss = log_loss_of(penguins, parameters)
    return {
        **penguins.setup(l2=l2),
        **penguins.both(parameters[0], parameters[1:]),
        "loss": float(log_loss),
        "objective": float(log_loss + l2 / 2 * (parameters[1:] ** 2).sum()),
    }


def sigmoid_squared():
    """Mean (σ − y)². Not convex: the minimum that lies downhill from weights of 0, where all second derivatives are positive."""
    penguins = sex_of_penguins()
    Z1, y, n = penguins.Z1, penguins.y, penguins.n

    def probabilities(parameters):
        return 1 / (1 + np.exp(-(Z1 @ parameters)))

    def loss(parameters):
        return ((probabilities(parameters) - y) ** 2).mean()

    def derivatives(parameters):
        p = probabilities(parameters)
        slope = p * (1 - p)
        curvature = 2 * slope * (slope + (p - y) * (1 - 2 * p))
        return Z1.T @ (2 * (p - y) * slope) / n, (Z1.T * curvature) @ Z1 / n

    start = np.zeros(penguins.d + 1)
    near = minimize(loss, start, jac=lambda parameters: derivatives(parameters)[0], method="BFGS").x
    parameters = newton(near, derivatives, "sigmoid squared")
    require(-np.linalg.eigvalsh(derivatives(parameters)[1]).min(), 0, "a second derivative of sigmoid squared, negated")
    return {
        **penguins.setup(),
        **penguins.both(parameters[0], parameters[1:]),
        "loss": float(loss(parameters)),
        "lossOfZeros": float(loss(start)),
    }


def softmax_l2():
    """A bias and weights for every class; the biases, which are free by one number, sum to 0 (as do each feature's weights)."""
    l2 = 0.01
    penguins = Problem("penguins.csv", "species", MEASUREMENTS, positive="Gentoo")
    classes = sorted(penguins.labels.unique())
    Y = np.column_stack([(penguins.labels == name).to_numpy(float) for name in classes])
    n, k, size = penguins.n, len(classes), penguins.d + 1
    Z1 = penguins.Z1
    penalty = np.tile(l2 * np.r_[0, np.ones(penguins.d)], k)

    def probabilities(parameters):
        scores = Z1 @ parameters.reshape(k, size).T
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return scores / scores.sum(axis=1, keepdims=True)

    def derivatives(parameters):
        P = probabilities(parameters)
        gradient = ((P - Y).T @ Z1 / n).ravel() + penalty * parameters
        hessian = np.zeros((k * size, k * size))
        for a in range(k):
            for b in range(k):
                curvature = P[:, a] * ((a == b) - P[:, b])
                hessian[a * size : (a + 1) * size, b * size : (b + 1) * size] = (Z1.T * curvature) @ Z1 / n
        return gradient, hessian + np.diag(penalty)

    model = LogisticRegression(
        C=1 / (n * l2), multi_class="multinomial", solver="newton-cg", tol=1e-8, max_iter=10_000
    ).fit(penguins.Z, penguins.labels)
    near = np.column_stack([model.intercept_ - model.intercept_.mean(), model.coef_]).ravel()
    parameters = newton(near, derivatives, "softmax")
    require(np.abs(parameters - near).max(), 1e-6, "scikit-learn's distance from the optimum")
    log_loss = -np.log((probabilities(parameters) * Y).sum(axis=1)).mean()
    by_class = parameters.reshape(k, size)
    del penguins.words["positive"]
    return {
        **penguins.setup(l2=l2, classes=classes),
        "byClass": {name: penguins.both(row[0], row[1:]) for name, row in zip(classes, by_class)},
        "loss": float(log_loss),
        "objective": float(log_loss + (penalty * parameters**2).sum() / 2),
        "accuracy": float((probabilities(parameters).argmax(axis=1) == Y.argmax(axis=1)).mean()),
    }


def huber():
    """Mean of r²/2 where |r| ≤ δ and of δ·(|r| − δ/2) elsewhere; δ is in the target's units."""
    delta = 2.0
    cars = Problem("auto-mpg.csv", "mpg", ["weight_lbs", "year"])
    Z1 = cars.Z1

    def loss(parameters):
        r = np.abs(Z1 @ parameters - cars.y)
        return np.where(r <= delta, r * r / 2, delta * (r - delta / 2)).mean()

    def derivatives(parameters):
        r = Z1 @ parameters - cars.y
        inner = (np.abs(r) <= delta).astype(float)
        return Z1.T @ np.clip(r, -delta, delta) / cars.n, (Z1.T * inner) @ Z1 / cars.n

    least = np.linalg.lstsq(Z1, cars.y, rcond=None)[0]
    near = minimize(loss, least, jac=lambda parameters: derivatives(parameters)[0], method="BFGS").x
    parameters = newton(near, derivatives, "huber")
    return {
        **cars.setup(delta=delta),
        **cars.both(parameters[0], parameters[1:]),
        "loss": float(loss(parameters)),
        "lossOfZeros": float(loss(np.zeros(cars.d + 1))),
    }


def absolute(features):
    """The least mean |r|, as a linear programme: r = u − v, u and v at least 0."""
    cars = Problem("auto-mpg.csv", "mpg", features)
    n, size = cars.n, cars.d + 1
    answer = linprog(
        np.r_[np.zeros(size), np.full(2 * n, 1 / n)],
        A_eq=np.hstack([cars.Z1, np.eye(n), -np.eye(n)]),
        b_eq=cars.y,
        bounds=[(None, None)] * size + [(0, None)] * 2 * n,
        method="highs",
    )
    require(answer.status, 0, "status of the linear programme")
    require(abs(np.abs(cars.Z1 @ answer.x[:size] - cars.y).mean() - answer.fun), 1e-10, "gap of the linear programme")
    return {**cars.setup(), **cars.both(answer.x[0], answer.x[1:size]), "loss": float(answer.fun)}


def mean_hinge(problem, parameters):
    return np.maximum(0, 1 - (2 * problem.y - 1) * (problem.Z1 @ parameters)).mean()


def hinge(problem):
    """The least mean max(0, 1 − s·z), s = ±1, as a linear programme."""
    n, size = problem.n, problem.d + 1
    signs = 2 * problem.y - 1
    answer = linprog(
        np.r_[np.zeros(size), np.full(n, 1 / n)],
        A_ub=np.hstack([-signs[:, None] * problem.Z1, -np.eye(n)]),
        b_ub=-np.ones(n),
        bounds=[(None, None)] * size + [(0, None)] * n,
        method="highs",
    )
    require(answer.status, 0, "status of the linear programme")
    require(abs(mean_hinge(problem, answer.x[:size]) - answer.fun), 1e-10, "gap of the linear programme")
    return {**problem.setup(), **problem.both(answer.x[0], answer.x[1:size]), "loss": float(answer.fun)}


def hinge_l2(problem, l2):
    """Mean hinge + l2/2·Σw², by the dual of the support vector machine; the duality gap bounds what is left."""
    C = 1 / (problem.n * l2)
    model = SVC(kernel="linear", C=C, tol=1e-10, max_iter=-1).fit(problem.Z, problem.y)
    weights = model.coef_[0]
    signs = 2 * problem.y - 1
    # Of given weights the best bias stands at one of the corners of the loss.
    biases = signs - problem.Z @ weights
    bias = min(biases, key=lambda b: mean_hinge(problem, np.r_[b, weights]))
    loss = mean_hinge(problem, np.r_[bias, weights])
    objective = loss + l2 / 2 * weights @ weights
    dual = l2 * (np.abs(model.dual_coef_).sum() - weights @ weights / 2)
    require(objective - dual, 1e-8, "duality gap of the hinge loss")
    return {
        **problem.setup(l2=l2),
        **problem.both(bias, weights),
        "loss": float(loss),
        "objective": float(objective),
        "supportVectors": int(model.n_support_.sum()),
    }


def main():
    chinstrap = Problem("penguins.csv", "species", MEASUREMENTS, positive="Chinstrap")
    oracles = {
        "madeWith": {
            "python": platform.python_version(),
            "numpy": np.__version__,
            "pandas": pd.__version__,
            "scipy": scipy.__version__,
            "statsmodels": statsmodels.__version__,
            "scikit-learn": sklearn.__version__,
        },
        "leastSquares": least_squares(),
        "ridge": ridge(),
        "lasso": lasso(),
        "elasticNet": elastic_net(),
        "logistic": logistic(),
        "logisticL2": logistic_l2(),
        "sigmoidSquared": sigmoid_squared(),
        "softmaxL2": softmax_l2(),
        "huber": huber(),
        "absolute": absolute(["weight_lbs", "year"]),
        "absoluteOfAll": absolute(CAR_FEATURES),
        "hinge": hinge(sex_of_penguins()),
        "hingeL2": hinge_l2(sex_of_penguins(), 0.01),
        "hingeL2Chinstrap": hinge_l2(chinstrap, 0.01),
    }
    (HERE / "oracles.json").write_text(json.dumps(oracles, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


main()
