import { formatNumber, formatSigned, formatSteady } from '../format';
import type { PanelWord } from '../protocol';
import type { Arithmetic } from './arithmeticNames';
import type { Line } from './lines';
import type { Say } from './words';

type Move = Arithmetic['move'];
type MoveOf<Kind extends Move['kind']> = Extract<Move, { kind: Kind }>;

/** The rule of the step in words. */
export function updateWords({ move }: Arithmetic, say: Say): string {
  const isDrawn = 'threshold' in move && move.threshold !== undefined;
  return isDrawn ? `${ruleWords(move, say)} ${say('arithmeticThreshold')}` : ruleWords(move, say);
}

const WORDS: Readonly<Record<Exclude<Move['kind'], 'batches'>, PanelWord>> = {
  gradientDescent: 'arithmeticDescent',
  momentum: 'arithmeticMomentum',
  nesterov: 'arithmeticNesterov',
  adam: 'arithmeticAdam',
  newton: 'arithmeticNewton',
  lbfgs: 'arithmeticLbfgs',
};

function ruleWords(move: Move, say: Say): string {
  if (move.kind !== 'batches') return say(WORDS[move.kind], 'beta' in move ? formatNumber(move.beta) : '');
  const [steps, rows] = [formatNumber(move.steps, 9), formatNumber(move.rows, 9)];
  return move.rows === 1 ? say('arithmeticOneByOne', steps) : say('arithmeticBatches', steps, rows);
}

/** Enough digits to see a step. */
const DIGITS = 5;
const weight = (value: number) => formatSteady(value, DIGITS);
const isolated = (value: number) => `(${formatSigned(value)})`;
const UNKNOWN = '…';

/** `w(weight_lbs): −0.41200 − 0.1 × (+0.08300) = −0.42030`, and what another rule than gradient descent makes of it. */
export function updateLines(symbol: string, arithmetic: Arithmetic): Line[] {
  const { move } = arithmetic;
  switch (move.kind) {
    case 'gradientDescent':
      return [
        { cells: [...slope(symbol, arithmetic), `= ${weight(move.moved)}`] },
        ...threshold(move, arithmetic.after),
      ];
    case 'momentum': {
      const cells = [...slope(symbol, arithmetic), `+ ${formatNumber(move.beta)} × ${isolated(move.previous)}`];
      return [{ cells: [...cells, `= ${weight(move.moved)}`] }, ...threshold(move, arithmetic.after)];
    }
    case 'nesterov':
      return nesterov(symbol, arithmetic, move);
    case 'adam':
      return adam(symbol, arithmetic, move);
    case 'newton':
    case 'lbfgs': {
      const step = move.way ? `− ${formatNumber(move.way.share)} × ${isolated(move.way.direction)}` : `− ${UNKNOWN}`;
      return [{ cells: [`${symbol}: ${weight(arithmetic.before)}`, step, result(arithmetic.after)] }];
    }
    case 'batches': {
      const { before, after } = arithmetic;
      const step = after === undefined ? UNKNOWN : isolated(after - before);
      return [{ cells: [`${symbol}: ${weight(before)}`, `+ ${step}`, result(after)] }];
    }
    default:
      return move satisfies never;
  }
}

function slope(symbol: string, { before, rate, gradient }: Arithmetic): string[] {
  return [`${symbol}: ${weight(before)}`, `− ${formatNumber(rate)} × ${isolated(gradient)}`];
}

/** sign(w)·max(0, |w| − rate·l1). */
function threshold(
  { moved, threshold: by }: MoveOf<'adam' | 'gradientDescent' | 'momentum' | 'nesterov'>,
  after?: number,
) {
  if (by === undefined) return [];
  const sign = moved < 0 ? '−1' : '+1';
  const cells = [`l1: (${sign}) · max(0, ${weight(Math.abs(moved))} − ${formatSteady(by)})`, result(after)];
  return [{ cells }];
}

function nesterov(symbol: string, arithmetic: Arithmetic, move: MoveOf<'nesterov'>): Line[] {
  const { beta, moved, reached, previous } = move;
  const on = [`${symbol}: ${weight(reached)}`, `+ ${formatNumber(beta)} × ${isolated(reached - previous)}`];
  return [
    { cells: [...slope('q', arithmetic), `= ${weight(moved)}`] },
    ...threshold(move, reached),
    { cells: [...on, result(arithmetic.after)] },
  ];
}

function adam(symbol: string, { before, after, gradient, rate }: Arithmetic, move: MoveOf<'adam'>): Line[] {
  const { first, second, count, epsilon, moved } = move;
  const mean = (name: string, { beta, before: old, unbiased }: typeof first, term: string): Line => ({
    cells: [
      `${name}: (${formatNumber(beta)} × ${isolated(old)}`,
      `+ ${formatNumber(1 - beta)} × ${term})`,
      `/ (1 − ${formatNumber(beta)}^${count})`,
      `= ${formatSteady(unbiased)}`,
    ],
  });
  const step = [
    `− ${formatNumber(rate)} × ${isolated(first.unbiased)}`,
    `/ (√${formatSteady(second.unbiased)} + ${formatNumber(epsilon)})`,
  ];
  return [
    mean('m̂', first, isolated(gradient)),
    mean('v̂', second, `${isolated(gradient)}²`),
    { cells: [`${symbol}: ${weight(before)}`, ...step, `= ${weight(moved)}`] },
    ...threshold(move, after),
  ];
}

function result(after: number | undefined): string {
  return `= ${after === undefined ? UNKNOWN : weight(after)}`;
}
