import fs from 'node:fs';
import path from 'node:path';
import { nextBits, nextNormal, type RandomState, randomFrom } from '../src/core/train/random';
import { TABLES } from './places.mjs';

/** To be raised when the tables become others: those of before are then made anew. */
const EDITION = 1;
const SEED = 1;
/** Of the tenfold table there must be room on the disk for several. */
const ROOM = 8e9;
const BATCH = 10_000;

const tableAt = (name: string) => path.join(TABLES, name);

/** The features and a number that is linear in them but for noise; `…Class` has two classes in its place. */
export const TABLE = {
  A: tableAt('A.csv'),
  AClass: tableAt('A-class.csv'),
  /** A with every field in quotes, and CRLF. */
  Q: tableAt('Q.csv'),
  B: tableAt('B.csv'),
  BClass: tableAt('B-class.csv'),
  C: tableAt('C.csv'),
  /** The rows of A ten times over. */
  tenfold: tableAt('A10.csv'),
  /** The rows of `…Class` in LIBSVM's form. */
  ALines: tableAt('A-class.svm'),
  BLines: tableAt('B-class.svm'),
} as const;

export const TARGET = 'y';
export const CLASS = 'class';

/** Makes what is not there yet. */
export function makeTables(withTenfold: boolean): void {
  const mark = tableAt('edition');
  if (!fs.existsSync(mark) || fs.readFileSync(mark, 'utf8') !== String(EDITION)) {
    fs.rmSync(TABLES, { recursive: true, force: true });
    fs.mkdirSync(TABLES, { recursive: true });
    make(1_000_000, 9, { table: TABLE.A, quoted: TABLE.Q, classes: TABLE.AClass, lines: TABLE.ALines });
    make(100_000, 9, { table: TABLE.B, classes: TABLE.BClass, lines: TABLE.BLines });
    make(10_000, 99, { table: TABLE.C });
    fs.writeFileSync(mark, String(EDITION));
  }
  if (withTenfold && !fs.existsSync(TABLE.tenfold)) makeTenfold();
  for (const table of Object.values(TABLE)) if (fs.existsSync(table)) warm(table);
}

type Kind = 'table' | 'quoted' | 'classes' | 'lines';

/** How a row is written: the features, the number and the class, each with its digits. */
const FORMS: Readonly<Record<Kind, (features: readonly string[], y: string, one: boolean) => string>> = {
  table: (features, y) => `${features.join(',')},${y}\n`,
  quoted: (features, y) => `"${features.join('","')}","${y}"\r\n`,
  classes: (features, _, one) => `${features.join(',')},${one ? 1 : 0}\n`,
  lines: (features, _, one) => `${one ? 1 : 0} ${features.map((x, j) => `${j + 1}:${x}`).join(' ')}\n`,
};

const HEADERS: Readonly<Record<Kind, (names: readonly string[]) => string>> = {
  table: (names) => `${[...names, TARGET].join(',')}\n`,
  quoted: (names) => `"${[...names, TARGET].join('","')}"\r\n`,
  classes: (names) => `${[...names, CLASS].join(',')}\n`,
  lines: () => '',
};

/** Writes the same rows in several forms. */
export function make(rows: number, features: number, paths: Partial<Record<Kind, string>>): void {
  const kinds = Object.keys(paths) as Kind[];
  const files = kinds.map((kind) => ({ kind, file: fs.openSync(paths[kind] ?? '', 'w') }));
  const names = Array.from({ length: features }, (_, j) => `x${j + 1}`);
  for (const { kind, file } of files) fs.writeSync(file, HEADERS[kind](names));
  const random = randomFrom(SEED);
  for (let from = 0; from < rows; from += BATCH) {
    const drawn = Array.from({ length: Math.min(BATCH, rows - from) }, () => drawRow(features, random));
    for (const { kind, file } of files) {
      fs.writeSync(file, drawn.map(({ x, y, one }) => FORMS[kind](x, y, one)).join(''));
    }
  }
  for (const { file } of files) fs.closeSync(file);
}

/**
 * Features that lean on one another a little, each of mean 0 and deviation 1 and with six decimals, y = 3 + Σ ± w·x + noise,
 * and a class whose odds follow half of that sum, so that no line parts the classes.
 */
function drawRow(features: number, random: RandomState) {
  const common = nextNormal(random);
  const x = Array.from({ length: features }, () => (0.8 * nextNormal(random) + 0.6 * common).toFixed(6));
  const sum = x.reduce((total, value, j) => total + (j % 2 ? -1 : 1) * (1 + (j % 5) / 4) * Number(value), 0);
  const chance = 1 / (1 + Math.exp(0.5 - sum / Math.sqrt(features)));
  return {
    x,
    y: (3 + sum + nextNormal(random)).toFixed(6),
    one: nextBits(random) / 2 ** 32 < chance,
  };
}

function makeTenfold(): void {
  const { bavail, bsize } = fs.statfsSync(TABLES);
  if (bavail * bsize < ROOM)
    throw new Error(`the disk has less than ${ROOM / 1e9} GB left for the table of ten million rows`);
  const whole = fs.readFileSync(TABLE.A);
  const body = whole.subarray(whole.indexOf('\n') + 1);
  const file = fs.openSync(`${TABLE.tenfold}.part`, 'w');
  fs.writeSync(file, whole.subarray(0, whole.length - body.length));
  for (let time = 0; time < 10; time++) fs.writeSync(file, body);
  fs.closeSync(file);
  fs.renameSync(`${TABLE.tenfold}.part`, TABLE.tenfold);
}

/** Brings a file into the memory of the machine, so that nobody waits for the disk. */
function warm(table: string): void {
  const file = fs.openSync(table, 'r');
  const chunk = Buffer.alloc(1 << 22);
  while (fs.readSync(file, chunk) > 0);
  fs.closeSync(file);
}
