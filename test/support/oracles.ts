/** Least squares by Householder QR of the matrix with a column of ones: the bias and then the weights. */
export function leastSquaresByQr(features: readonly (readonly number[])[], targets: readonly number[]): number[] {
  const a = features.map((row, i) => [1, ...row, targets[i] ?? Number.NaN]);
  const n = a.length;
  const p = (a[0]?.length ?? 1) - 1;
  const at = (i: number, j: number) => a[i]?.[j] ?? Number.NaN;
  for (let k = 0; k < p; k++) {
    let norm = 0;
    for (let i = k; i < n; i++) norm = Math.hypot(norm, at(i, k));
    const alpha = at(k, k) > 0 ? -norm : norm;
    const v = Array.from({ length: n - k }, (_, i) => at(k + i, k) - (i === 0 ? alpha : 0));
    const length = v.reduce((sum, x) => sum + x * x, 0);
    for (let j = k; j <= p; j++) {
      const dot = v.reduce((sum, x, i) => sum + x * at(k + i, j), 0);
      v.forEach((x, i) => {
        const row = a[k + i];
        if (row) row[j] = (row[j] ?? Number.NaN) - (2 * dot * x) / length;
      });
    }
  }
  const solution = new Array<number>(p).fill(0);
  for (let i = p - 1; i >= 0; i--) {
    let sum = at(i, p);
    for (let j = i + 1; j < p; j++) sum -= at(i, j) * (solution[j] ?? 0);
    solution[i] = sum / at(i, i);
  }
  return solution;
}

/** The least mean log loss of a logistic model on standardised features, by Newton's method with Gaussian elimination. */
export function leastLogLoss(features: readonly (readonly number[])[], targets: readonly number[]): number {
  const z = standardised(features).map((row) => [1, ...row]);
  const n = z.length;
  const p = z[0]?.length ?? 0;
  let w = new Array<number>(p).fill(0);
  for (let step = 0; step < 50; step++) {
    const gradient = new Array<number>(p).fill(0);
    const hessian = Array.from({ length: p }, () => new Array<number>(p).fill(0));
    z.forEach((row, i) => {
      const probability = 1 / (1 + Math.exp(-dot(row, w)));
      const error = probability - (targets[i] ?? 0);
      row.forEach((x, j) => {
        gradient[j] = (gradient[j] ?? 0) + error * x;
        const line = hessian[j];
        row.forEach((y, k) => {
          if (line) line[k] = (line[k] ?? 0) + probability * (1 - probability) * x * y;
        });
      });
    });
    const move = eliminate(hessian, gradient);
    w = w.map((x, j) => x - (move[j] ?? 0));
    if (Math.max(...move.map(Math.abs)) < 1e-13) break;
  }
  return z.reduce((sum, row, i) => sum + Math.log1p(Math.exp(targets[i] === 1 ? -dot(row, w) : dot(row, w))), 0) / n;
}

function standardised(features: readonly (readonly number[])[]): number[][] {
  const n = features.length;
  const p = features[0]?.length ?? 0;
  const column = (j: number) => features.map((row) => row[j] ?? Number.NaN);
  const moments = Array.from({ length: p }, (_, j) => {
    const mean = column(j).reduce((a, b) => a + b, 0) / n;
    return { mean, deviation: Math.sqrt(column(j).reduce((sum, x) => sum + (x - mean) ** 2, 0) / n) };
  });
  return features.map((row) => row.map((x, j) => (x - (moments[j]?.mean ?? 0)) / (moments[j]?.deviation ?? 1)));
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** Solves A·x = b by Gaussian elimination with partial pivoting. */
function eliminate(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const p = rows.length;
  for (let k = 0; k < p; k++) {
    const best = rows
      .slice(k)
      .reduce((at, row, i) => (Math.abs(row[k] ?? 0) > Math.abs(rows[at]?.[k] ?? 0) ? k + i : at), k);
    [rows[k], rows[best]] = [rows[best] ?? [], rows[k] ?? []];
    const pivot = rows[k] ?? [];
    for (let i = 0; i < p; i++) {
      const row = rows[i];
      if (i === k || !row) continue;
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1);
      for (let j = k; j <= p; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return rows.map((row, i) => (row[p] ?? 0) / (row[i] ?? 1));
}
