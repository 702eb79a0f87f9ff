import assert from 'node:assert/strict';
import type { FittedModel } from '../../../src/core/model/fitted';
import { feature, modelWith, neuron } from '../../support/handMade';
import { refuses } from '../data/build';
import { LINEAR, predictionsOf } from './build';

const textOf = async (text: string, model: FittedModel = LINEAR) => (await predictionsOf(text, model)).text;

describe('a table with its predictions', () => {
  it('has them behind the last cell of each row, by the sum of its weights', async () => {
    assert.equal(
      await textOf('a,b,c\n1,red,x\n-2.5,green,y\n0.5,"sky, blue",z\n'),
      'a,b,c,prediction\n1,red,x,2.5\n-2.5,green,y,-4\n0.5,"sky, blue",z,2.25\n',
    );
  });

  it('keeps byte order mark, line ends, quotes, blanks, blank lines, and a last line without an end', async () => {
    assert.equal(
      await textOf('\ufeff"a" ,b\r\n\r\n 1 ,"red"\r\n  \n"2","red" \n0,"gr""een\r\nx"\r3,green'),
      '\ufeff"a" ,b,prediction\r\n\r\n 1 ,"red",2.5\r\n  \n"2","red" ,4.5\n0,"gr""een\r\nx",\r3,green,7',
    );
  });

  it('writes numbers with the decimal mark of the table, whatever that of the model is', async () => {
    assert.equal(
      await textOf('b;a\nred;1,25\ngreen;2,5\nred;3\n'),
      'b;a;prediction\nred;1,25;3\ngreen;2,5;6\nred;3;6,5\n',
    );
    assert.equal(await textOf('b\ta\nred\t1,25\ngreen\t2,5\n'), 'b\ta\tprediction\nred\t1,25\t3\ngreen\t2,5\t6\n');
  });

  it('has an empty cell where there is no prediction, and says why and on which lines', async () => {
    const rows = ['1,red', ',red', 'NA,green', 'x,red', 'inf,red', '1,blue', '2,pink', '2,blue', '1,'];
    const { text, counts } = await predictionsOf(`a,b\n${rows.join('\n')}\n`, LINEAR);
    assert.equal(
      text,
      `a,b,prediction\n1,red,2.5\n${rows
        .slice(1)
        .map((row) => `${row},\n`)
        .join('')}`,
    );
    assert.deepEqual(counts, {
      rows: 9,
      predicted: 1,
      gaps: [
        { code: 'missing', values: { column: 'a' }, count: 2, lines: [3, 4] },
        { code: 'notNumber', values: { column: 'a' }, count: 2, lines: [5, 6] },
        { code: 'unknownLevel', values: { column: 'b', levels: 'blue, pink' }, count: 3, lines: [7, 8, 9] },
        { code: 'missing', values: { column: 'b' }, count: 1, lines: [10] },
      ],
      standIns: [],
    });
  });

  it('gives a short row the delimiters that it lacks, and a long one no prediction', async () => {
    const { text, counts } = await predictionsOf('a,b,c,d\n1,red\n1\n1,red,,,more\n1,red,x,y\n', LINEAR);
    assert.equal(text, 'a,b,c,d,prediction\n1,red,,,2.5\n1,,,,\n1,red,,,more,\n1,red,x,y,2.5\n');
    assert.deepEqual(
      counts.gaps.map(({ code, count, lines }) => [code, count, ...lines]),
      [
        ['missing', 1, 3],
        ['surplusCells', 1, 4],
      ],
    );
  });

  it('fills missing cells and takes new levels for rare ones where the model says so, and counts them', async () => {
    const model = { ...LINEAR, levels: { b: ['green', '(rare)', 'red'] }, fills: { a: 10, b: 'red' } };
    const features = LINEAR.features.map((one, j) => (j === 2 ? { ...one, level: '(rare)' } : one));
    const { text, counts } = await predictionsOf('a,b\n,green\n1,\n1,pink\n?,blue\n1,\n', { ...model, features });
    assert.equal(text, 'a,b,prediction\n,green,21\n1,,2.5\n1,pink,3.25\n?,blue,21.25\n1,,2.5\n');
    assert.deepEqual([counts.predicted, counts.gaps], [5, []]);
    assert.deepEqual(counts.standIns, [
      { code: 'filled', values: { column: 'a' }, count: 2, lines: [2, 5] },
      { code: 'filled', values: { column: 'b' }, count: 2, lines: [3, 6] },
      { code: 'asRare', values: { column: 'b', levels: 'pink, blue' }, count: 2, lines: [4, 5] },
    ]);
  });

  it('reads days, months and weekdays as the model has learned to', async () => {
    const factors = (part: 'days' | 'month' | 'weekday', dayFirst?: true) => [
      { column: 'd', part, ...(dayFirst && { dayFirst }) },
    ];
    const withDates = (dayFirst?: true) =>
      modelWith({
        features: (['days', 'month', 'weekday'] as const).map((part) =>
          feature({ name: `d.${part}`, factors: factors(part, dayFirst) }),
        ),
        neurons: [neuron(0, 1e6, 100, 1)],
      });
    // 1970-01-01 was a Thursday.
    const iso = await textOf('d,n\n1970-01-01,1\n1970-02-03T10:00Z,2\n', withDates());
    assert.equal(iso, 'd,n,prediction\n1970-01-01,1,103\n1970-02-03T10:00Z,2,33000201\n');
    const slashed = 'd,n\n02/01/1970,1\n25/12/1970,2\n12/25/1970,3\nsoon,4\n';
    const monthFirst = await predictionsOf(slashed, withDates());
    assert.equal(
      monthFirst.text,
      'd,n,prediction\n02/01/1970,1,31000206\n25/12/1970,2,\n12/25/1970,3,358001204\nsoon,4,\n',
    );
    assert.deepEqual(monthFirst.counts.gaps, [{ code: 'notDate', values: { column: 'd' }, count: 2, lines: [3, 5] }]);
    assert.match(await textOf(slashed, withDates(true)), /02\/01\/1970,1,1000104\n25\/12\/1970,2,358001204\n/);
  });

  it('multiplies powers and levels, and knows where a cell was missing', async () => {
    const model = modelWith({
      levels: { b: ['green', 'red'] },
      fills: { a: 3, b: 'green' },
      features: [
        feature({
          name: 'a^3*b=red',
          factors: [
            { column: 'a', power: 3 },
            { column: 'b', level: 'red' },
          ],
        }),
        feature({ name: 'a=(missing)', factors: [{ column: 'a', part: 'missing' }] }),
      ],
      neurons: [neuron(0, 1, 1000)],
    });
    assert.equal(
      await textOf('a,b\n2,red\n2,green\n,red\n,\n', model),
      'a,b,prediction\n2,red,8\n2,green,0\n,red,1027\n,,1000\n',
    );
  });

  it('says nothing where the sum is too large for a number', async () => {
    const model = modelWith({
      features: [feature({ name: 'a^2', factors: [{ column: 'a', power: 2 }] })],
      neurons: [neuron(0, 1)],
    });
    const { text, counts } = await predictionsOf('a,b\n2,1\n1e200,2\n', model);
    assert.equal(text, 'a,b,prediction\n2,1,4\n1e200,2,\n');
    assert.deepEqual(counts.gaps, [{ code: 'notFinite', values: {}, count: 1, lines: [3] }]);
  });

  it('has unique names for its columns, in quotes where they need them', async () => {
    const classes = ['no', 'yes; "sure"'];
    const model = modelWith({
      activation: 'sigmoid',
      classes,
      features: [feature({ name: 'prediction' })],
      neurons: [neuron(0, 1), neuron(0, -1)],
    });
    assert.equal(
      await textOf('prediction;n\n0;1\n-1000;2\n', model),
      'prediction;n;prediction_2;probability=no;"probability=yes; ""sure"""\n0;1;no;0.5;0.5\n-1000;2;"yes; ""sure""";0;1\n',
    );
  });

  it('appends to a table without a header', async () => {
    const model = modelWith({ features: [feature({ name: 'column 2' })], neurons: [neuron(1, 2)] });
    assert.equal(await textOf('1,2\n3,4\n', model), '1,2,5\n3,4,9\n');
  });

  it('tells two classes by the sign of the sum, with the probability of the positive one', async () => {
    const words = { features: [feature({ name: 'a' })], neurons: [neuron(0, 1)] };
    const two = { ...words, classes: ['no', 'yes'] };
    const text = 'a,b\n0,x\n2,y\n';
    const p = 1 / (1 + Math.exp(-2));
    assert.equal(
      await textOf(text, modelWith({ ...two, activation: 'sigmoid' })),
      `a,b,prediction,probability\n0,x,no,0.5\n2,y,yes,${p}\n`,
    );
    assert.equal(await textOf(text, modelWith({ ...two, activation: 'step' })), 'a,b,prediction\n0,x,no\n2,y,yes\n');
    const three = modelWith({ ...words, classes: ['ant', 'bee', 'cat'], activation: 'step' });
    assert.equal(await textOf(text, three), 'a,b,prediction\n0,x,not cat\n2,y,cat\n');
  });

  it('tells several classes by the largest sum, with the probabilities of softmax', async () => {
    const words = { features: [feature({ name: 'a' })], classes: ['ant', 'bee', 'cat'] };
    const neurons = [neuron(0, 1), neuron(0, 0), neuron(0, -1)];
    const { text } = await predictionsOf('a,b\n0,x\n2,y\n-1,z\n', modelWith({ ...words, neurons }));
    const [header, ...rows] = text
      .trimEnd()
      .split('\n')
      .map((row) => row.split(','));
    assert.deepEqual(header?.slice(2), ['prediction', 'probability=ant', 'probability=bee', 'probability=cat']);
    assert.deepEqual(
      rows.map((row) => row[2]),
      ['ant', 'ant', 'cat'],
    );
    for (const [i, a] of [0, 2, -1].entries()) {
      const powers = [Math.exp(a), 1, Math.exp(-a)];
      const total = powers.reduce((sum, x) => sum + x, 0);
      for (const [k, x] of powers.entries()) assert.ok(Math.abs(Number(rows[i]?.[3 + k]) - x / total) < 1e-15);
    }
    const step = modelWith({ ...words, neurons, activation: 'step' });
    assert.equal(await textOf('a,b\n2,y\n', step), 'a,b,prediction\n2,y,ant\n');
  });

  it('takes the columns that stand for those it needs', async () => {
    const mapping = { a: 'length', b: 'colour' };
    const { text } = await predictionsOf('length,colour,a\n1,red,100\n', LINEAR, { mapping });
    assert.equal(text, 'length,colour,a,prediction\n1,red,100,2.5\n');
  });

  it('fills all cells of a column that nothing stands for, where the model has fills', async () => {
    const filled = { ...LINEAR, fills: { a: 10, b: 'red' } };
    const { text, counts } = await predictionsOf('a,n\n1,1\n2,2\n', filled, { mapping: { b: null } });
    assert.equal(text, 'a,n,prediction\n1,1,2.5\n2,2,4.5\n');
    assert.deepEqual(counts.standIns, [{ code: 'filled', values: { column: 'b' }, count: 2, lines: [2, 3] }]);
  });

  it('refuses a table without a column, and a mapping that names none', async () => {
    await assert.rejects(predictionsOf('a,c\n1,2\n', LINEAR), refuses('columnsMissing'));
    await assert.rejects(predictionsOf('a,b\n1,2\n', LINEAR, { mapping: { b: 'd' } }), refuses('unknownColumn'));
    await assert.rejects(predictionsOf('a,b\n1,2\n', LINEAR, { mapping: { d: 'b' } }), refuses('notNeeded'));
  });

  it('refuses what is no table as reading does', async () => {
    await assert.rejects(predictionsOf('', LINEAR), refuses('emptyFile'));
    await assert.rejects(predictionsOf('a,b\n1,"red\n', LINEAR), refuses('unclosedQuote'));
    await assert.rejects(predictionsOf('a,b\n1,\0\n', LINEAR), refuses('unreadable'));
  });

  it('ends with what has stopped it', async () => {
    const signal = { stopped: false };
    const write = () => {
      signal.stopped = true;
    };
    const stopped = predictionsOf(`a,b\n${'1,red\n'.repeat(1e5)}`, LINEAR, { signal, write });
    await assert.rejects(stopped, { name: 'Stopped' });
  });
});
