import path from 'node:path';
import { python, train } from '../commands.mjs';
import { inRounds } from '../measure.mjs';
import type { Row, Subject } from '../row.mjs';

interface Sample {
  readonly name: string;
  readonly target: string;
  readonly features: string;
}

/** With columns of numbers alone, which pandas and scikit-learn take as they are. */
const SAMPLES: readonly Sample[] = [
  { name: 'auto-mpg', target: 'mpg', features: 'cylinders,displacement,weight_lbs,acceleration,year' },
  { name: 'penguins', target: 'body_mass_g', features: 'beak_length_mm,beak_depth_mm,flipper_length_mm' },
  { name: 'seattle-weather', target: 'precipitation', features: 'temp_max,temp_min,wind' },
  { name: 'anscombe-1', target: 'y', features: 'x' },
];

/** Whole processes on the sample tables. */
export const samples: Subject = {
  name: 'samples',
  async measure({ runs }) {
    const rows: Row[] = [];
    for (const { name, target, features } of SAMPLES) {
      const table = path.resolve(`media/samples/${name}.csv`);
      const { ours, pandas } = await inRounds(
        { ours: train(table, target, '--features', features), pandas: python('linear.py', table, target, features) },
        runs,
      );
      rows.push({
        what: `${name}, linear: against pandas and scikit-learn`,
        compared: 'milliseconds',
        ours,
        peer: pandas,
      });
    }
    return rows;
  },
};
