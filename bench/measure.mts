import { spawn } from 'node:child_process';
import { PROGRAMS, PYTHON } from './places.mjs';
import { LONG } from './programs/repeat.mjs';

/** What was measured: a median of `runs`. */
export interface Measured {
  readonly milliseconds: number;
  /** The most memory that the whole process had. */
  readonly megabytes?: number;
  readonly runs: number;
  /** How fast a file was read, in MB/s. */
  readonly rate?: number;
  /** What there is to say of it besides. */
  readonly remark?: string;
}

/** Nothing was measured, and why. */
export interface Failed {
  readonly failed: string;
}

export type Outcome = Measured | Failed;

export type Command = readonly [program: string, ...words: string[]];

interface Run {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly output: string;
}

/** Runs a process to its end. */
export function run([program, ...words]: Command): Promise<Run> {
  return new Promise((resolve, reject) => {
    const launcher = [`${PROGRAMS}/launch.py`, program, ...words];
    const child = spawn(PYTHON, launcher, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
    const [output, complaint, figures] = child.stdio.slice(1).map((stream) => {
      const chunks: Buffer[] = [];
      stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
      return () => Buffer.concat(chunks).toString();
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0) return reject(new Error(reasonIn(complaint?.() ?? '')));
      const [milliseconds = Number.NaN, megabytes = Number.NaN] = (figures?.() ?? '').split(' ').map(Number);
      resolve({ milliseconds, megabytes, output: output?.() ?? '' });
    });
  });
}

/** The line of a stack or a complaint that says most. */
function reasonIn(complaint: string): string {
  const lines = complaint.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /^\w*(Error|Exception)\b.*:/.test(line)) ?? lines[0] ?? 'it said nothing';
}

/**
 * Whole processes, in rounds: each once, then each once again, so that what the machine does meanwhile befalls all. What
 * takes long is run once.
 */
export async function inRounds<Name extends string>(
  commands: Readonly<Record<Name, Command>>,
  runs: number,
): Promise<Record<Name, Outcome & { readonly output: string }>> {
  const names = Object.keys(commands) as Name[];
  const done = new Map<Name, Run[]>(names.map((name) => [name, []]));
  const failures = new Map<Name, string>();
  for (let round = 0; round < runs; round++) {
    for (const [name, before] of done) {
      if (failures.has(name) || before.some(({ milliseconds }) => milliseconds > LONG)) continue;
      try {
        before.push(await run(commands[name]));
      } catch (error) {
        failures.set(name, reasonOf(error));
      }
    }
  }
  const entries = [...done].map(([name, all]) => {
    const failed = failures.get(name);
    const output = all[0]?.output ?? '';
    return [name, failed === undefined ? { ...medianOf(all), output } : { failed, output }];
  });
  return Object.fromEntries(entries);
}

function medianOf(runs: readonly Run[]): Measured {
  return {
    milliseconds: median(runs.map(({ milliseconds }) => milliseconds)),
    megabytes: median(runs.map(({ megabytes }) => megabytes)),
    runs: runs.length,
  };
}

/** What a program that times itself prints: `milliseconds` of each run, and more. */
export interface Inner {
  readonly milliseconds: readonly number[];
}

/** Runs a program that times its work itself. */
export async function within<Told extends object = object>(
  command: Command,
): Promise<(Measured & { readonly told: Inner & Told }) | Failed> {
  try {
    const { output, megabytes } = await run(command);
    const told = JSON.parse(output) as Inner & Told;
    return { milliseconds: median(told.milliseconds), megabytes, runs: told.milliseconds.length, told };
  } catch (error) {
    return { failed: reasonOf(error) };
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function hasFailed(outcome: Outcome): outcome is Failed {
  return 'failed' in outcome;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
