import type { FittedModel, Neuron } from './core/model/fitted';

const MINUS = '−';

/** A number as people read it: `digits` significant ones, no trailing zeros, a true minus, powers of ten for the very large and small. */
export function formatNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : `${value < 0 ? MINUS : ''}∞`;
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  const plain = size === 0 || (size >= 1e-4 && size < 1e7);
  const text = plain ? String(rounded) : rounded.toExponential().replace('e+', 'e');
  return text.replaceAll('-', MINUS);
}

/** A number that is watched while it changes: its digits keep their places, for zeros at the end stay. */
export function formatSteady(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  return value === 0 ? (0).toPrecision(digits) : steadyText(value, digits).replaceAll('-', MINUS);
}

/** The same with its sign, whichever it is: `+0.0830`, `−0.4120`. */
export function formatSigned(value: number, digits = 4): string {
  return `${value >= 0 ? '+' : ''}${formatSteady(value, digits)}`;
}

function steadyText(value: number, digits: number): string {
  const size = Math.abs(Number(value.toPrecision(digits)));
  if (size < 1e-4 || size >= 1e7) return value.toExponential(digits - 1).replace('e+', 'e');
  return size < 10 ** digits ? value.toPrecision(digits) : value.toFixed(0);
}

/** A number whose digits behind the point are counted, so that a sum that is written out adds up: `−23.34`. */
export function formatFixed(value: number, digits = 2): string {
  return Number.isFinite(value) ? value.toFixed(digits).replace('-', MINUS) : formatNumber(value);
}

/** A whole number with thin thousands: `1,000,000`. */
export function formatCount(value: number): string {
  return value.toLocaleString('en-US');
}

/** The values of a message, written as people read them. */
export function formatValues(values: Readonly<Record<string, string | number>>): Record<string, string> {
  const written = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatValue(value) : value,
  ]);
  return Object.fromEntries(written);
}

function formatValue(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? formatCount(value) : formatNumber(value);
}

/** The neuron in words of the columns: `mpg = 46.2 − 0.0067·weight_lbs + 2.1·origin=Japan`. */
export function equationOf(model: FittedModel, neuron: Neuron, digits = 4): string {
  const terms = model.features.map(({ name }, j) => {
    const weight = neuron.weights[j] ?? 0;
    return ` ${weight < 0 ? MINUS : '+'} ${formatNumber(Math.abs(weight), digits)}·${nameIn(name)}`;
  });
  return `${leftSide(model, neuron)} = ${wrap(model, formatNumber(neuron.bias, digits + 2) + terms.join(''))}`;
}

function leftSide(model: FittedModel, neuron: Neuron): string {
  const target = nameIn(model.target);
  if (!model.classes) return target;
  const name = model.neurons.length > 1 ? model.classes[model.neurons.indexOf(neuron)] : model.classes.at(-1);
  const told = `${target}=${nameIn(name ?? '')}`;
  if (model.activation === 'identity') return `F(${told})`;
  return model.activation === 'sigmoid' ? `P(${told})` : `[${told}]`;
}

function wrap(model: FittedModel, sum: string): string {
  if (model.activation === 'identity') return sum;
  return model.activation === 'sigmoid' ? `σ(${sum})` : `step(${sum})`;
}

/** A name that holds spaces stands in brackets, or the sum could not be read. */
function nameIn(name: string): string {
  return /\s/.test(name) ? `[${name}]` : name;
}
