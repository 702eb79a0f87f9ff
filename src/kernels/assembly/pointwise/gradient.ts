import { addTo, columnBytes, sumOf } from './tile';

/**
 * Adds Σ slope·z_j of a tile's rows to the sum of each column, four columns at a time and in the end two; one past the last
 * repeats it.
 */
export function addGradient<T>(features: usize, d: i32, bytes: usize, slopes: usize, sums: usize): void {
  const last = d - 1;
  for (let j = 0; j < d; j += 4) {
    if (j + 2 >= d) return addTwo<T>(features, j, last, bytes, slopes, sums);
    const c0 = features + <usize>j * columnBytes<T>();
    const c1 = features + <usize>min(j + 1, last) * columnBytes<T>();
    const c2 = features + <usize>min(j + 2, last) * columnBytes<T>();
    const c3 = features + <usize>min(j + 3, last) * columnBytes<T>();
    let even0 = v128.splat<T>(0);
    let even1 = even0;
    let even2 = even0;
    let even3 = even0;
    let odd0 = even0;
    let odd1 = even0;
    let odd2 = even0;
    let odd3 = even0;
    for (let at: usize = 0; at < bytes; at += 32) {
      const even = v128.load(slopes + at);
      const odd = v128.load(slopes + at, 16);
      even0 = v128.add<T>(even0, v128.mul<T>(even, v128.load(c0 + at)));
      even1 = v128.add<T>(even1, v128.mul<T>(even, v128.load(c1 + at)));
      even2 = v128.add<T>(even2, v128.mul<T>(even, v128.load(c2 + at)));
      even3 = v128.add<T>(even3, v128.mul<T>(even, v128.load(c3 + at)));
      odd0 = v128.add<T>(odd0, v128.mul<T>(odd, v128.load(c0 + at, 16)));
      odd1 = v128.add<T>(odd1, v128.mul<T>(odd, v128.load(c1 + at, 16)));
      odd2 = v128.add<T>(odd2, v128.mul<T>(odd, v128.load(c2 + at, 16)));
      odd3 = v128.add<T>(odd3, v128.mul<T>(odd, v128.load(c3 + at, 16)));
    }
    const at = sums + (<usize>j << 3);
    addTo(at, sumOf<T>(even0, odd0));
    if (j + 1 < d) addTo(at + 8, sumOf<T>(even1, odd1));
    if (j + 2 < d) addTo(at + 16, sumOf<T>(even2, odd2));
    if (j + 3 < d) addTo(at + 24, sumOf<T>(even3, odd3));
  }
}

function addTwo<T>(features: usize, j: i32, last: i32, bytes: usize, slopes: usize, sums: usize): void {
  const c0 = features + <usize>j * columnBytes<T>();
  const c1 = features + <usize>last * columnBytes<T>();
  let even0 = v128.splat<T>(0);
  let even1 = even0;
  let odd0 = even0;
  let odd1 = even0;
  for (let at: usize = 0; at < bytes; at += 32) {
    const even = v128.load(slopes + at);
    const odd = v128.load(slopes + at, 16);
    even0 = v128.add<T>(even0, v128.mul<T>(even, v128.load(c0 + at)));
    even1 = v128.add<T>(even1, v128.mul<T>(even, v128.load(c1 + at)));
    odd0 = v128.add<T>(odd0, v128.mul<T>(odd, v128.load(c0 + at, 16)));
    odd1 = v128.add<T>(odd1, v128.mul<T>(odd, v128.load(c1 + at, 16)));
  }
  const at = sums + (<usize>j << 3);
  addTo(at, sumOf<T>(even0, odd0));
  if (j < last) addTo(at + 8, sumOf<T>(even1, odd1));
}
