import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as esbuild from 'esbuild';
import { bundlesFor } from '../../scripts/bundles.mjs';
import type { ToTrainer } from '../../src/protocol';
import { samplePath, setupOf } from './samples';
import { TrainerProcess } from './trainerProcess';

const ENDLESS = { tolerance: 0, maxIterations: 10_000_000 };
const SETUP = setupOf({
  target: 'sex',
  features: ['beak_length_mm', 'island'],
  estimator: 'sigmoid',
  options: ENDLESS,
});
/** With less memory than any table takes, so that there is a temporary file. */
const OPEN: ToTrainer = {
  type: 'open',
  source: { kind: 'file', path: samplePath('penguins.csv') },
  memory: { limit: 0.001, beyond: 'stream' },
};

/** How a process comes to its end in the middle of a training. */
const ENDINGS = {
  'left by its host': (trainer: TrainerProcess) => trainer.child.disconnect(),
  'told to stop, then left': (trainer: TrainerProcess) => {
    trainer.tell({ type: 'stop', run: 1 });
    trainer.child.disconnect();
  },
  terminated: (trainer: TrainerProcess) => trainer.signal('SIGTERM'),
  killed: (trainer: TrainerProcess) => trainer.signal('SIGKILL'),
} as const;

export type Ending = keyof typeof ENDINGS;

export interface Left {
  readonly processes: number;
  readonly 'temporary files': number;
  readonly 'open files': number;
  readonly listeners: number;
  readonly kilobytes: number;
}

/** The trainer as it is shipped, in a folder. */
export async function buildTrainer(folder: string): Promise<string> {
  const { bundles } = bundlesFor(true);
  for (const file of ['trainer.js', 'engine.js']) {
    const options = bundles.find(({ outfile }) => outfile === `dist/${file}`);
    if (!options) throw new Error(`no bundle ${file}`);
    await esbuild.build({ ...options, outfile: path.join(folder, file), logLevel: 'error' });
  }
  return path.join(folder, 'trainer.js');
}

/**
 * Starts so many processes one after another, each to read a table and train on it, and ends each in the middle. What is left is
 * counted against what was there after the first of each kind.
 */
export async function processCycles(count: number, bundle: string, folder: string) {
  const root = path.join(folder, 'temporary');
  mkdirSync(root);
  const ended: Record<Ending, number> = {
    'left by its host': 0,
    'told to stop, then left': 0,
    terminated: 0,
    killed: 0,
  };
  const kinds = Object.keys(ENDINGS) as Ending[];
  const pids: number[] = [];
  const cycle = async (at: number) => {
    const kind = kinds[at % kinds.length] ?? 'killed';
    const trainer = new TrainerProcess({ bundle, root });
    pids.push(trainer.child.pid ?? 0);
    trainer.tell(OPEN);
    trainer.tell({ type: 'train', run: 1, setup: SETUP });
    await trainer.next('losses');
    ENDINGS[kind](trainer);
    await trainer.ended();
    ended[kind]++;
  };
  for (let at = 0; at < kinds.length; at++) await cycle(at);
  const before = hostState();
  for (let at = kinds.length; at < count; at++) await cycle(at);
  const after = hostState();
  const left: Left = {
    processes: pids.filter(lives).length,
    'temporary files': readdirSync(root).length,
    'open files': after.files - before.files,
    listeners: after.listeners - before.listeners,
    kilobytes: Math.round((after.heap - before.heap) / 1000),
  };
  return { ended, left };
}

/** Starts and stops so many trainings in one process; what has grown between the first hundred and the last is counted. */
export async function trainingCycles(count: number, bundle: string, folder: string) {
  const root = path.join(folder, 'of-one');
  mkdirSync(root);
  const meter = path.resolve('test/support/meter.cjs');
  const trainer = new TrainerProcess({ bundle, root, args: ['--expose-gc', '--require', meter] });
  try {
    const cycle = async (run: number) => {
      if (run % 10 === 0) trainer.tell(OPEN);
      trainer.tell({ type: 'train', run, setup: SETUP });
      await trainer.next('losses');
      trainer.tell({ type: 'stop', run });
      await trainer.next('finished');
    };
    for (let run = 0; run < WARM; run++) await cycle(run);
    const before = await measured(trainer);
    for (let run = WARM; run < count; run++) await cycle(run);
    const after = await measured(trainer);
    const left: Left = {
      processes: 0,
      'temporary files': readdirSync(root).length,
      'open files': after.files - before.files,
      listeners: after.listeners - before.listeners,
      kilobytes: Math.round((after.heap - before.heap) / 1000),
    };
    return { left };
  } finally {
    await trainer.kill();
  }
}

/** Caches and compiled code are there by then. */
const WARM = 50;

interface State {
  readonly heap: number;
  readonly listeners: number;
  readonly files: number;
}

async function measured(trainer: TrainerProcess): Promise<State> {
  const answer = once(trainer.child, 'message', { signal: AbortSignal.timeout(30_000) });
  trainer.child.send({ type: 'measure' });
  const [{ heap, listeners }] = (await answer) as [State];
  return { heap, listeners, files: filesOf(trainer.child.pid ?? 0) };
}

function hostState(): State {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  collect();
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  return { heap: process.memoryUsage().heapUsed, listeners, files: filesOf(process.pid) };
}

/** Linux tells by /proc; 0 elsewhere. */
function filesOf(pid: number): number {
  return process.platform === 'linux' ? readdirSync(`/proc/${pid}/fd`).length : 0;
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
