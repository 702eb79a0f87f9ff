import { DataError } from '../fault';
import type { FittedModel, Neuron } from '../model/fitted';
import { productOf } from './products';
import { type Scorer, scorerOfTyped } from './scorer';
import { cellAt, isKnown, numeral, text, wordsOf } from './spreadsheetCells';

/** What Excel takes. */
const LONGEST_FORMULA = 8192;

/**
 * Two rows of a sheet, divided by tabs, to be put at A1: the names of the columns, and a row whose first cells are still empty and
 * whose others are the formulas to fill down, in the grammar that LibreOffice and Excel share. A cell is missing where it is empty,
 * dates are dates of the sheet, and a row without a prediction has #N/A.
 */
export function printSpreadsheet(model: FittedModel): string {
  const scorer = scorerOfTyped(model);
  const inputs = scorer.inputs.map(({ column }) => ({ name: column, formula: '' }));
  const columns = [...inputs, ...resultColumns(scorer)];
  const found = Math.max(...columns.map(({ formula }) => formula.length));
  if (found > LONGEST_FORMULA) throw new DataError('formulaTooLong', { found, most: LONGEST_FORMULA });
  return [columns.map(({ name }) => heading(name)), columns.map(({ formula }) => formula)].map(rowOf).join('');
}

interface SheetColumn {
  readonly name: string;
  readonly formula: string;
}

/** They stand behind the inputs, and those of the outputs first. */
function resultColumns(scorer: Scorer): SheetColumn[] {
  const { inputs, neurons, decision } = scorer;
  const sums = neurons.map((neuron) => sumOf(scorer, neuron));
  const cells = neurons.map((_, k) => cellAt(inputs.length + k));
  const [sum = ''] = sums;
  const [cell = ''] = cells;
  switch (decision.kind) {
    case 'value':
      return [{ name: 'prediction', formula: sum }];
    case 'two': {
      const { positive, negative, sigmoid } = decision;
      return [
        { name: 'output', formula: sum },
        ...(sigmoid ? [{ name: 'probability', formula: `=${sigmoidOf(cell)}` }] : []),
        { name: 'prediction', formula: `=IF(${cell}>0,${text(positive)},${text(negative)})` },
      ];
    }
    case 'several': {
      const { classes, probability } = decision;
      const all = `${cell}:${cells.at(-1)}`;
      const probabilityOf = probability === 'softmax' ? softmaxOf(all) : sigmoidOf;
      const named = (name: string, formulas: readonly string[]) =>
        formulas.map((formula, k) => ({ name: `${name}=${classes[k]}`, formula }));
      return [
        ...named('output', sums),
        ...(probability
          ? named(
              'probability',
              cells.map((one) => `=${probabilityOf(one)}`),
            )
          : []),
        { name: 'prediction', formula: `=CHOOSE(MATCH(MAX(${all}),${all},0),${classes.map(text).join(',')})` },
      ];
    }
    default:
      return decision satisfies never;
  }
}

function sumOf({ inputs, features }: Scorer, { bias, weights }: Neuron): string {
  const words = wordsOf(inputs);
  const terms = features.map((feature, j) => {
    const weight = numeral(weights[j] ?? 0);
    return `${weight.startsWith('-') ? '' : '+'}${weight}*${productOf(feature, words).replaceAll(' * ', '*')}`;
  });
  return `=IF(AND(${inputs.map(isKnown).join(',')}),${numeral(bias)}${terms.join('')},NA())`;
}

/** Excel has no exponential above that of 709. */
function sigmoidOf(cell: string): string {
  return `IF(${cell}<-700,0,1/(1+EXP(-${cell})))`;
}

function softmaxOf(all: string): (cell: string) => string {
  return (cell) => `EXP(${cell}-MAX(${all}))/SUMPRODUCT(EXP(${all}-MAX(${all})))`;
}

/** A name that a sheet would take for a formula or a number is given as a formula that says it. */
function heading(name: string): string {
  return /^[\s=+\-@'\d.]/.test(name) ? `=${text(name)}` : name;
}

function rowOf(cells: readonly string[]): string {
  const fields = cells.map((cell) => (/^"|[\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${fields.join('\t')}\n`;
}
