import { formatCount } from '../format';
import type { Look, Moment, RunView } from '../protocol';
import { h, setText } from './element';
import { FitChart } from './fitChart';
import { FitControls } from './fitControls';
import { FitCursor } from './fitCursor';
import { type Fit, hasOthers, type Subject, subjectOf, wishOf } from './fitKinds';
import { FitLegend } from './fitLegend';
import { type FitChoice, pictureOf, ROLES } from './fitPicture';
import type { FitRanges } from './fitRanges';
import { FitTable } from './fitTable';
import type { LookParts, LookView } from './look';
import { takeaway } from './takeaway';
import type { Say } from './words';

/** The rows, and what the model says of them, at an iteration: drawn over columns, targets, predictions or outputs. */
export class FitView implements LookView {
  readonly element: HTMLElement;
  readonly #say: Say;
  /** What the picture is called: the choices show it. */
  readonly #name = h('h2', { class: 'heard' });
  readonly #controls: FitControls;
  readonly #chart: FitChart;
  readonly #cursor: FitCursor;
  readonly #legend: FitLegend;
  readonly #table: FitTable;
  readonly #frame: HTMLElement;
  readonly #hint: HTMLElement;
  readonly #restore: HTMLButtonElement;
  #subject: Subject | undefined;
  #fit: Fit | undefined;
  /** What the axes show, of which picture. */
  #axes: { readonly of: string; readonly ranges: FitRanges } | undefined;
  #view: RunView | undefined;

  constructor({ say, post, announcer, ask }: LookParts) {
    this.#say = say;
    this.#controls = new FitControls(say, () => {
      this.#picture();
      ask();
    });
    this.#chart = new FitChart(say, () => this.#drawn());
    this.#legend = new FitLegend(say);
    this.#table = new FitTable(say);
    const described = { role: 'application', tabindex: 0, 'aria-describedby': 'fit-hint' };
    this.#frame = h('div', { class: 'fit-frame', ...described }, this.#chart.element);
    this.#cursor = new FitCursor(this.#frame, this.#chart, say, announcer, (row) => post({ type: 'toggleRow', row }));
    this.#restore = h(
      'button',
      { id: 'fit-restore', type: 'button', class: 'secondary small away' },
      say('fitRestore'),
    );
    this.#restore.disabled = true;
    this.#restore.addEventListener('click', () => {
      this.#frame.focus(); // the button is about to go
      post({ type: 'toggleRow' });
    });
    this.#hint = h('p', { id: 'fit-hint', class: 'caption' }, say('fitHint'));
    const head = h('div', { class: 'fit-head' }, this.#name, this.#controls.element);
    setText(this.#name, say('fitTab')); // until there is a picture with a name
    takeaway(this.#name, { name: 'fit', chart: this.#chart.element, table: () => this.#table.rows() }, say);
    const parts = [head, this.#legend.element, this.#frame, this.#hint, this.#restore, this.#table.element];
    this.element = h('section', { id: 'fit', 'aria-label': say('fitTab') }, ...parts);
  }

  wish(): Pick<Look, 'fit'> {
    const { choice } = this.#controls;
    return choice ? { fit: wishOf(choice.kind, choice.x, choice.y, choice.losses) } : {};
  }

  show(view: RunView, isNew: boolean): void {
    // Where a training has ended is what the axes are made for.
    if (isNew || (view.state === 'finished' && this.#view?.state !== 'finished')) this.#axes = undefined;
    this.#view = view;
    const subject = subjectOf(view);
    if (!subject) return;
    this.#subject = subject;
    this.#controls.show(subject);
  }

  showMoment({ fit }: Moment): void {
    if (!fit) return;
    this.#fit = fit;
    this.#picture();
  }

  /** Makes the picture anew, to be drawn at the next frame. */
  #picture(): void {
    const { choice } = this.#controls;
    if (!choice || !this.#subject || !this.#fit) return;
    const of = JSON.stringify([choice.kind, choice.x, choice.y, this.#subject]);
    const before = this.#axes?.of === of ? this.#axes.ranges : undefined;
    const picture = pictureOf(choice, this.#subject, this.#fit, before);
    if (!picture) return;
    this.#axes = { of, ranges: picture.ranges };
    this.#chart.picture = picture;
    this.#cursor.follow();
    this.#chart.redraw();
  }

  #drawn(): void {
    const { picture } = this.#chart;
    if (!picture) return;
    const { roles } = picture.fit.points;
    const leftOut = roles.reduce((count, role) => count + Number(role === ROLES.aside), 0);
    this.element.dataset.kind = picture.choice.kind;
    this.element.dataset.points = String(roles.length);
    this.element.dataset.leftOut = String(leftOut);
    this.#restore.classList.toggle('away', leftOut === 0);
    this.#restore.disabled = leftOut === 0;
    this.#legend.show(picture);
    this.#table.show(picture);
    this.#cursor.place();
    this.#describe(picture.choice, roles.length, picture.fit.rows);
  }

  #describe({ kind, x, y }: FitChoice, points: number, rows: number): void {
    const columns = { feature: [x], pair: [x, y], actual: [], residuals: [], sigmoid: [] }[kind];
    const name = [this.#controls.kindName, ...columns].join(', ');
    const label = this.#say('fitChart', name, formatCount(points), formatCount(rows));
    setText(this.#name, name);
    const features = this.#view?.start?.model.features ?? [];
    const isOfOthers = columns.length > 0 && this.#subject && hasOthers(this.#subject, features, columns.length);
    setText(this.#hint, [...(isOfOthers ? [this.#say('fitOthers')] : []), this.#say('fitHint')].join(' '));
    if (this.#frame.getAttribute('aria-label') !== label) this.#frame.setAttribute('aria-label', label);
  }
}
