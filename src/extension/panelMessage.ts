import type { Look } from '../core/explore/look';
import { estimatorOf } from '../core/model/estimators';
import { isRanged, OPTION_NAMES, readOption } from '../core/model/options';
import { isInRange, type TrainOptions } from '../core/model/setup';
import type { FromPanel, Pace } from '../protocol';

type Fields = Readonly<Record<string, unknown>>;
type Of<T extends FromPanel['type']> = Extract<FromPanel, { type: T }>;

/** How each message is read, if it is one. */
const READERS: { readonly [T in FromPanel['type']]: (fields: Fields) => Of<T> | undefined } = {
  ready: () => ({ type: 'ready' }),
  drawn: () => ({ type: 'drawn' }),
  stop: () => ({ type: 'stop' }),
  retry: () => ({ type: 'retry' }),
  tickRun: ({ run, ticked }) =>
    isPlace(run) && typeof ticked === 'boolean' ? { type: 'tickRun', run, ticked } : undefined,
  renameRun: ({ run }) => (isPlace(run) ? { type: 'renameRun', run } : undefined),
  deleteRun: ({ run }) => (isPlace(run) ? { type: 'deleteRun', run } : undefined),
  report: () => ({ type: 'report' }),
  predict: () => ({ type: 'predict' }),
  lesson: ({ lesson }) => {
    if (lesson === undefined) return { type: 'lesson' };
    return typeof lesson === 'string' ? { type: 'lesson', lesson } : undefined;
  },
  save: ({ kind, name, data }) => {
    const known = FILE_KINDS.find((one) => one === kind);
    const fileName = typeof name === 'string' ? fileNameOf(name) : '';
    if (!isText(data) || (known === 'png' && !isBase64(data))) return undefined;
    return known && fileName ? { type: 'save', kind: known, name: fileName, data } : undefined;
  },
  train: ({ changes, estimator, passing }) => {
    const options = changesOf(changes);
    const known = typeof estimator === 'string' ? estimatorOf(estimator)?.id : undefined;
    if (!options || (estimator !== undefined && !known)) return undefined;
    return {
      type: 'train',
      changes: options,
      ...(known && { estimator: known }),
      ...(passing === true && { passing }),
    };
  },
  startFrom: ({ parameters }) => {
    if (parameters === undefined) return { type: 'startFrom' };
    if (!Array.isArray(parameters) || !parameters.every((value) => Number.isFinite(value))) return undefined;
    return { type: 'startFrom', parameters: parameters.map(Number) };
  },
  toggleRow: ({ row }) => {
    if (row === undefined) return { type: 'toggleRow' };
    return isPlace(row) ? { type: 'toggleRow', row } : undefined;
  },
  pace: ({ pace }) => (isPace(pace) ? { type: 'pace', pace } : undefined),
  look: ({ run, request, look }) => {
    const read = lookOf(look);
    return isPlace(run) && isPlace(request) && read ? { type: 'look', run, request, look: read } : undefined;
  },
};

const FILE_KINDS = ['png', 'svg', 'csv'] as const;

/** Letters; the page makes none that is longer. */
const LONGEST_TEXT = 2 ** 28;
const LONGEST_NAME = 80;

/** A message of the page, if it is one: a page is not to be trusted with the host's types. */
export function panelMessage(data: unknown): FromPanel | undefined {
  if (!isFields(data)) return undefined;
  const { type } = data;
  return isType(type) ? READERS[type](data) : undefined;
}

/** Options by their names, each of its form and within its range; unknown names are dropped. */
function changesOf(data: unknown): Partial<TrainOptions> | undefined {
  if (!isFields(data)) return undefined;
  const entries = OPTION_NAMES.filter((option) => data[option] !== undefined).map((option) => {
    const value = readOption(option, data[option]);
    const isUsable = typeof value !== 'number' || !isRanged(option) || isInRange(option, value);
    return [option, isUsable ? value : undefined] as const;
  });
  if (entries.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(entries);
}

function lookOf(data: unknown): Look | undefined {
  if (!isFields(data)) return undefined;
  const { iteration, passing, arithmetic, fit, surface } = data;
  if (iteration !== 'kept' && !isPlace(iteration)) return undefined;
  return {
    iteration,
    passing: passing === true,
    ...(isPlace(arithmetic) && { arithmetic }),
    ...fitOf(fit),
    ...surfaceOf(surface),
  };
}

function fitOf(data: unknown): Pick<Look, 'fit'> {
  if (!isFields(data)) return {};
  const { kind, x, y, losses } = data;
  if (kind === 'outputs') return { fit: { kind } };
  if (kind === 'feature' && typeof x === 'string') return { fit: { kind, x, ...(losses === true && { losses }) } };
  return kind === 'pair' && typeof x === 'string' && typeof y === 'string' ? { fit: { kind, x, y } } : {};
}

function surfaceOf(data: unknown): Pick<Look, 'surface'> {
  if (!isFields(data)) return {};
  const { x, y, others } = data;
  if (!isPlace(x) || !isPlace(y) || (others !== 'current' && others !== 'best')) return {};
  return { surface: { x, y, others } };
}

function isType(type: unknown): type is FromPanel['type'] {
  return typeof type === 'string' && Object.hasOwn(READERS, type);
}

function isBase64(text: string): boolean {
  return /^[A-Za-z\d+/]*={0,2}$/.test(text) && text.length % 4 === 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_TEXT;
}

/** A name as every system takes one: no folders, no control characters, no dots before or behind. */
function fileNameOf(name: string): string {
  const plain = name.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').slice(0, LONGEST_NAME);
  return plain.replace(/^[\s.]+|[\s.]+$/g, '');
}

function isPace(pace: unknown): pace is Pace {
  return pace === 'pause' || pace === 'resume' || pace === 'step';
}

/** A whole number from 0. */
function isPlace(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isFields(data: unknown): data is Fields {
  return typeof data === 'object' && data !== null;
}
