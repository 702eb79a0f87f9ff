import type { FittedModel } from '../../../src/core/model/fitted';
import { type PredictOptions, predictTable } from '../../../src/core/predict/predictTable';
import { feature, modelWith, neuron } from '../../support/handMade';

/** y = 1 + 2·a − 0.5·[b=red] + 0.25·[b=sky, blue], where b is green, red or "sky, blue". */
export const LINEAR = modelWith({
  levels: { b: ['green', 'red', 'sky, blue'] },
  features: [
    feature({ name: 'a' }),
    feature({ name: 'b=red', column: 'b', level: 'red' }),
    feature({ name: 'b=sky, blue', column: 'b', level: 'sky, blue' }),
  ],
  neurons: [neuron(1, 2, -0.5, 0.25)],
});

/** The text that comes of a text, and the counts. */
export async function predictionsOf(
  text: string,
  model: FittedModel,
  options: Partial<PredictOptions> & { chunk?: number } = {},
) {
  const { chunk = 1 << 16, ...rest } = options;
  const bytes = new TextEncoder().encode(text);
  const parts: Buffer[] = [];
  const source = async function* () {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  };
  const write = (part: Uint8Array) => void parts.push(Buffer.from(part));
  const counts = await predictTable(source, { model, write, ...rest });
  return { text: Buffer.concat(parts).toString('utf8'), counts };
}
