import { formatCount, formatNumber } from '../format';
import { type FitPicture, ROLES } from './fitPicture';
import type { Say } from './words';

const DIGITS = 5;

/** A row in words and numbers: what it is and what the model says of it; then where it lies, and what it is to the training. */
export function pointText(picture: FitPicture, i: number, say: Say): string[] {
  const role = roleText(picture, i, say);
  const where = whereText(picture, i, say);
  return [saidText(picture, i, say), ...(where ? [where] : []), ...(role ? [role] : [])];
}

/** What a row is to the training; undefined where it is trained on. */
export function roleText({ fit }: FitPicture, i: number, say: Say): string | undefined {
  const role = fit.points.roles[i];
  if (role === ROLES.aside) return say('leftOut');
  return role === ROLES.validation ? say('validationRows') : undefined;
}

/** The class that a row has, and the one that is predicted for it. */
export function classesAt({ subject, fit }: FitPicture, i: number): { actual: string; predicted: string } {
  const { targets, predictions, outputs } = fit.points;
  const predicted = subject.said === 'classes' ? predictions[i] : Number((outputs[i] ?? 0) > 0);
  const nameOf = (k: number | undefined) => subject.classes[k ?? -1] ?? '';
  return { actual: nameOf(targets[i]), predicted: nameOf(predicted) };
}

function saidText(picture: FitPicture, i: number, say: Say): string {
  const { subject, fit } = picture;
  const { lines, targets, predictions, outputs } = fit.points;
  const line = formatCount(lines[i] ?? 0);
  const [target, prediction, output] = [targets[i], predictions[i], outputs[i]];
  if (subject.said === 'number') {
    const residual = number((target ?? Number.NaN) - (prediction ?? Number.NaN));
    return say('fitPointNumber', line, number(target), number(prediction), residual);
  }
  const { actual, predicted } = classesAt(picture, i);
  if (subject.said === 'probability') return say('fitPointProbability', line, actual, predicted, number(prediction));
  return say('fitPointClass', line, actual, predicted, number(output));
}

function whereText({ choice, fit }: FitPicture, i: number, say: Say): string | undefined {
  const { x, y, outputs } = fit.points;
  if (choice.kind === 'sigmoid') return `${say('fitOutput')}: ${number(outputs[i])}`;
  if (x.length === 0) return undefined;
  const across = `${choice.x}: ${number(x[i])}`;
  return y.length === 0 ? across : `${across}; ${choice.y}: ${number(y[i])}`;
}

function number(value = Number.NaN): string {
  return formatNumber(value, DIGITS);
}
