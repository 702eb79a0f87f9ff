import type { Look, Moment, PanelWord, RunView } from '../protocol';
import { h, setText } from './element';
import type { LookParts, LookView } from './look';
import { Tabs } from './tabs';

interface Entry {
  readonly id: string;
  readonly word: PanelWord;
  /** Loads its part of the script, which the first sight of the page does not wait for. */
  load(parts: LookParts): Promise<LookView>;
}

/** The views in the order of their tabs. */
const LOOKS: readonly Entry[] = [
  { id: 'fit', word: 'fitTab', load: async (parts) => new (await import('./fitView')).FitView(parts) },
  { id: 'surface', word: 'surfaceTab', load: async (parts) => new (await import('./surfaceView')).SurfaceView(parts) },
  {
    id: 'arithmetic',
    word: 'arithmeticTab',
    load: async (parts) => new (await import('./arithmeticView')).ArithmeticView(parts),
  },
];

/** What gradient descent is seen by: the fit, the loss surface and the arithmetic, one at a time. Only what is in sight is asked for. */
export class LookTabs {
  readonly element: HTMLElement;
  readonly #fault = h('p', { id: 'look-fault', role: 'status', hidden: true });
  readonly #places = LOOKS.map(() => h('div', { class: 'look' }));
  readonly #tabs: Tabs;
  readonly #views = new Map<number, LookView>();
  readonly #loading = new Set<number>();
  #view: RunView | undefined;

  constructor(private readonly parts: LookParts) {
    const { say } = parts;
    const tabs = LOOKS.map(({ id, word }, k) => ({ id, name: say(word), element: this.#places[k] ?? h('div') }));
    this.#tabs = new Tabs(say('views'), tabs, () => this.#turn());
    this.element = h('div', { class: 'looks' }, this.#fault, this.#tabs.element);
  }

  wish(): Pick<Look, 'arithmetic' | 'fit' | 'surface'> {
    return this.#active?.wish() ?? {};
  }

  show(view: RunView, isNew: boolean): void {
    this.#view = view;
    if (isNew) this.fail('');
    this.element.hidden = view.state === 'failed';
    for (const one of this.#views.values()) one.show(view, isNew);
    if (!this.#active) this.#turn();
  }

  showMoment(moment: Moment): void {
    this.fail(moment.withoutPictures ? this.parts.say('withoutPictures') : '');
    this.#tabs.element.hidden = moment.withoutPictures === true;
    this.#active?.showMoment(moment);
  }

  /** Why an iteration can't be shown. */
  fail(text: string): void {
    setText(this.#fault, text);
    this.#fault.hidden = text === '';
  }

  get #active(): LookView | undefined {
    return this.#views.get(this.#tabs.active);
  }

  /** Another view is in sight: it is loaded if it was not yet, and asks for what it draws. */
  #turn(): void {
    const k = this.#tabs.active;
    if (this.#views.has(k)) this.parts.ask();
    else if (!this.#loading.has(k)) void this.#load(k);
  }

  async #load(k: number): Promise<void> {
    this.#loading.add(k);
    try {
      const view = await LOOKS[k]?.load(this.parts);
      if (!view) return;
      this.#views.set(k, view);
      this.#places[k]?.replaceChildren(view.element);
      if (this.#view) view.show(this.#view, true);
      this.parts.ask();
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error));
    } finally {
      this.#loading.delete(k);
    }
  }
}
