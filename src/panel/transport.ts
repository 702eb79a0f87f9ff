import { formatCount, formatNumber } from '../format';
import type { Moment, TransportAction } from '../protocol';
import type { Announcer } from './announcer';
import type { Curve } from './curve';
import { h, icon, setText } from './element';
import type { Player } from './player';
import { Scrubber } from './scrubber';
import type { Say } from './words';

const ICONS = {
  reset: 'M3.5 3v10M13 3.5 6 8l7 4.5z',
  stepBack: 'M12.5 3v10M10 3.5 3.5 8l6.5 4.5z',
  play: 'M4.5 2.5 13 8l-8.5 5.5z',
  pause: 'M5 3v10M11 3v10',
  step: 'M3.5 3v10M6 3.5 12.5 8 6 12.5z',
  toKept: 'M12.5 3v10M3 3.5 10 8l-7 4.5z',
} as const;

/** Play, step and scrub: where among the iterations the page looks. */
export class Transport {
  readonly element: HTMLElement;
  /** What it is for, in a line that does not stay in sight. */
  readonly hint: HTMLElement;
  readonly #play: HTMLButtonElement;
  readonly #buttons: Readonly<Record<'reset' | 'stepBack' | 'play' | 'step' | 'toKept', HTMLButtonElement>>;
  readonly #scrubber: Scrubber;
  readonly #position = h('output', { id: 'position', for: 'scrubber' });
  #moment: Moment | undefined;
  #shows: 'play' | 'pause' | undefined;

  constructor(
    private readonly player: Player,
    private readonly curve: Curve,
    private readonly say: Say,
    private readonly announcer: Announcer,
  ) {
    this.#play = this.#button('play', () => (this.#isRunning ? player.pause() : player.play()));
    this.#buttons = {
      reset: this.#button('reset', () => player.reset()),
      stepBack: this.#button('stepBack', () => player.stepBack()),
      play: this.#play,
      step: this.#button('step', () => player.step()),
      toKept: this.#button('toKept', () => player.toKept()),
    };
    this.#scrubber = new Scrubber(say('scrubber'), { moved: (iteration, passing) => player.scrub(iteration, passing) });
    const buttons = h('div', { class: 'buttons' }, ...Object.values(this.#buttons));
    const group = { id: 'transport', class: 'transport', role: 'group', 'aria-label': say('transport') };
    this.hint = h('p', { id: 'play-hint', class: 'caption' }, say('playHint'));
    this.#play.setAttribute('aria-describedby', this.hint.id);
    this.element = h('div', group, buttons, this.#scrubber.element, this.#position);
    this.update();
  }

  /** As if a button was pressed: the palette's way to it. */
  press(action: TransportAction): void {
    const { player } = this;
    const actions: Readonly<Record<TransportAction, () => void>> = {
      play: () => player.play(),
      pause: () => player.pause(),
      step: () => player.step(),
      stepBack: () => player.stepBack(),
      reset: () => player.reset(),
    };
    actions[action]();
  }

  /** What was asked of an iteration has come. */
  showMoment(moment: Moment): void {
    this.#moment = moment;
    this.update();
    if (!this.player.isPlaying && this.element.contains(document.activeElement)) this.announcer.say(this.#text);
  }

  update(): void {
    const { player } = this;
    const { isReady, last } = player;
    const at = this.#at;
    const shows = this.#isRunning ? 'pause' : 'play';
    if (shows !== this.#shows) {
      this.#shows = shows;
      this.#play.replaceChildren(icon(ICONS[shows]));
      this.#play.setAttribute('aria-label', this.say(shows));
      this.#play.title = this.say(shows);
      this.#play.dataset.action = shows;
    }
    const { reset, stepBack, play, step, toKept } = this.#buttons;
    enable(reset, isReady && at > 0);
    enable(stepBack, isReady && at > 0);
    enable(play, isReady && (last > 0 || player.isPaused || player.isTraining));
    enable(step, isReady && (at < last || player.isPaused));
    enable(toKept, isReady && player.iteration !== undefined);
    setText(this.#position, isReady ? this.#text : '');
    this.#scrubber.show(at, last, this.#text);
  }

  get #isRunning(): boolean {
    return this.player.isPlaying || (this.player.isTraining && this.player.position === 'kept');
  }

  get #at(): number {
    return (
      this.player.iteration ?? (this.player.isTraining || !this.#moment ? this.player.last : this.#moment.iteration)
    );
  }

  get #text(): string {
    const { last } = this.player;
    const at = Math.max(0, this.#at);
    const loss = formatNumber(this.curve.values[at] ?? Number.NaN, 6);
    return this.say('positionAt', formatCount(at), formatCount(Math.max(0, last)), loss);
  }

  #button(action: keyof typeof ICONS, press: () => void): HTMLButtonElement {
    const id = action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const attributes = {
      id,
      type: 'button',
      class: 'icon-button',
      'aria-label': this.say(action),
      title: this.say(action),
    };
    const button = h('button', attributes, icon(ICONS[action]));
    button.addEventListener('click', () => button.getAttribute('aria-disabled') !== 'true' && press());
    return button;
  }
}

/** A button that can't be pressed now keeps the focus: the one who steps to the end with it has not left. */
function enable(button: HTMLButtonElement, enabled: boolean): void {
  button.setAttribute('aria-disabled', String(!enabled));
}
