import assert from 'node:assert/strict';
import { panelMessage } from '../../src/extension/panelMessage';

describe('what the page asks to write', () => {
  const file = { type: 'save', kind: 'csv', name: 'loss', data: 'a,b\r\n' };

  it('is a file of a kind that we know', () => {
    assert.deepEqual(panelMessage({ ...file, path: '/etc' }), file);
    for (const kind of ['exe', '', undefined, 3, 'toString']) assert.equal(panelMessage({ ...file, kind }), undefined);
    for (const data of [undefined, 3, null, ['a']]) assert.equal(panelMessage({ ...file, data }), undefined);
  });

  it('has a name that is no way to another folder', () => {
    const nameOf = (name: unknown) => {
      const message = panelMessage({ ...file, name });
      return message?.type === 'save' ? message.name : undefined;
    };
    assert.equal(nameOf('../../.bashrc'), 'bashrc');
    assert.equal(nameOf('a/b\\c:d\u0000e'), 'a b c d e');
    assert.equal(nameOf('가중치'), '가중치');
    assert.equal(nameOf('x'.repeat(500))?.length, 80);
    for (const name of ['', '..', ' / ', 7, undefined]) assert.equal(nameOf(name), undefined);
  });

  it('is not without bounds', () => {
    assert.equal(panelMessage({ ...file, data: 'x'.repeat(2 ** 28 + 1) }), undefined);
  });

  it('may be a report, or predictions', () => {
    assert.deepEqual(panelMessage({ type: 'report', path: 'x' }), { type: 'report' });
    assert.deepEqual(panelMessage({ type: 'predict', path: 'x' }), { type: 'predict' });
  });
});
