import { touch } from './ahead';
import { addGradient } from './gradient';
import { log1p, productOf } from './logarithm';
import { even, exponent, power, reduced, rest } from './logistic';
import { score } from './score';
import { addTo, columnBytes, padded, sumOf } from './tile';

/** After so many bytes of each output the product of the rows is told: it has not overflowed by then, whatever the classes. */
const PRODUCT_BYTES: usize = 8 * 16;

/**
 * Adds the cross-entropy of a tile's rows with the outputs of K neurons to a sum, and its derivatives by their parameters to the next.
 * With m the greatest output of a row it is log(1 + q) + m − F_target, where q = Σ e^(F_k − m) over all but the one that is m (the first
 * of them, where several are): q is kept so that small losses keep their digits.
 *
 * @param room K outputs of a tile's rows, as far apart as columns
 */
export function addSoftmax<T>(
  features: usize,
  targets: usize,
  d: i32,
  n: i32,
  classes: i32,
  parameters: usize,
  sums: usize,
  room: usize,
): void {
  const rows = padded(n);
  const bytes = <usize>rows * sizeof<T>();
  const end = room + <usize>classes * columnBytes<T>();
  let weights = parameters;
  for (let outputs = room; outputs < end; outputs += columnBytes<T>()) {
    score<T>(features, d, weights, bytes, outputs);
    // What is after the last row is of the first class beyond doubt.
    const after: T = outputs == room ? 0 : -1000;
    for (let row = n; row < rows; row++) store<T>(outputs + <usize>row * sizeof<T>(), after);
    weights += <usize>(d + 1) * sizeof<T>();
  }
  addEntropy<T>(room, end, targets, bytes, sums);
  let into = sums + 8;
  for (let outputs = room; outputs < end; outputs += columnBytes<T>()) {
    addTo(into, sumOfAll<T>(outputs, bytes));
    addGradient<T>(features, d, bytes, outputs, into + 8);
    into += <usize>(d + 1) << 3;
  }
}

/** Adds the loss of the rows to a sum; p_k − [k = target] takes the place of the outputs. */
function addEntropy<T>(
  room: usize,
  end: usize,
  targets: usize,
  bytes: usize,
  sums: usize,
): void {
  const zero = v128.splat<T>(0);
  const one = v128.splat<T>(1);
  let product = zero;
  let lastProduct = zero;
  let losses = zero;
  let lastLosses = zero;
  for (let at: usize = 0; at < bytes; at += 16) {
    touch();
    const target = v128.load(targets + at);
    let most = v128.load(room + at);
    for (let outputs = room + columnBytes<T>(); outputs < end; outputs += columnBytes<T>()) {
      most = v128.max<T>(most, v128.load(outputs + at));
    }
    let q = zero;
    let own = zero;
    let met = zero;
    let k: T = 0;
    for (let outputs = room; outputs < end; outputs += columnBytes<T>()) {
      const output = v128.load(outputs + at);
      const e = exponential<T>(v128.sub<T>(output, most));
      v128.store(outputs + at, e);
      const isMost = v128.eq<T>(output, most);
      q = v128.add<T>(q, v128.andnot(e, v128.andnot(isMost, met)));
      met = v128.or(met, isMost);
      own = v128.add<T>(own, v128.and(output, v128.eq<T>(target, v128.splat<T>(k))));
      k += 1;
    }
    const share = v128.div<T>(one, v128.add<T>(one, q));
    const isRow = v128.ge<T>(target, zero);
    k = 0;
    for (let outputs = room; outputs < end; outputs += columnBytes<T>()) {
      const p = v128.mul<T>(v128.load(outputs + at), share);
      const slope = v128.sub<T>(p, v128.and(one, v128.eq<T>(target, v128.splat<T>(k))));
      v128.store(outputs + at, v128.and(slope, isRow));
      k += 1;
    }
    const nextProduct = v128.add<T>(product, v128.mul<T>(q, v128.add<T>(product, one)));
    const nextLosses = v128.add<T>(losses, v128.sub<T>(most, own));
    product = lastProduct;
    lastProduct = nextProduct;
    losses = lastLosses;
    lastLosses = nextLosses;
    if ((at + 16) % PRODUCT_BYTES != 0 && at + 16 < bytes) continue;
    addTo(sums, log1p(productOf<T>(product, lastProduct)));
    product = zero;
    lastProduct = zero;
  }
  addTo(sums, sumOf<T>(losses, lastLosses));
}

/** e^x of x ≤ 0. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function exponential<T>(x: v128): v128 {
  const low = reduced<T>(x);
  const shifted = exponent<T>(low);
  const r = rest<T>(low, shifted);
  const a = even<T>(r);
  return v128.div<T>(v128.mul<T>(v128.add<T>(a, r), power<T>(shifted)), v128.sub<T>(a, r));
}

function sumOfAll<T>(values: usize, bytes: usize): f64 {
  let evens = v128.splat<T>(0);
  let odds = evens;
  for (let at: usize = 0; at < bytes; at += 32) {
    evens = v128.add<T>(evens, v128.load(values + at));
    odds = v128.add<T>(odds, v128.load(values + at, 16));
  }
  return sumOf<T>(evens, odds);
}
