import assert from 'node:assert/strict';
import { Gate } from '../../src/trainer/gate';

describe('a gate', () => {
  it('lets as many iterations through as steps were asked for, however fast', () => {
    const gate = new Gate();
    gate.pace('pause');
    for (let step = 0; step < 3; step++) gate.pace('step');
    let passed = 0;
    for (; !gate.isShut; passed++) gate.passed();
    assert.equal(passed, 3);
  });

  it('holds back after one step of a training that went on', () => {
    const gate = new Gate();
    gate.pace('step');
    gate.passed();
    assert.ok(gate.isShut);
  });

  it('settles for who waits when it opens', async () => {
    const gate = new Gate();
    gate.pace('pause');
    const opened = gate.opened();
    gate.pace('resume');
    await opened;
    assert.ok(!gate.isShut);
  });
});
