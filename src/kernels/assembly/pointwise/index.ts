import { goAhead, touched } from './ahead';
import { addGradient } from './gradient';
import { addLoss, isOfClasses } from './losses';
import { score } from './score';
import { addSoftmax } from './softmax';
import { place } from './standardise';
import { TILE, columnBytes, padded } from './tile';

/**
 * A pass of a pointwise loss over rows, in double precision. Rows lie in tiles of 512, and in a tile one standardised column after
 * the other, each with a cache line after it so that equal rows of two columns don't compete for one place in the cache.
 *
 * @param features the first tile
 * @param targets of all rows; after the last, as far as a multiple of 16, there is −1, and 0 in the features
 * @param parameters the bias and d weights, of one neuron after the other
 * @param loss which, as `losses.ts` counts them; or 6, the cross-entropy of softmax
 * @param detail δ of Huber's loss; of the losses of two classes the number of the one that is told from the others; of softmax how many
 *   neurons there are
 * @param partials for each block of 4,096 rows: the loss, and the gradient by the parameters, as sums
 * @param room of a column of a tile for each neuron
 */
export function sweepDouble(
  features: usize,
  targets: usize,
  d: i32,
  rows: i32,
  parameters: usize,
  loss: i32,
  detail: f64,
  partials: usize,
  room: usize,
): void {
  sweep<f64>(features, targets, d, rows, parameters, loss, detail, partials, room);
}

/** The same in single precision, added up in double. */
export function sweepSingle(
  features: usize,
  targets: usize,
  d: i32,
  rows: i32,
  parameters: usize,
  loss: i32,
  detail: f64,
  partials: usize,
  room: usize,
): void {
  sweep<f32>(features, targets, d, rows, parameters, loss, detail, partials, room);
}

/**
 * Puts a column into tiles: (x − mean)·factor, computed in double precision.
 *
 * @param column doubles
 * @param into its place in the first tile; that in the next is `stride` bytes further
 * @param padding what follows the last row, up to a multiple of 16
 */
export function placeDouble(
  column: usize,
  rows: i32,
  mean: f64,
  factor: f64,
  into: usize,
  stride: usize,
  padding: f64,
): void {
  place<f64>(column, rows, mean, factor, into, stride, padding);
}

/** The same, rounded to single precision. */
export function placeSingle(
  column: usize,
  rows: i32,
  mean: f64,
  factor: f64,
  into: usize,
  stride: usize,
  padding: f64,
): void {
  place<f32>(column, rows, mean, factor, into, stride, <f32>padding);
}

const BLOCK: i32 = 4096;
const SOFTMAX = 6;

function sweep<T>(
  features: usize,
  targets: usize,
  d: i32,
  rows: i32,
  parameters: usize,
  loss: i32,
  detail: f64,
  partials: usize,
  room: usize,
): void {
  const neurons = loss == SOFTMAX ? <i32>detail : 1;
  const sumBytes = <usize>(1 + neurons * (d + 1)) << 3;
  const tileBytes = <usize>d * columnBytes<T>();
  let tile = features;
  let target = targets;
  let sums = partials;
  for (let from = 0; from < rows; from += BLOCK) {
    memory.fill(sums, 0, sumBytes);
    const end = min(from + BLOCK, rows);
    for (let row = from; row < end; row += TILE) {
      const n = min(TILE, end - row);
      goAhead(tile + tileBytes, row + TILE < rows ? tileBytes : 0, (<usize>padded(n) * sizeof<T>()) >> 4);
      if (loss == SOFTMAX) addSoftmax<T>(tile, target, d, n, neurons, parameters, sums, room);
      else addTile<T>(tile, target, d, n, parameters, loss, <T>detail, sums, room);
      tile += tileBytes;
      target += <usize>TILE * sizeof<T>();
    }
    sums += sumBytes;
  }
  store<i32>(room, touched());
}

function addTile<T>(
  features: usize,
  targets: usize,
  d: i32,
  n: i32,
  parameters: usize,
  loss: i32,
  detail: T,
  sums: usize,
  room: usize,
): void {
  const rows = padded(n);
  const bytes = <usize>rows * sizeof<T>();
  score<T>(features, d, parameters, bytes, room);
  // What is after the last row is right by far.
  const right: T = isOfClasses(loss) ? -1000 : -1;
  for (let row = n; row < rows; row++) store<T>(room + <usize>row * sizeof<T>(), right);
  addLoss<T>(loss, room, targets, bytes, detail, sums);
  addGradient<T>(features, d, bytes, room, sums + 16);
}
