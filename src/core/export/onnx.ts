import type { FittedModel } from '../model/fitted';
import type { DatePart } from '../table/calendar';
import { monthAndYear, weekdayOf } from './onnxCalendar';
import { decide } from './onnxDecision';
import { OnnxGraph } from './onnxGraph';
import { type Input, type LevelInput, type ScorerFeature, type ScorerOperand, scorerOfTyped } from './scorer';

/**
 * A file of ONNX, in double precision. Each column is an input of one value a row: numbers, days since 1970-01-01 for dates, and
 * texts. A value is missing where it is NaN or an empty text; a row without a prediction has NaN, or an empty text for its class.
 */
export function printOnnx(model: FittedModel): Uint8Array {
  const { inputs, features, neurons, decision, target } = scorerOfTyped(model);
  const graph = new OnnxGraph();
  const columns = inputs.map((input) => columnOf(graph, input));
  const x = graph.node(
    'Concat',
    features.map((feature) => featureOf(graph, feature, columns)),
    { axis: 1 },
  );
  const [first] = neurons;
  const width = neurons.length;
  const weights = (first?.weights ?? []).flatMap((_, j) => neurons.map((neuron) => neuron.weights[j] ?? 0));
  const products = graph.node('MatMul', [x, graph.doubles(weights, [features.length, width])]);
  const bias = graph.doubles(
    neurons.map((neuron) => neuron.bias),
    [1, width],
  );
  const sums = graph.node('Add', [products, bias]);
  const outputs = columns.reduce((sum, { gap }) => (gap ? graph.node('Add', [sum, gap]) : sum), sums);
  decide(graph, decision, outputs);
  return graph.encoded(`Predicts ${target}`);
}

/** The values of a column with what was missing filled in, and what is computed of them. */
interface ColumnOfGraph {
  readonly values: string;
  /** 1 where a cell is missing, else 0. */
  readonly missing: () => string;
  /** Of texts: NaN where the model can use none, else 0. Numbers are NaN themselves there. */
  readonly gap?: string;
}

function columnOf(graph: OnnxGraph, input: Input): ColumnOfGraph {
  if (input.kind === 'level') return levelColumn(graph, input);
  const given = graph.input(input.column, 'double');
  const missing = () => graph.node('Cast', [graph.node('IsNaN', [given])], { to: DOUBLE });
  const filled =
    input.fill === undefined
      ? given
      : graph.node('Where', [graph.node('IsNaN', [given]), graph.doubles([input.fill]), given]);
  const values = graph.node('Where', [graph.node('IsInf', [filled]), graph.doubles([Number.NaN]), filled]);
  return { values: input.kind === 'date' ? graph.node('Floor', [values]) : values, missing };
}

/** The number of its type. */
const DOUBLE = 11;

function levelColumn(graph: OnnxGraph, { column, levels, fill = -1, other = -1 }: LevelInput): ColumnOfGraph {
  const given = graph.input(column, 'string');
  const keys = ['', ...levels];
  const values = graph.mlNode('LabelEncoder', [given], {
    keys_strings: keys,
    values_int64s: [fill, ...levels.keys()],
    default_int64: other,
  });
  const unknown = graph.node('Less', [values, graph.integers([0])]);
  const gap = graph.node('Where', [unknown, graph.doubles([Number.NaN]), graph.doubles([0])]);
  const missing = () => graph.node('Cast', [graph.mlNode('LabelEncoder', [given], IS_EMPTY)], { to: DOUBLE });
  return { values, missing, gap };
}

const IS_EMPTY = { keys_strings: [''], values_int64s: [1], default_int64: 0 };

function featureOf(graph: OnnxGraph, { operands }: ScorerFeature, columns: readonly ColumnOfGraph[]): string {
  const factors = operands.map((operand) => operandOf(graph, operand, columns[operand.input]));
  return factors.reduce((product, factor) => graph.node('Mul', [product, factor]));
}

function operandOf(graph: OnnxGraph, operand: ScorerOperand, column: ColumnOfGraph | undefined): string {
  if (!column) throw new Error(`there is no input ${operand.input}`);
  const { values, missing } = column;
  switch (operand.kind) {
    case 'power': {
      const others = Array.from({ length: operand.power - 1 }, () => values);
      return others.reduce((product, factor) => graph.node('Mul', [product, factor]), values);
    }
    case 'part':
      return PARTS[operand.part](graph, values);
    case 'level':
      return graph.node('Cast', [graph.node('Equal', [values, graph.integers([operand.place])])], { to: DOUBLE });
    case 'missing':
      return missing();
    default:
      return operand satisfies never;
  }
}

const PARTS: Readonly<Record<DatePart, (graph: OnnxGraph, days: string) => string>> = {
  days: (_, days) => days,
  weekday: weekdayOf,
  month: (graph, days) => monthAndYear(graph, days).month,
  year: (graph, days) => monthAndYear(graph, days).year,
};
