import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, file, hoverOver, MPG, sample, show, trained, until } from './descent';

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
  });

  it('explains each level of a category at its header', async () => {
    const { document } = await show(sample('auto-mpg.csv'));
    await trained(document.uri, MPG);
    const text = await hoverOver(document, 'origin');
    assert.match(text, /\| Europe \| reference \|/);
    assert.match(text, /\| Japan \| [\d.−]+ \| [\d.−]+ \| \d \| 20.2% \|/);
  });

  it('says what the target is at its header, and which column is no feature', async () => {
    const { document } = await show(sample('auto-mpg.csv'));
    await trained(document.uri, MPG);
    assert.match(await hoverOver(document, 'mpg'), /\*\*mpg\*\*, the target/);
    assert.match(await hoverOver(document, 'name'), /not a feature of this model/);
  });

  it('writes out the term of a value, the prediction of its row and the residual', async () => {
    const { document } = await show(sample('auto-mpg.csv'));
    const run = await trained(document.uri, MPG);
    const text = await hoverOver(document, '3504');
    const [, weight, x, product] =
      /w·x = (\S+) · (\S+) = \*\*(\S+)\*\*/.exec(text)?.map((part) => Number(part.replace('−', '-'))) ?? [];
    assert.equal(x, 3504);
    assert.ok(Math.abs((weight ?? 0) * 3504 - (product ?? 0)) < 0.01);
    const prediction = Number(/Prediction of mpg: \*\*(\S+)\*\*/.exec(text)?.[1]);
    const residual = Number(/residual \(actual − prediction\): \*\*(\S+)\*\*/.exec(text)?.[1]?.replace('−', '-'));
    assert.ok(Math.abs(18 - prediction - residual) < 0.01, text);
    assert.ok(run.result && Math.abs(prediction - 15.02) < 0.01, text);
  });

  it('writes out the whole sum at the value of the target', async () => {
    const { document } = await show(sample('auto-mpg.csv'));
    await trained(document.uri, MPG);
    const text = await hoverOver(document, '18,8,307');
    assert.match(text, /\| weight\\_lbs \| \S+ · 3504 \| \S+ \|/);
    assert.match(text, /\| \*\*F\(x\)\*\* \| {2}\| \*\*15.02\*\* \|/);
  });

  it('gives a probability and a verdict of a classifier', async () => {
    const { document } = await show(await file('classes.csv', CLASSES));
    await trained(document.uri, YES);
    const text = await hoverOver(document, '1,x');
    assert.match(text, /Prediction of c: \*\*yes\*\*, P\(yes\) = \*\*0?[\d.]+\*\*/);
    assert.match(text, /Actual: yes. The prediction is \*\*right\*\*/);
    assert.match(await hoverOver(document, 'x,yes'), /\*\*b\*\* = x, the reference level: w·x = 0/);
    assert.match(await hoverOver(document, 'y,no'), /\*\*b\\=y\*\*: w·x = \S+ · 1 = /);
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
      assert.match(text, /\*\*weight\\_lbs\\\^2\*\*/);
      assert.match(text, /\*\*weight\\_lbs\\\*year\*\*/);
    }
    assert.match(await hoverOver(document, 'year'), /\*\*weight\\_lbs\\\*year\*\*/);
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
