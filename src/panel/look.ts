import type { Look, Moment, RunView } from '../protocol';
import type { Announcer } from './announcer';
import type { Post } from './host';
import type { Series } from './series';
import type { Say } from './words';

/** A view of a training at one of its iterations: it asks for what it draws, and is shown the answer. */
export interface LookView {
  readonly element: HTMLElement;
  /** What it asks of an iteration beside its parameters; nothing while it has nothing to draw. */
  wish(): Pick<Look, 'arithmetic' | 'fit' | 'surface'>;
  /** The run is another, or in another state. */
  show(view: RunView, isNew: boolean): void;
  /** What was asked for has come, and is to be drawn at the next frame. */
  showMoment(moment: Moment): void;
}

/** The wish of a view is another: asks anew. */
export type Ask = () => void;

/** What a view needs of the page. */
export interface LookParts {
  readonly say: Say;
  readonly post: Post;
  readonly announcer: Announcer;
  /** Of the iterations there are. */
  readonly losses: Series;
  readonly ask: Ask;
}
