import { formatNumber } from '../format';
import type { RunSummary } from '../protocol';
import type { Cells } from './csv';
import { h, icon, setText } from './element';
import type { Post } from './host';
import { swatch } from './runLook';
import { columnHead, scrolled } from './table';
import { takeaway } from './takeaway';
import type { Say } from './words';

const PENCIL = 'M2.5 13.5l.7-3L11 2.7l2.3 2.3-7.8 7.8zM9.5 4.2l2.3 2.3';
const BIN = 'M3 4.5h10M6 4.5v-2h4v2M4.2 4.5l.6 9h6.4l.6-9M6.8 7v4M9.2 7v4';

/** Every kept run of the table: tick some to see them beside the current one. */
export class RunsList {
  readonly element: HTMLElement;
  readonly #body = h('tbody');
  #rows = new Map<number, Row>();
  #runs: readonly RunSummary[] = [];

  constructor(
    private readonly say: Say,
    private readonly post: Post,
  ) {
    const heads = [
      columnHead(say('compared')),
      columnHead(say('run')),
      columnHead(say('differences')),
      columnHead(say('finalLoss')),
      h('td'),
    ];
    const table = h('table', {}, h('thead', {}, h('tr', {}, ...heads)), this.#body);
    const name = h('h2', {}, say('runs'));
    const caption = h('p', { class: 'caption' }, say('runsCaption'));
    const parts = [name, caption, scrolled(say('runs'), table)];
    this.element = h('section', { id: 'runs', hidden: true }, ...parts);
    takeaway(name, { name: 'runs', table: () => this.#cells() }, say);
  }

  /** Rows stay the same elements, and so keep the focus. */
  show(runs: readonly RunSummary[]): void {
    this.#runs = runs;
    this.element.hidden = runs.length === 0;
    const before = this.#rows;
    this.#rows = new Map(runs.map(({ run }) => [run, before.get(run) ?? new Row(run, this.say, this.post)]));
    for (const summary of runs) this.#rows.get(summary.run)?.show(summary);
    for (const [run, { element }] of before) if (!this.#rows.has(run)) this.#remove(element);
    for (const [place, { element }] of [...this.#rows.values()].entries()) {
      const there = this.#body.children[place];
      if (there !== element) this.#body.insertBefore(element, there ?? null);
    }
  }

  *#cells(): Iterable<Cells> {
    const { say } = this;
    yield [say('run'), say('differences'), say('finalLoss'), ''];
    for (const { name, differences, lossName, loss } of this.#runs) {
      yield [name, differences.join(', '), loss, lossName];
    }
  }

  /** The focus goes on to the next row, or to the one before. */
  #remove(row: HTMLElement): void {
    const next = row.contains(document.activeElement) ? (row.nextElementSibling ?? row.previousElementSibling) : null;
    next?.querySelector('input')?.focus();
    row.remove();
  }
}

class Row {
  readonly element: HTMLElement;
  readonly #box = h('input', { type: 'checkbox' });
  readonly #line = h('span');
  readonly #name = h('span', { class: 'run-name' });
  readonly #mark: HTMLElement;
  readonly #differences = h('td', { class: 'differences' });
  readonly #loss = h('span');
  readonly #end = h('small');
  readonly #buttons: readonly HTMLButtonElement[];
  #colour: number | undefined;

  constructor(
    run: number,
    private readonly say: Say,
    post: Post,
  ) {
    this.#box.addEventListener('change', () => post({ type: 'tickRun', run, ticked: this.#box.checked }));
    this.#mark = h('small', {}, say('thisRun'));
    this.#buttons = [
      iconButton('rename', PENCIL, () => post({ type: 'renameRun', run })),
      iconButton('delete', BIN, () => post({ type: 'deleteRun', run })),
    ];
    this.element = h(
      'tr',
      { 'data-run': run },
      h('td', {}, h('label', { class: 'check' }, this.#box, this.#line)),
      h('th', { scope: 'row' }, this.#name, this.#mark),
      this.#differences,
      h('td', { class: 'loss' }, this.#loss, this.#end),
      h('td', { class: 'buttons' }, ...this.#buttons),
    );
  }

  show({ name, colour, differences, lossName, loss, end, ticked, isCurrent }: RunSummary): void {
    if (this.#colour !== colour) this.#line.replaceChildren(swatch(colour, 2, true));
    this.#colour = colour;
    this.#box.checked = ticked;
    this.#box.setAttribute('aria-label', this.say('compareRun', name));
    setText(this.#name, name);
    this.#mark.hidden = !isCurrent;
    this.element.setAttribute('aria-current', String(isCurrent));
    setText(this.#differences, differences.join(', '));
    setText(this.#loss, formatNumber(loss, 5));
    setText(this.#end, `${lossName}, ${end}`);
    this.element.dataset.loss = String(loss);
    for (const [k, word] of (['renameRun', 'deleteRun'] as const).entries()) {
      const button = this.#buttons[k];
      button?.setAttribute('aria-label', this.say(word, name));
      if (button) button.title = this.say(word, name);
    }
  }
}

function iconButton(kind: string, path: string, act: () => void): HTMLButtonElement {
  const button = h('button', { type: 'button', class: `icon-button ${kind}` }, icon(path));
  button.addEventListener('click', act);
  return button;
}
