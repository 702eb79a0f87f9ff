import assert from 'node:assert/strict';
import { answeredRun } from '../../../src/core/elsewhere/answeredRun';
import { DataError } from '../../../src/core/fault';
import { finish } from '../../../src/core/work';
import { answerCsv, answeredCase } from '../../support/answers';

type Answer = Awaited<ReturnType<typeof answeredCase>>['answer'];

let good: Answer;
before(async () => {
  good = (await answeredCase()).answer;
});

describe('a run on answered statistics', () => {
  it('has the losses and the weights of the rows, whichever way the answer is written', async () => {
    const { setup, fitted } = await answeredCase();
    const strings = { ...good, n: String(good.n), means: `[${good.means.join(', ')}]` };
    const inside = { ...good, descent_setup: JSON.parse(good.descent_setup) };
    const texts = [good, [good], strings, inside].map((one) => JSON.stringify(one));
    for (const text of [...texts, `\uFEFF${texts[0]}`, answerCsv(good), `\uFEFF${answerCsv(good)}\r\n`]) {
      const { setup: found, run } = finish(answeredRun(text));
      assert.deepEqual(found, setup);
      const losses: number[] = [];
      let step = run.iterations.next();
      for (; !step.done; step = run.iterations.next()) if (step.value) losses.push(step.value.loss);
      assert.equal(losses.length, fitted.losses.length);
      for (const [k, loss] of fitted.losses.entries()) near(losses[k], loss);
      const { model, metrics } = finish(run.conclude(step.value));
      const [neuron, wanted] = [model.neurons[0], fitted.result.model.neurons[0]];
      near(neuron?.bias, wanted?.bias);
      for (const [j, weight] of (wanted?.weights ?? []).entries()) near(neuron?.weights[j], weight);
      near(metrics.r2, fitted.result.metrics.r2);
    }
  });

  it('takes a constant column, of whose squares nothing but rounding is left', () => {
    const { n } = good;
    const [xx = 0, , xy = 0, , , yy = 0] = good.products;
    const off = 2 ** -53; // of a mean that is rounded
    const squares = n * off * off * (1 - 2 ** -53);
    const flat = { ...good, rests: [0, n * off, 0], products: [xx, 0, xy, squares, 0, yy] };
    const { run } = finish(answeredRun(JSON.stringify(flat)));
    assert.ok(run.start.cautions.some(({ code }) => code === 'constantFeature'));
  });
});

describe('an answer that is none is refused', () => {
  const refusals: readonly (readonly [what: string, text: () => string, code: string, where?: string])[] = [
    ['with nothing in it', () => '', 'answerRows'],
    ['of words', () => 'no rows', 'answerRows'],
    ['that is broken JSON', () => '{"n": 1', 'answerNotJson'],
    ['of two rows', () => JSON.stringify([good, good]), 'answerRows'],
    ['of two rows of CSV', () => `${answerCsv(good)}${answerCsv(good).split('\n')[1]}\n`, 'answerRows'],
    ['of a list of nothing', () => '[null]', 'answerColumns'],
    ['without a column', () => answerCsv(without('products')), 'answerColumns'],
    ['without its set-up', () => JSON.stringify(without('descent_setup')), 'answerColumns'],
    ['whose set-up is no JSON', () => change({ descent_setup: '{' }), 'answerNotJson'],
    ['whose set-up is another’s', () => change({ descent_setup: '{"a":1}' }), 'answerUnfit', 'descent_setup.a'],
    ['of too few rows', () => change({ n: 1 }), 'answerUnfit', 'n'],
    ['of no rows', () => change({ n: 0, means: null, rests: null, products: null }), 'answerUnfit', 'n'],
    ['of half a row', () => change({ n: 20.5 }), 'answerUnfit', 'n'],
    ['of fewer rows than were used', () => change({ total: 100 }), 'answerUnfit', 'total'],
    ['with a mean too few', () => change({ means: good.means.slice(1) }), 'answerUnfit', 'means'],
    ['with a sum that is not finite', () => change({ rests: [0, 'Infinity', 0] }), 'answerUnfit', 'rests[1]'],
    ['with a mean that is NaN', () => change({ means: [1, 'NaN', 0] }), 'answerUnfit', 'means[1]'],
    ['with a mean that is NULL', () => change({ means: '[1, NULL, 0]' }), 'answerUnfit', 'means[1]'],
    ['with a product too many', () => change({ products: [...good.products, 1] }), 'answerUnfit', 'products'],
    ['with negative squares', () => change({ products: replaced(3, -1) }), 'answerUnfit', 'products[3]'],
    ['with squares that the means take up', () => change({ rests: [1e6, 0, 0] }), 'answerUnfit', 'products[0]'],
    [
      'with a product larger than both squares',
      () => change({ products: replaced(1, 1e9) }),
      'answerUnfit',
      'products[1]',
    ],
    [
      'with a target that never varies',
      () => change({ rests: [0, 0, 0], products: [1, 0, 0, 1, 0, 0] }),
      'constantTarget',
    ],
    ['of a fit that is nearly perfect', () => change({ products: [1, 0, 1, 1, 0, 1.001] }), 'statisticsShort'],
    ['that asks for classes', () => changeSetup({ estimator: 'sigmoid' }), 'notBySums'],
    ['of rows with weights', () => changeSetup({ rowWeights: 'z' }), 'notBySums'],
    ['with an option out of its range', () => changeOptions({ l2: -1 }), 'optionRange'],
    ['with a level that nobody knows', () => changeFeature({ level: 'a' }), 'answerUnfit', 'levels.x'],
  ];

  for (const [what, text, code, where] of refusals) {
    it(what, () => {
      assert.throws(
        () => finish(answeredRun(text())),
        (error) => {
          assert.ok(error instanceof DataError, String(error));
          assert.equal(error.code, code);
          if (where !== undefined) assert.equal(error.values.where, where);
          return true;
        },
      );
    });
  }
});

function change(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...good, ...fields });
}

function without(name: keyof Answer) {
  return Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
}

function replaced(at: number, value: number): number[] {
  return good.products.map((product, k) => (k === at ? value : product));
}

function changeSetup(fields: object): string {
  const sent = JSON.parse(good.descent_setup);
  return change({ descent_setup: JSON.stringify({ ...sent, setup: { ...sent.setup, ...fields } }) });
}

function changeOptions(fields: object): string {
  return changeSetup({ options: { ...JSON.parse(good.descent_setup).setup.options, ...fields } });
}

function changeFeature(fields: object): string {
  const sent = JSON.parse(good.descent_setup);
  const [first, ...rest] = sent.features;
  return change({ descent_setup: JSON.stringify({ ...sent, features: [{ ...first, ...fields }, ...rest] }) });
}

function near(found: number | undefined, wanted: number | undefined): void {
  assert.ok(found !== undefined && wanted !== undefined);
  assert.ok(Math.abs(found - wanted) <= 1e-10 * Math.abs(wanted), `${found} and not ${wanted}`);
}
