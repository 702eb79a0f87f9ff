import assert from 'node:assert/strict';
import { parseArguments } from '../../src/cli/arguments';
import { measured } from '../../src/cli/bench';
import { fileReading } from '../../src/cli/reading';
import { markdownOf } from '../../src/cli/report';
import { train } from '../../src/cli/train';
import { UsageError } from '../../src/cli/usageError';
import { samplePath } from '../support/samples';

const WORDS = ['train', samplePath('auto-mpg.csv'), '--target', 'mpg', '--set', 'validation=0.25'];

describe('the report of the terminal', () => {
  it('is a page with the numbers of the training, each with all of its digits', async () => {
    const args = parseArguments(WORDS);
    const report = await train(args, fileReading(args.file, undefined, {}), () => {});
    const page = markdownOf(args.file, report);
    const { model, metrics, validation } = report.result;
    const [neuron] = model.neurons;
    assert.match(page, /^# Training on `auto-mpg\.csv`\n/);
    const sections = 'Set-up|Rows|Training|Mean squared error|Metrics|Weights|How sure the weights are|Notes|Equation';
    assert.deepEqual(
      [...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title),
      sections.split('|'),
    );
    const numbers = [...(neuron?.weights ?? []), ...(neuron?.standardised.weights ?? []), report.losses[0]];
    const measures = [metrics.mse, metrics.r2, validation?.mse, report.validation[0], report.validation.at(-1)];
    for (const number of [...numbers, ...measures]) assert.ok(page.includes(` ${String(number)} `), String(number));
    assert.match(page, /^- Share of rows to validate on: 0\.25$/m);
    assert.match(page, /14 left out\n- 8 without a value of the target mpg/);
  });

  it('is asked for only of a training', () => {
    assert.equal(parseArguments([...WORDS, '--report', 'out.md']).report, 'out.md');
    const crossvalidated = ['crossvalidate', ...WORDS.slice(1), '--report', 'out.md'];
    assert.throws(() => parseArguments(crossvalidated), UsageError);
  });
});

describe('descent bench', () => {
  it('prints a figure above 0 for each thing that is measured', async () => {
    const lines = (await measured(2000)).split('\n').slice(2);
    assert.deepEqual(
      lines.map((line) => line.replace(/ +[\d.e−]+$/, '')),
      [
        'reading by the kernel, MB/s',
        'reading by its plain twin, MB/s',
        'linear regression, ms to begin',
        'linear regression, ms an iteration',
        'sigmoid neuron, ms to begin',
        'sigmoid neuron, ms an iteration',
      ],
    );
    for (const line of lines) assert.ok(Number(line.split(' ').at(-1)?.replace('−', '-')) > 0, line);
  });
});
