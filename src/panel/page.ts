import type { KeptCurve, LookedAt, LossesOf, Overlay, RunView, ToPanel, TransportAction } from '../protocol';
import { Announcer } from './announcer';
import { Controls } from './controls';
import { Curve } from './curve';
import { h } from './element';
import { type Post, remembered } from './host';
import { LessonView } from './lessonView';
import { LookTabs } from './lookTabs';
import { LossSection } from './lossSection';
import { Notes } from './notes';
import { Player } from './player';
import { Progress } from './progress';
import { Results } from './results';
import { Rows } from './rows';
import { RunsList } from './runsList';
import { Title } from './title';
import { Transport } from './transport';
import type { Say } from './words';

/** All views of one run. It keeps nothing that the host does not send again in answer to `ready`, but where one looks. */
export class Page {
  readonly #curve = new Curve();
  readonly #validation = new Curve();
  readonly #lesson: LessonView;
  readonly #title: Title;
  readonly #controls: Controls;
  readonly #progress: Progress;
  readonly #transport: Transport;
  readonly #loss: LossSection;
  readonly #looks: LookTabs;
  readonly #notes: Notes;
  readonly #results: Results;
  readonly #runs: RunsList;
  readonly #rows: Rows;
  /** The curve and the view of it: side by side where there is room. */
  readonly #seen: HTMLElement;
  readonly #player: Player;
  readonly #placeLookedAt = remembered<string>('place', '');
  #view: RunView | undefined;

  constructor(
    say: Say,
    private readonly post: Post,
  ) {
    const announcer = new Announcer();
    const leave = () => this.#controls.focus();
    this.#player = new Player({
      post,
      wish: () => this.#looks.wish(),
      frame: (callback) => requestAnimationFrame(callback),
      changed: () => this.#moved(),
    });
    this.#lesson = new LessonView(post);
    this.#title = new Title(say);
    this.#controls = new Controls(say, post);
    this.#progress = new Progress(this.#curve, say, announcer, post, leave);
    this.#transport = new Transport(this.#player, this.#curve, say, announcer);
    this.#loss = new LossSection(
      { loss: this.#curve, validation: this.#validation },
      say,
      announcer,
      (losses) => this.#drawn(losses),
      (iteration) => this.#player.scrub(iteration, false),
    );
    this.#looks = new LookTabs({ say, post, announcer, losses: this.#curve, ask: () => this.#player.ask('settled') });
    this.#notes = new Notes(say, post, leave);
    this.#results = new Results(say);
    this.#runs = new RunsList(say, post);
    this.#rows = new Rows(say);
    this.#seen = h('div', { class: 'seen' }, this.#loss.element, this.#looks.element);
    const views = [
      this.#lesson,
      this.#title,
      this.#controls,
      this.#progress,
      this.#transport,
      { element: this.#transport.hint },
      { element: this.#seen },
      this.#notes,
      this.#results,
      this.#runs,
      this.#rows,
    ];
    const waiting = h('p', { class: 'waiting' }, say('waiting'));
    document.getElementById('app')?.replaceChildren(waiting, ...views.map(({ element }) => element), announcer.element);
  }

  show(view: RunView): void {
    const isNew = view.run !== this.#view?.run;
    const isFirst = this.#view === undefined;
    if (isNew && !view.curves) {
      this.post({ type: 'ready' });
      return;
    }
    this.#view = view;
    if (view.curves) this.#replaceCurves(view.curves.own);
    if (isNew) delete document.body.dataset.iterations; // until its own curve is drawn
    if (isNew) delete document.body.dataset.iteration; // of the run before
    document.body.dataset.run = String(view.run);
    document.body.dataset.state = view.state;
    document.body.toggleAttribute('data-ended', view.ended !== undefined);
    document.body.toggleAttribute('data-paused', view.paused);
    this.#title.show(view);
    this.#controls.show(view, isNew);
    this.#progress.show(view);
    this.#loss.show(view, isNew);
    this.#looks.show(view, isNew);
    const place = isFirst ? placeIn(this.#placeLookedAt.get(), view) : undefined;
    this.#player.show(view, isNew, this.#curve.length, place);
    const waits = this.#results.show(view, this.#player.iteration);
    this.#notes.show(view, waits);
    this.#placeNotes(view.state === 'failed');
    this.#runs.show(view.runs);
    if (view.start || view.state === 'failed') this.#rows.show(view.rowsText); // those of the run before stand until then
  }

  /** More of the table is read. */
  read({ run, percent }: Extract<ToPanel, { type: 'reading' }>): void {
    if (run === this.#view?.run) this.#progress.read(percent);
  }

  append({ run, from, losses, validation }: LossesOf): void {
    if (run !== this.#view?.run) return;
    const isWhole = !validation || this.#validation.append(from, validation);
    if (!this.#curve.append(from, losses) || !isWhole) {
      this.post({ type: 'ready' });
      return;
    }
    this.#loss.grow();
    this.#player.grow(this.#curve.length);
    requestAnimationFrame(() => this.post({ type: 'drawn' })); // behind the drawing of the curve, which was asked for above
  }

  /** What was asked of an iteration has come. */
  showMoment({ run, request, moment }: LookedAt): void {
    const { iteration } = this.#player;
    if (!this.#view || !this.#player.takes(run, request)) return;
    this.#transport.showMoment(moment);
    this.#looks.showMoment(moment);
    this.#results.showMoment(this.#view, moment, iteration);
    document.body.dataset.iteration = String(moment.iteration);
  }

  /** What was asked could not be answered; the page stays as it is. */
  lookFailed({ run, request, text }: Extract<ToPanel, { type: 'lookFailed' }>): void {
    if (this.#player.takes(run, request)) this.#looks.fail(text);
  }

  /** Other runs are shown beside this one. */
  compare(overlays: readonly Overlay[]): void {
    this.#loss.compare(overlays);
    this.#results.compare(overlays);
  }

  showLesson({ card, takesFocus = false }: Extract<ToPanel, { type: 'lesson' }>): void {
    this.#lesson.show(card, takesFocus);
  }

  press(action: TransportAction): void {
    this.#transport.press(action);
  }

  #replaceCurves({ losses, iterations, validation }: KeptCurve): void {
    this.#curve.replace(losses, iterations);
    this.#validation.replace(validation ?? new Float64Array(), validation && iterations);
  }

  /** What a run came to is read under its curve; why there is none, before all else. */
  #placeNotes(first: boolean): void {
    const [notes, seen] = [this.#notes.element, this.#seen];
    const isFirst = notes.compareDocumentPosition(seen) === Node.DOCUMENT_POSITION_FOLLOWING;
    if (first === isFirst) return;
    if (first) seen.before(notes);
    else seen.after(notes);
  }

  #drawn(losses: number): void {
    document.body.dataset.iterations = String(losses);
    this.#progress.grow();
    this.#controls.drawn(losses);
  }

  /** Another iteration is looked at, or it plays. */
  #moved(): void {
    const { iteration } = this.#player;
    this.#transport.update();
    this.#loss.lookAt(iteration);
    if (this.#view) this.#placeLookedAt.set(placeOf(this.#view, iteration));
  }
}

/** An iteration of a run of this kind, to be found again when the page is loaded anew. */
function placeOf({ file, title }: RunView, iteration: number | undefined): string {
  return iteration === undefined ? '' : JSON.stringify([file, title, iteration]);
}

function placeIn(kept: string, view: RunView): number | undefined {
  const iteration = /,(\d+)\]$/.exec(kept)?.[1];
  return iteration !== undefined && kept === placeOf(view, Number(iteration)) ? Number(iteration) : undefined;
}
