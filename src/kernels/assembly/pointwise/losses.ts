import { touch } from './ahead';
import { log1p, productOf } from './logarithm';
import { even, exponent, power, reduced, rest } from './logistic';
import { addTo, sumOf } from './tile';

/** As the caller counts them. */
const SQUARED = 0;
const ABSOLUTE = 1;
const HUBER = 2;
const LOG = 3;
const SIGMOID_SQUARED = 4;
const HINGE = 5;

/** Those of the outputs of rows that belong to a class or don't. */
export function isOfClasses(loss: i32): bool {
  return loss >= LOG;
}

/**
 * Adds the loss of a tile's rows to a sum, and its derivatives by the outputs to the next; they take the outputs' place. Meanwhile it
 * touches what is ahead.
 */
export function addLoss<T>(
  loss: i32,
  outputs: usize,
  targets: usize,
  bytes: usize,
  detail: T,
  sums: usize,
): void {
  if (loss == LOG) return logLoss<T>(outputs, targets, bytes, detail, sums);
  // Each has a loop of its own: the compiler drops what is another's.
  if (loss == SIGMOID_SQUARED) return add<T>(SIGMOID_SQUARED, outputs, targets, bytes, detail, sums);
  if (loss == HINGE) return add<T>(HINGE, outputs, targets, bytes, detail, sums);
  if (loss == HUBER) return add<T>(HUBER, outputs, targets, bytes, detail, sums);
  if (loss == ABSOLUTE) return add<T>(ABSOLUTE, outputs, targets, bytes, detail, sums);
  add<T>(SQUARED, outputs, targets, bytes, detail, sums);
}

/**
 * log(1 + e^x) with x the output towards the wrong side, its derivative σ(x). Vectors go in turn to one of two products
 * 1 + p = Π(1 + e^−|x|), of which p is kept so that small losses keep their digits; it stays below 2^128.
 */
function logLoss<T>(
  outputs: usize,
  targets: usize,
  bytes: usize,
  detail: T,
  sums: usize,
): void {
  const one = v128.splat<T>(1);
  const zero = v128.splat<T>(0);
  const own = v128.splat<T>(detail);
  let product = zero;
  let lastProduct = zero;
  let wrong = zero;
  let lastWrong = zero;
  let slopes = zero;
  let lastSlopes = zero;
  for (let at: usize = 0; at < bytes; at += 16) {
    touch();
    const side = sideOf<T>(v128.load(targets + at), own);
    const x = v128.xor(v128.load(outputs + at), side);
    const low = reduced<T>(x);
    const shifted = exponent<T>(low);
    const r = rest<T>(low, shifted);
    const a = even<T>(r);
    const v = v128.sub<T>(a, r);
    const u = v128.mul<T>(v128.add<T>(a, r), power<T>(shifted));
    const e = v128.div<T>(u, v);
    const sigmoid = v128.div<T>(v128.bitselect(u, v, v128.lt<T>(x, zero)), v128.add<T>(u, v));
    const slope = v128.xor(sigmoid, side);
    v128.store(outputs + at, slope);
    const nextProduct = v128.add<T>(product, v128.mul<T>(e, v128.add<T>(product, one)));
    const nextWrong = v128.add<T>(wrong, v128.max<T>(x, zero));
    const nextSlopes = v128.add<T>(slopes, slope);
    product = lastProduct;
    lastProduct = nextProduct;
    wrong = lastWrong;
    lastWrong = nextWrong;
    slopes = lastSlopes;
    lastSlopes = nextSlopes;
  }
  addTo(sums, sumOf<T>(wrong, lastWrong) + log1p(productOf<T>(product, lastProduct)));
  addTo(sums + 8, sumOf<T>(slopes, lastSlopes));
}

/**
 * The others, whose sums are taken in turn by two vectors. Each is a row here: with x the output towards the wrong side and r the
 * residual, the loss is σ(x)², max(0, 1 + x), r², |r|, or with c = r held within ±δ it is c·(r − c/2).
 */
// @ts-ignore: a decorator of AssemblyScript
@inline
function add<T>(
  loss: i32,
  outputs: usize,
  targets: usize,
  bytes: usize,
  detail: T,
  sums: usize,
): void {
  const zero = v128.splat<T>(0);
  const one = v128.splat<T>(1);
  const own = v128.splat<T>(detail);
  let losses = zero;
  let lastLosses = zero;
  let slopes = zero;
  let lastSlopes = zero;
  for (let at: usize = 0; at < bytes; at += 16) {
    touch();
    const output = v128.load(outputs + at);
    const target = v128.load(targets + at);
    const side = sideOf<T>(target, own);
    const x = v128.xor(output, side);
    const r = v128.sub<T>(output, target);
    let value = zero;
    let slope = zero;
    if (loss == SQUARED) {
      value = v128.mul<T>(r, r);
      slope = v128.add<T>(r, r);
    } else if (loss == ABSOLUTE) {
      value = v128.abs<T>(r);
      slope = v128.sub<T>(v128.and(one, v128.gt<T>(r, zero)), v128.and(one, v128.lt<T>(r, zero)));
    } else if (loss == HUBER) {
      slope = v128.max<T>(v128.neg<T>(own), v128.min<T>(own, r));
      value = v128.mul<T>(slope, v128.sub<T>(r, v128.mul<T>(slope, v128.splat<T>(0.5))));
    } else if (loss == HINGE) {
      value = v128.max<T>(zero, v128.add<T>(one, x));
      slope = v128.and(v128.xor(one, side), v128.gt<T>(x, v128.splat<T>(-1)));
    } else {
      const low = reduced<T>(x);
      const shifted = exponent<T>(low);
      const distance = rest<T>(low, shifted);
      const a = even<T>(distance);
      const v = v128.sub<T>(a, distance);
      const u = v128.mul<T>(v128.add<T>(a, distance), power<T>(shifted));
      const below = v128.lt<T>(x, zero);
      const sigmoid = v128.div<T>(v128.bitselect(u, v, below), v128.add<T>(u, v));
      const other = v128.div<T>(v128.bitselect(v, u, below), v128.add<T>(u, v));
      value = v128.mul<T>(sigmoid, sigmoid);
      slope = v128.xor(v128.mul<T>(v128.add<T>(value, value), other), side);
    }
    v128.store(outputs + at, slope);
    const nextLosses = v128.add<T>(losses, value);
    const nextSlopes = v128.add<T>(slopes, slope);
    losses = lastLosses;
    lastLosses = nextLosses;
    slopes = lastSlopes;
    lastSlopes = nextSlopes;
  }
  addTo(sums, sumOf<T>(losses, lastLosses));
  addTo(sums + 8, sumOf<T>(slopes, lastSlopes));
}

/** The sign bit where a row belongs to the class: outputs above 0 are then to the right side. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function sideOf<T>(targets: v128, own: v128): v128 {
  return v128.and(v128.eq<T>(targets, own), v128.splat<T>(<T>-0.0));
}
