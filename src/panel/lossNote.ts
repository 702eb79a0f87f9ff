import type { PanelWord, RunView } from '../protocol';
import { h, setText } from './element';
import type { Say } from './words';

/** What each loss of a regression makes of an outlier. */
const WORDS: Readonly<Record<string, readonly PanelWord[]>> = {
  mse: ['lossSquares'],
  rss: ['lossSquares', 'lossRss'],
  absolute: ['lossAbsolute'],
  huber: ['lossHuber'],
};

/** One line on the loss in hand. It keeps its place until the loss is known. */
export class LossNote {
  readonly element = h('p', { id: 'loss-note', class: 'caption' });

  constructor(private readonly say: Say) {}

  show({ start, estimator }: RunView): void {
    this.element.hidden = estimator !== 'linear';
    if (!start) return;
    setText(this.element, (WORDS[start.loss] ?? []).map((word) => this.say(word)).join(' '));
  }
}
