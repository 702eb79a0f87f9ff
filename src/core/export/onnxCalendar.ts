import type { OnnxGraph } from './onnxGraph';

/**
 * The parts of dates in doubles that are whole numbers: quotients of such are nowhere nearer to the next whole number than they
 * round. Source: Howard Hinnant, chrono-compatible low-level date algorithms, as in core/table/calendar.
 */
export function weekdayOf(graph: OnnxGraph, days: string): string {
  const { add, times, quotient } = arithmeticOf(graph);
  const shifted = add(days, 3);
  return graph.node('Sub', [shifted, times(quotient(shifted, 7), 7)]);
}

export function monthAndYear(graph: OnnxGraph, days: string): { readonly month: string; readonly year: string } {
  const { add, times, quotient, sum, difference } = arithmeticOf(graph);
  const shifted = add(days, 719_468);
  const era = quotient(shifted, 146_097);
  const dayOfEra = difference(shifted, times(era, 146_097));
  const leapDays = sum(difference(quotient(dayOfEra, 1460), quotient(dayOfEra, 36_524)), quotient(dayOfEra, 146_096));
  const yearOfEra = quotient(difference(dayOfEra, leapDays), 365);
  const daysBefore = sum(times(yearOfEra, 365), difference(quotient(yearOfEra, 4), quotient(yearOfEra, 100)));
  const fromMarch = quotient(add(times(difference(dayOfEra, daysBefore), 5), 2), 153);
  const isNextYear = quotient(add(fromMarch, 2), 12); // January and February
  return {
    month: difference(add(fromMarch, 3), times(isNextYear, 12)),
    year: sum(sum(times(era, 400), yearOfEra), isNextYear),
  };
}

function arithmeticOf(graph: OnnxGraph) {
  const constant = (value: number) => graph.doubles([value]);
  return {
    add: (a: string, b: number) => graph.node('Add', [a, constant(b)]),
    times: (a: string, b: number) => graph.node('Mul', [a, constant(b)]),
    /** Rounded down. */
    quotient: (a: string, b: number) => graph.node('Floor', [graph.node('Div', [a, constant(b)])]),
    sum: (a: string, b: string) => graph.node('Add', [a, b]),
    difference: (a: string, b: string) => graph.node('Sub', [a, b]),
  };
}
