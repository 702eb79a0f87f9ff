import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { on, once } from 'node:events';
import path from 'node:path';
import { estimatorOf } from '../../src/core/model/estimators';
import type { Setup } from '../../src/core/model/setup';
import type { FromTrainer, RunResult, ToTrainer } from '../../src/protocol';
import { readSample, samplePath, setupOf, trainOn } from '../support/samples';

const TRAINER = path.resolve('src/trainer/node.ts');
const CLI = path.resolve('src/cli/main.ts');
const LOADER = ['--require', 'tsx/cjs'];

describe('the training process', () => {
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  function start(): { child: ChildProcess; tell(message: ToTrainer): void } {
    const child = fork(TRAINER, [], { serialization: 'advanced', execArgv: LOADER });
    running.push(child);
    return { child, tell: (message) => child.send(message) };
  }

  async function first<T extends FromTrainer['type']>(
    child: ChildProcess,
    type: T,
  ): Promise<Extract<FromTrainer, { type: T }>> {
    for await (const [message] of on(child, 'message') as AsyncIterable<[FromTrainer]>) {
      assert.notEqual(message.type, 'failed');
      if (message.type === type) return message as Extract<FromTrainer, { type: T }>;
    }
    throw new Error('the process ended');
  }

  async function trainInProcess(sample: string, setup: Setup): Promise<RunResult> {
    const { child, tell } = start();
    tell({ type: 'open', source: { kind: 'file', path: samplePath(sample) } });
    tell({ type: 'train', run: 1, setup });
    return (await first(child, 'finished')).result;
  }

  for (const [sample, target, estimator, positive] of [
    ['auto-mpg.csv', 'mpg', 'linear'],
    ['penguins.csv', 'sex', 'sigmoid'],
    ['penguins.csv', 'species', 'perceptron', 'Chinstrap'],
  ] as const) {
    it(`gives the weights of the terminal and of plain Node to the last bit (${estimator})`, async () => {
      const features =
        sample === 'auto-mpg.csv' ? ['weight_lbs', 'year', 'origin'] : ['beak_length_mm', 'beak_depth_mm', 'island'];
      const setup = setupOf({ target, features, estimator, ...(positive && { positive }) });
      const inProcess = await trainInProcess(sample, setup);
      const inNode = trainOn(await readSample(sample), setup).result;
      const words = [
        'train',
        samplePath(sample),
        '--target',
        target,
        '--features',
        features.join(),
        '--estimator',
        estimator,
        '--json',
      ];
      const printed = execFileSync(
        process.execPath,
        [...LOADER, CLI, ...words, ...(positive ? ['--set', `positive=${positive}`] : [])],
        { encoding: 'utf8' },
      );
      const inTerminal = JSON.parse(printed);
      assert.deepEqual(inProcess, inNode);
      assert.deepEqual(
        [inTerminal.bias, ...Object.values(inTerminal.weights)],
        [inNode.model.neurons[0]?.bias, ...(inNode.model.neurons[0]?.weights ?? [])],
      );
      assert.equal(inTerminal.iterations, inNode.iterations);
      assert.equal(inNode.model.activation, estimatorOf(estimator)?.activation);
    });
  }

  it('ends when its host goes, even in the middle of a training', async () => {
    const { child, tell } = start();
    tell({ type: 'open', source: { kind: 'file', path: samplePath('penguins.csv') } });
    const features = ['beak_length_mm'];
    const options = { tolerance: 0, maxIterations: 10_000_000 };
    tell({ type: 'train', run: 1, setup: setupOf({ target: 'sex', features, estimator: 'sigmoid', options }) });
    await first(child, 'losses');
    child.disconnect();
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
  });
});
