import type { LossesOf, RunView } from '../protocol';
import { Announcer } from './announcer';
import { Controls } from './controls';
import { Curve } from './curve';
import { h } from './element';
import type { Post } from './host';
import { LossSection } from './lossSection';
import { Notes } from './notes';
import { Progress } from './progress';
import { Results } from './results';
import { Rows } from './rows';
import { Title } from './title';
import type { Say } from './words';

/** All views of one run. It keeps nothing that the host does not send again in answer to `ready`. */
export class Page {
  readonly #curve = new Curve();
  readonly #validation = new Curve();
  readonly #title: Title;
  readonly #controls: Controls;
  readonly #progress: Progress;
  readonly #loss: LossSection;
  readonly #notes: Notes;
  readonly #results: Results;
  readonly #rows: Rows;
  #run: number | undefined;

  constructor(
    say: Say,
    private readonly post: Post,
  ) {
    const announcer = new Announcer();
    const leave = () => this.#controls.focus();
    this.#title = new Title(say);
    this.#controls = new Controls(say, post);
    this.#progress = new Progress(this.#curve, say, announcer, post, leave);
    this.#loss = new LossSection({ loss: this.#curve, validation: this.#validation }, say, announcer, (losses) =>
      this.#drawn(losses),
    );
    this.#notes = new Notes(say, post, leave);
    this.#results = new Results(say);
    this.#rows = new Rows(say);
    const views = [this.#title, this.#controls, this.#progress, this.#loss, this.#notes, this.#results, this.#rows];
    const waiting = h('p', { class: 'waiting' }, say('waiting'));
    document.getElementById('app')?.replaceChildren(waiting, ...views.map(({ element }) => element), announcer.element);
  }

  show(view: RunView): void {
    const isNew = view.run !== this.#run;
    this.#run = view.run;
    this.#curve.replace(view.losses);
    this.#validation.replace(view.validation ?? new Float64Array());
    document.body.dataset.run = String(view.run);
    document.body.dataset.state = view.state;
    this.#title.show(view);
    this.#controls.show(view, isNew);
    this.#progress.show(view);
    this.#loss.show(view, isNew);
    const waits = this.#results.show(view);
    this.#notes.show(view, waits);
    this.#placeNotes(view.state === 'failed');
    this.#rows.show(view.rowsText);
  }

  append({ run, from, losses, validation }: LossesOf): void {
    if (run !== this.#run) return;
    const isWhole = !validation || this.#validation.append(from, validation);
    if (this.#curve.append(from, losses) && isWhole) this.#loss.grow();
    else this.post({ type: 'ready' });
  }

  /** What a run came to is read under its curve; why there is none, before all else. */
  #placeNotes(first: boolean): void {
    const [notes, loss] = [this.#notes.element, this.#loss.element];
    const isFirst = notes.compareDocumentPosition(loss) === Node.DOCUMENT_POSITION_FOLLOWING;
    if (first === isFirst) return;
    if (first) loss.before(notes);
    else loss.after(notes);
  }

  #drawn(losses: number): void {
    document.body.dataset.iterations = String(losses);
    this.#progress.grow();
  }
}
