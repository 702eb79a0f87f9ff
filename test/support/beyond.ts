import type { Beyond } from '../../src/core/data/beyond';
import type { MeasuredTable } from '../../src/core/data/measuredTable';
import { readMeasured } from '../../src/core/data/readMeasured';
import type { Store } from '../../src/core/table/store';

/** A store that is none of files. */
function storeInMemory(): Store {
  let numbers = new Float64Array(1 << 16);
  let length = 0;
  return {
    append(values) {
      if (length + values.length > numbers.length) {
        const larger = new Float64Array(2 * (length + values.length));
        larger.set(numbers);
        numbers = larger;
      }
      numbers.set(values, length);
      length += values.length;
    },
    read: (at, into) => into.set(numbers.subarray(at, at + into.length)),
    close() {
      numbers = new Float64Array();
    },
  };
}

/** So little that every table passes it. */
export const NO_MEMORY: Beyond = { limit: 1, open: storeInMemory };

export function readBeyond(text: string, beyond?: Beyond): Promise<MeasuredTable> {
  const bytes = new TextEncoder().encode(text);
  return readMeasured(
    async function* () {
      for (let at = 0; at < bytes.length; at += 1 << 16) yield bytes.subarray(at, at + (1 << 16));
    },
    { size: bytes.length, beyond },
  );
}
