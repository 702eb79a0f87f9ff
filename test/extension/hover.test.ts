import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, file, hoverOver, MPG, sample, show, trained, until } from './descent';

/** A number as the hover writes it. */
const read = (text = '') => Number(text.replaceAll('−', '-'));

/** Whether a number is another to so many digits. */
const near = (a = Number.NaN, b = Number.NaN, digits = 4) => Math.abs(a - b) <= 0.51 * 10 ** (1 - digits) * Math.abs(b);

/** How many lines a hover takes. */
const linesOf = (text: string) =>
  text.split('\n').filter((line) => line.trim() !== '' && !/^[|: -]+$/.test(line)).length;

/** The rows of a sample without quotes, by their columns. */
function naiveRows(document: vscode.TextDocument): Record<string, string>[] {
  const [header = '', ...lines] = document.getText().trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, j) => [names[j] ?? '', cell])));
}

const CLASSES = 'a,b,c\n1,x,yes\n2,y,yes\n3,x,no\n4,y,no\n,x,no\n5,z,\n';
const YES = { target: 'c', positive: 'yes', estimator: 'sigmoid', features: ['a', 'b'] } as const;

describe('the hover', () => {
  afterEach(closeAll);

  it('says nothing before any training', async () => {
    const { document } = await show(sample('seattle-weather.csv'));
    assert.equal(await hoverOver(document, 'temp_max'), '');
  });

  it('explains the weight of a number column at its header', async () => {
    const { document } = await show(sample('auto-mpg.csv'));
    const run = await trained(document.uri, MPG);
    const j = run.result?.model.features.findIndex(({ name }) => name === 'weight_lbs') ?? -1;
    const text = await hoverOver(document, 'weight_lbs');
    assert.match(text, /\*\*weight\\_lbs\*\*, a feature of the linear regression for mpg/);
    assert.ok(text.includes((run.result?.model.neurons[0]?.weights[j] ?? 0).toPrecision(4).replace('-', '−')), text);
    assert.match(text, /Rank: \*\*1\*\* of 8/);
    assert.match(text, /Mean 2978, standard deviation 848.3/);
    const interval = run.result?.inference?.terms.find(({ name }) => name === 'weight_lbs')?.interval ?? [];
    const [low, high] = /95 % interval, by exact least squares: (\S+) to (\S+)/.exec(text)?.slice(1).map(read) ?? [];
    assert.ok(near(low, interval[0]) && near(high, interval[1]), text);
    const weights = naiveRows(document).map((row) => Number(row.weight_lbs));
    const [least, greatest] = [Math.min(...weights), Math.max(...weights)];
    const counts = new Array<number>(16).fill(0);
    for (const x of weights) {
      const at = Math.min(15, Math.floor((16 * (x - least)) / (greatest - least)));
      counts[at] = (counts[at] ?? 0) + 1;
    }
    const heights = counts.map((count) => '▁▂▃▄▅▆▇█'[Math.round((7 * count) / Math.max(...counts))]).join('');
    assert.ok(text.includes(`${least} ${heights} ${greatest}`), text);
    assert.ok(linesOf(text) <= 11, text);
  });

  it('explains each level of a category at its header', async () => {
    const { document } = await show(sample('auto-mpg.csv'));
    await trained(document.uri, MPG);
    const text = await hoverOver(document, 'origin');
    assert.match(text, /\| Europe \| reference \|/);
    assert.match(text, /\| Japan \| [\d.−]+ \| \S+ to \S+ \| [\d.−]+ \| \d \| 20.2% \|/);
  });

  it('says what the target is at its header, and which column is no feature', async () => {
    const { document } = await show(sample('auto-mpg.csv'));
    await trained(document.uri, MPG);
    assert.match(await hoverOver(document, 'mpg'), /\*\*mpg\*\*, the target/);
    assert.match(await hoverOver(document, 'name'), /not a feature of this model/);
  });

  it('writes out the sum of a row, its largest terms first with bars, its prediction and residual', async () => {
    const { document } = await show(sample('auto-mpg.csv'));
    const run = await trained(document.uri, MPG);
    const text = await hoverOver(document, '3504');
    const [neuron] = run.result?.model.neurons ?? [];
    assert.ok(neuron && run.result);
    const row: Record<string, string> = naiveRows(document)[0] ?? {};
    const terms = run.result.model.features.map(({ name, column, level }, j) => {
      const x = level === undefined ? Number(row[column]) : Number(row[column] === level);
      return { name, x, weight: neuron.weights[j] ?? 0, product: x * (neuron.weights[j] ?? 0) };
    });
    const prediction = terms.reduce((sum, { product }) => sum + product, neuron.bias);
    assert.ok(near(read(/Prediction of mpg: \*\*(\S+)\*\*/.exec(text)?.[1]), prediction), text);
    assert.ok(near(read(/F\\?\(x\\?\) = w0 \+ Σ wᵢ·xᵢ \| {2}\| \*\*(\S+)\*\*/.exec(text)?.[1]), prediction), text);
    const residual = read(/residual \(actual − prediction\): \*\*(\S+)\*\*/.exec(text)?.[1]);
    assert.ok(near(residual, 18 - prediction), text);
    assert.match(text, /Actual: 18,/);

    const shown = [...text.matchAll(/^\| (\S+) \| (\S+) · (\S+) \| (\S+) \| (▇*) \|$/gm)];
    const largest = terms.sort((one, other) => Math.abs(other.product) - Math.abs(one.product)).slice(0, 4);
    assert.deepEqual(
      shown.map(([, name = '']) => name.replace(/[*\\]/g, '')),
      largest.map(({ name }) => name),
    );
    for (const [k, [, , weight, x, product, bar = '']] of shown.entries()) {
      const term = largest[k];
      assert.ok(near(read(weight), term?.weight) && near(read(x), term?.x) && near(read(product), term?.product), text);
      const scale = Math.max(Math.abs(neuron.bias), Math.abs(largest[0]?.product ?? 0));
      assert.equal(bar.length, Math.round((8 * Math.abs(term?.product ?? 0)) / scale));
    }
    assert.match(text, /\*\*weight\\_lbs\*\*/);
    const rest = terms.slice(4).reduce((sum, { product }) => sum + product, 0);
    assert.ok(near(read(/\| 4 more \| {2}\| (\S+) \|/.exec(text)?.[1]), rest), text);
    assert.ok(linesOf(text) <= 11, text);
  });

  it('says which share of the loss a row has, its leverage, and what its cell would have to be', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({ x: i, y: 2 * i + 5 * Math.cos(7 * i) }));
    const { document } = await show(
      await file('share.csv', `x,y\n${rows.map(({ x, y }) => `${x},${y}`).join('\n')}\n`),
    );
    const run = await trained(document.uri, { target: 'y', estimator: 'linear', features: ['x'] });
    const [neuron] = run.result?.model.neurons ?? [];
    const [bias, weight] = [neuron?.bias ?? Number.NaN, neuron?.weights[0] ?? Number.NaN];
    const residuals = rows.map(({ x, y }) => y - bias - weight * x);
    const rss = residuals.reduce((sum, residual) => sum + residual ** 2, 0);
    const squares = rows.reduce((sum, { x }) => sum + (x - 9.5) ** 2, 0);
    for (const at of [0, 3, 19]) {
      const { x, y } = rows[at] ?? assert.fail();
      const text = await hoverOver(document, `${x},${y}`);
      const [loss, share] = /Loss: (\S+), \*\*(\S+)%\*\*/.exec(text)?.slice(1).map(read) ?? [];
      const own = (residuals[at] ?? 0) ** 2;
      assert.ok(near(loss, own) && near(share, (100 * own) / rss, 3), text);
      const [leverage, mean] = /leverage: \*\*(\S+)\*\* \(mean (\S+)\)/.exec(text)?.slice(1).map(read) ?? [];
      assert.ok(near(leverage, 1 / 20 + (x - 9.5) ** 2 / squares, 3) && near(mean, 0.1, 3), text);
      const wanted = read(/The residual would be 0 at \*\*x\*\* = \*\*(\S+)\*\*/.exec(text)?.[1]);
      assert.ok(near(wanted, (y - bias) / weight, 6), text);
      assert.ok(linesOf(text) <= 11, text);
    }
    assert.doesNotMatch(await hoverOver(document, String(rows[3]?.y)), /residual would be 0/);
  });

  it('stays short, however many features, levels and classes there are', async () => {
    const names = Array.from({ length: 15 }, (_, j) => `x${j}`);
    const lines = Array.from({ length: 60 }, (_, i) => {
      const cells = names.map((_, j) => String((i * (j + 3) + j * j) % 23));
      return [`l${i % 12}`, `c${(i * 5) % 13}`, String(i), ...cells].join(',');
    });
    const { document } = await show(await file('wide.csv', [`level,class,n,${names}`, ...lines].join('\n')));
    const features = ['level', 'n', 'n^2', 'n^3', 'n*x1', 'n*level', ...names];
    const setups = [
      { target: 'x7', estimator: 'linear', features: features.filter((name) => name !== 'x7') },
      { target: 'class', estimator: 'softmax', features },
      { target: 'class', estimator: 'sigmoid', positive: null, features },
      { target: 'class', estimator: 'svm', positive: 'c3', features },
    ] as const;
    for (const choice of setups) {
      const run = await trained(document.uri, choice, { maxIterations: 20 });
      assert.equal(run.state, 'finished', run.fault?.code);
      for (const cell of ['level', 'class', 'n,', 'x7', 'l3', 'c2,', '\nl3']) {
        const text = await hoverOver(document, cell);
        assert.ok(linesOf(text) <= 10 && text !== '', `${choice.estimator}, ${cell}: ${text}`);
      }
    }
  });

  it('says at which value the prediction of a class turns', async () => {
    const { document } = await show(await file('classes.csv', CLASSES));
    const run = await trained(document.uri, YES);
    const [neuron] = run.result?.model.neurons ?? [];
    const text = await hoverOver(document, '1,x');
    const turn = read(/The prediction turns to no at \*\*a\*\* = \*\*(\S+)\*\*/.exec(text)?.[1]);
    assert.ok(near(turn, -(neuron?.bias ?? 0) / (neuron?.weights[0] ?? 0), 6), text);
  });

  it('gives a probability and a verdict of a classifier', async () => {
    const { document } = await show(await file('classes.csv', CLASSES));
    await trained(document.uri, YES);
    const text = await hoverOver(document, '1,x');
    assert.match(text, /Prediction of c: \*\*yes\*\*, P\(yes\) = \*\*0?[\d.]+\*\*/);
    assert.match(text, /Actual: yes. The prediction is \*\*right\*\*/);
    assert.match(await hoverOver(document, 'x,yes'), /\*\*b\*\* = x, the reference level: w·x = 0/);
    assert.match(await hoverOver(document, 'y,no'), /\| \*\*b\\=y\*\* \| \S+ · 1 \|/);
  });

  it('says why a row has no prediction', async () => {
    const { document } = await show(await file('classes.csv', CLASSES));
    await trained(document.uri, YES);
    assert.match(await hoverOver(document, ',x,no', 1), /No prediction: this row has no value of \*\*a\*\*/);
  });

  it('says that a model is of an earlier version, until the edit is undone', async () => {
    const { document } = await show(sample('auto-mpg.csv'));
    await trained(document.uri, MPG);
    assert.doesNotMatch(await hoverOver(document, '3504'), /earlier version/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), ' ');
    await vscode.workspace.applyEdit(edit);
    assert.match(await hoverOver(document, '3504'), /trained on an earlier version of this file/);
    await vscode.commands.executeCommand('undo');
    await until(async () => !(await hoverOver(document, '3504')).includes('earlier version'));
  });

  it('names every feature that is made of a column', async () => {
    const { document } = await show(sample('auto-mpg.csv'));
    const run = await trained(document.uri, { ...MPG, features: ['weight_lbs', 'weight_lbs^2', 'weight_lbs*year'] });
    assert.equal(run.state, 'finished', run.fault?.code);
    for (const text of [await hoverOver(document, 'weight_lbs'), await hoverOver(document, '3504')]) {
      assert.match(text, /weight\\_lbs\\\^2/);
      assert.match(text, /weight\\_lbs\\\*year/);
      assert.doesNotMatch(text, /residual would be 0/);
    }
    assert.match(await hoverOver(document, 'year'), /weight\\_lbs\\\*year/);
  });

  it('can be switched off', async () => {
    const { document } = await show(sample('auto-mpg.csv'));
    await trained(document.uri, MPG);
    const settings = vscode.workspace.getConfiguration('descent', document.uri);
    await settings.update('hover.enabled', false, vscode.ConfigurationTarget.Workspace);
    assert.equal(await hoverOver(document, '3504'), '');
    await settings.update('hover.enabled', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('shows the words of a file as words', async () => {
    const name = '[go](command:x) <b>&amp; `a|b` $(flame) https://e.x';
    const { document } = await show(await file('markup.csv', `"${name}",y\n1,1\n2,2\n3,4\n`));
    const run = await trained(document.uri, { target: 'y', estimator: 'linear', features: [name] });
    assert.equal(run.state, 'finished', run.fault?.code);
    const text = await hoverOver(document, '[go]');
    const shown = text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
    assert.ok(shown.includes(name), text);
    assert.doesNotMatch(text, /(?<!\\)[[\]()<`|$&]/);
  });

  it('says of each class against the rest what its neuron makes of a row', async () => {
    const features = ['beak_length_mm', 'beak_depth_mm'];
    const { document } = await show(sample('penguins.csv'));
    const choice = { target: 'species', positive: null, features } as const;
    await trained(document.uri, { ...choice, estimator: 'perceptron' });
    const scores = await hoverOver(document, 'Adelie,Torgersen,39.1');
    assert.match(scores, /F\(Adelie\) = \*\*\S+\*\*, F\(Chinstrap\) = \*\*\S+\*\*, F\(Gentoo\) = \*\*\S+\*\*/);
    assert.match(
      await hoverOver(document, 'species'),
      /A neuron for each class tells it from the rest: Adelie, Chinstrap, Gentoo/,
    );
    assert.match(await hoverOver(document, 'beak_depth_mm'), /\| Chinstrap \|/);
    await trained(document.uri, { ...choice, estimator: 'sigmoid' });
    assert.match(await hoverOver(document, 'Adelie,Torgersen,39.1'), /P\(Adelie\) = .*P\(Gentoo\) = /);
  });
});
