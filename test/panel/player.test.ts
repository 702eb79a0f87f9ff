import assert from 'node:assert/strict';
import { iterationAfter, Player } from '../../src/panel/player';
import type { FromPanel } from '../../src/protocol';

type Looked = Extract<FromPanel, { type: 'look' }>;

/** A player on a stage of the test's own, whose frames are called by hand. */
function build(losses = 101, { paused = false, state = 'finished' as 'finished' | 'training' } = {}) {
  const posted: FromPanel[] = [];
  const frames: ((time: number) => void)[] = [];
  const player = new Player({
    post: (message) => posted.push(message),
    wish: () => ({ arithmetic: 1 }),
    frame: (callback) => frames.push(callback),
    changed: () => {},
  });
  player.show({ run: 7, state, paused }, true, losses);
  const looks = () => posted.filter((message): message is Looked => message.type === 'look');
  const answer = () => player.takes(7, looks().at(-1)?.request ?? -1);
  const frameAt = (time: number) => {
    for (const callback of frames.splice(0)) callback(time);
  };
  return { player, posted, looks, answer, frameAt, frames };
}

describe('a player', () => {
  it('asks for the weights that are kept, with what the views wish', () => {
    const { looks } = build();
    assert.deepEqual(looks(), [
      { type: 'look', run: 7, request: 1, look: { iteration: 'kept', passing: false, arithmetic: 1 } },
    ]);
  });

  it('asks one question at a time, and then only the last', () => {
    const { player, looks, answer } = build();
    for (const k of [10, 20, 30]) player.scrub(k, true);
    assert.equal(looks().length, 1);
    assert.ok(answer());
    assert.deepEqual(
      looks().map(({ look }) => look.iteration),
      ['kept', 30],
    );
  });

  it('takes no answer of another run or question', () => {
    const { player, looks } = build();
    const request = looks()[0]?.request ?? 0;
    assert.equal(player.takes(6, request), false);
    assert.equal(player.takes(7, request + 1), false);
    assert.equal(player.takes(7, request), true);
  });

  it('steps back from the end, on again, and no further than the ends', () => {
    const { player } = build();
    player.stepBack();
    assert.equal(player.position, 99);
    player.step();
    player.step();
    assert.equal(player.position, 100);
    player.reset();
    player.stepBack();
    assert.equal(player.position, 0);
  });

  it('plays from the beginning when it stands at the end, and comes to rest there', () => {
    const { player, answer, frameAt, frames, looks } = build();
    player.play();
    assert.equal(player.position, 0);
    const seen = [];
    for (let time = 0; frames.length > 0; time += 100) {
      frameAt(time);
      answer();
      seen.push(Number(player.position));
    }
    assert.ok(!player.isPlaying);
    assert.equal(player.position, 100);
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => a - b),
    );
    answer();
    assert.deepEqual(looks().at(-1)?.look, { iteration: 100, passing: false, arithmetic: 1 });
  });

  it('pauses where it is', () => {
    const { player, frameAt } = build();
    player.play();
    frameAt(0);
    frameAt(3000);
    const at = player.position;
    player.pause();
    frameAt(6000);
    assert.equal(player.position, at);
    assert.ok(Number(at) > 0 && Number(at) < 100);
  });

  it('holds a training back, lets one iteration through, and lets it go on', () => {
    const { player, posted } = build(50, { state: 'training' });
    player.pause();
    player.show({ run: 7, state: 'training', paused: true }, false, 50);
    player.step();
    player.play();
    const paces = posted.filter(({ type }) => type === 'pace');
    assert.deepEqual(paces, [
      { type: 'pace', pace: 'pause' },
      { type: 'pace', pace: 'step' },
      { type: 'pace', pace: 'resume' },
    ]);
  });

  it('follows a training that goes on, unless another iteration is looked at', () => {
    const { player, answer, looks } = build(10, { state: 'training' });
    answer();
    player.grow(20);
    assert.deepEqual(looks().at(-1)?.look.iteration, 'kept');
    answer();
    player.scrub(3, false);
    answer();
    const asked = looks().length;
    player.grow(30);
    assert.equal(looks().length, asked);
  });

  it('goes through the first iterations slowly: a doubling takes as long as the next', () => {
    const times = [1, 3, 7, 15, 31].map((k) => {
      let time = 0;
      while (iterationAfter(time, 0, 1000) < k) time += 1;
      return time;
    });
    const gaps = times.map((time, i) => time - (times[i - 1] ?? 0));
    for (const gap of gaps) assert.ok(Math.abs(gap - 1200) <= 2, String(gaps));
  });
});
