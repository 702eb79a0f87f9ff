import { formatCount, formatNumber } from '../format';
import type { ClassReport } from '../protocol';
import { h, setText } from './element';
import { RocSection } from './roc';
import { columnHead, numberCell, rowHead, scrolled } from './table';
import { rowsOf } from './tableRows';
import { takeaway } from './takeaway';
import type { Say } from './words';

/** What their files are called. */
const FILES = { confusion: 'confusion', classScores: 'class scores', calibration: 'calibration' } as const;

const SCORES = ['precision', 'recall', 'f1', 'support'] as const;

/** How well classes are told apart: which are taken for which, scores of each, and of two the ROC curve and the calibration. */
export class ClassReportSection {
  readonly element = h('div', { id: 'class-report', class: 'results', hidden: true });
  readonly #confusion = h('table', { id: 'confusion', 'aria-labelledby': 'confusion-name' });
  readonly #scores = h('table', { id: 'class-scores', 'aria-labelledby': 'class-scores-name' });
  readonly #weighted = h('p', { id: 'weighted-scores', hidden: true });
  readonly #calibration = h('table', { id: 'calibration', 'aria-labelledby': 'calibration-name' });
  readonly #calibrated: HTMLElement;
  readonly #roc: RocSection;

  constructor(private readonly say: Say) {
    this.#roc = new RocSection(say);
    const confusion = this.#section('confusion', this.#confusion, say('confusionCaption'));
    const scores = this.#section('classScores', this.#scores);
    setText(this.#weighted, say('weightedScores'));
    scores.append(this.#weighted);
    this.#calibrated = this.#section('calibration', this.#calibration, say('calibrationCaption'));
    this.element.append(confusion, scores, this.#roc.element, this.#calibrated);
  }

  show(report: ClassReport | undefined): void {
    this.element.hidden = !report;
    if (!report) return;
    const names = report.classes.map((name) => name ?? this.say('restClass'));
    this.#showConfusion(report, names);
    this.#showScores(report, names);
    this.#roc.show(report);
    this.#showCalibration(report);
  }

  #section(word: 'confusion' | 'classScores' | 'calibration', table: HTMLTableElement, caption?: string): HTMLElement {
    const id = table.getAttribute('aria-labelledby') ?? '';
    const name = this.say(word);
    const text = caption ? h('p', { class: 'caption' }, caption) : undefined;
    const heading = h('h2', { id }, name);
    const section = h('section', {}, heading, text, scrolled(name, table));
    takeaway(heading, { name: FILES[word], table: () => rowsOf(table) }, this.say);
    return section;
  }

  #showConfusion({ confusion }: ClassReport, names: readonly string[]): void {
    const corner = h('td', {}, h('small', {}, `${this.say('actualClass')} ↓ ${this.say('predictedClass')} →`));
    const head = h('tr', {}, corner, ...names.map((name) => columnHead(name)));
    const rows = confusion.map((counts, a) =>
      h(
        'tr',
        {},
        rowHead(names[a] ?? ''),
        ...counts.map((count, p) => {
          const classes = { 'data-actual': names[a] ?? '', 'data-predicted': names[p] ?? '' };
          return numberCell(count, { ...classes, 'data-right': a === p }, formatCount(count));
        }),
      ),
    );
    this.#confusion.replaceChildren(h('thead', {}, head), h('tbody', {}, ...rows));
  }

  #showScores({ scores, weighted }: ClassReport, names: readonly string[]): void {
    this.#weighted.hidden = !weighted;
    const head = h('tr', {}, h('td'), ...SCORES.map((score) => columnHead(this.say(score))));
    const rows = scores.map((of, c) => {
      const cells = SCORES.map((score) => {
        const text = score === 'support' ? formatCount(of.support) : formatNumber(of[score]);
        return numberCell(of[score], { 'data-score': score }, text);
      });
      return h('tr', { 'data-class': names[c] ?? '' }, rowHead(names[c] ?? ''), ...cells);
    });
    this.#scores.replaceChildren(h('thead', {}, head), h('tbody', {}, ...rows));
  }

  #showCalibration({ calibration = [] }: ClassReport): void {
    this.#calibrated.hidden = calibration.length === 0;
    const words = ['predictedMean', 'observed', 'support'] as const;
    const head = h('tr', {}, ...words.map((word) => columnHead(this.say(word))));
    const rows = calibration.map(({ predicted, observed, count }) =>
      h(
        'tr',
        {},
        h('th', { scope: 'row', 'data-value': predicted }, formatNumber(predicted, 3)),
        numberCell(observed, {}, formatNumber(observed, 3)),
        numberCell(count, {}, formatCount(count)),
      ),
    );
    this.#calibration.replaceChildren(h('thead', {}, head), h('tbody', {}, ...rows));
  }
}
