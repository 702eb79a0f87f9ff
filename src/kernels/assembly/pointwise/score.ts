import { columnBytes } from './tile';

/** The outputs w0 + Σ w_j·z_j of a tile's rows, four vectors of them at a time in registers. */
export function score<T>(features: usize, d: i32, parameters: usize, bytes: usize, outputs: usize): void {
  const bias = v128.splat<T>(load<T>(parameters));
  const end = parameters + <usize>(d + 1) * sizeof<T>();
  for (let at: usize = 0; at < bytes; at += 64) {
    let f0 = bias;
    let f1 = bias;
    let f2 = bias;
    let f3 = bias;
    let column = features + at;
    for (let weight = parameters + sizeof<T>(); weight < end; weight += sizeof<T>()) {
      const w = v128.splat<T>(load<T>(weight));
      f0 = v128.add<T>(f0, v128.mul<T>(w, v128.load(column)));
      f1 = v128.add<T>(f1, v128.mul<T>(w, v128.load(column, 16)));
      f2 = v128.add<T>(f2, v128.mul<T>(w, v128.load(column, 32)));
      f3 = v128.add<T>(f3, v128.mul<T>(w, v128.load(column, 48)));
      column += columnBytes<T>();
    }
    v128.store(outputs + at, f0);
    v128.store(outputs + at, f1, 16);
    v128.store(outputs + at, f2, 32);
    v128.store(outputs + at, f3, 48);
  }
}
