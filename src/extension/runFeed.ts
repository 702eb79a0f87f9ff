import type { LossesOf, RunCurves, ToPanel } from '../protocol';
import { keptCurve, MOST_SENT } from './keptCurve';
import type { Run } from './run';
import { overlaysOf } from './runComparison';
import { viewOf } from './runView';
import { inSlices } from './slices';
import type { TableRuns } from './tableRuns';

/** The run that a page shows. */
interface Shown {
  readonly run: Run;
  /** How many of its losses the page has; none until its curves are made. */
  sent?: number;
  /** The page has not yet drawn the losses that it was sent last. */
  isDrawing: boolean;
}

/**
 * What a page is sent of runs: curves only where it lacks them, for they are large, and the rest with every state. It is sent more losses
 * when it has drawn the last: a page that is slow to draw gets more at a time, and the end of a run doesn't wait behind a queue of them.
 */
export class RunFeed {
  private page: Shown | undefined;
  /** The overlays that it has. */
  private overlaid: string | undefined;
  private asked = 0;

  constructor(
    private readonly runs: TableRuns,
    private readonly post: (message: ToPanel) => void,
  ) {}

  /** The page has nothing, or hears nothing. */
  forget(): void {
    this.page = undefined;
    this.overlaid = undefined;
    this.asked++;
  }

  async show(run: Run): Promise<void> {
    if (this.page?.run !== run) {
      await this.begin(run);
      return;
    }
    if (this.page.sent === undefined) return; // it is told when its curves are made
    this.sendLosses(this.page);
    this.post({ type: 'run', view: viewOf(run, this.runs) });
    await this.showOverlays(run);
  }

  addLosses({ run }: LossesOf): void {
    if (this.page?.run.number === run && !this.page.isDrawing) this.sendLosses(this.page);
  }

  /** The page has drawn what it was sent. */
  drawn(): void {
    if (!this.page) return;
    this.page.isDrawing = false;
    this.sendLosses(this.page);
  }

  private async begin(run: Run): Promise<void> {
    const page: Shown = { run, isDrawing: false };
    this.page = page;
    const curves = await curvesOf(run);
    if (this.page !== page) return; // it is gone, or another run is shown
    this.post({ type: 'run', view: { ...viewOf(run, this.runs), curves } });
    page.sent = 1 + (curves.own.iterations?.at(-1) ?? curves.own.losses.length - 1);
    this.sendLosses(page); // those that have come while the curves were made
    await this.showOverlays(run);
  }

  /** The losses that the page lacks. */
  private sendLosses(page: Shown): void {
    const { run, sent: from } = page;
    if (from === undefined || from === run.losses.length) return;
    const held = run.validation.length > 0 && { validation: run.validation.toArray(from) };
    page.sent = run.losses.length;
    page.isDrawing = true;
    this.post({ type: 'losses', run: run.number, from, losses: run.losses.toArray(from), ...held });
  }

  private async showOverlays(run: Run): Promise<void> {
    const asked = ++this.asked;
    const overlays = await overlaysOf(this.runs.history, run);
    const known = JSON.stringify(overlays.map((overlay) => [overlay.run, overlay.name, overlay.curve !== undefined]));
    if (asked !== this.asked || known === this.overlaid) return;
    this.overlaid = known;
    this.post({ type: 'overlays', overlays });
  }
}

async function curvesOf({ losses, validation, ghost }: Run): Promise<RunCurves> {
  const own = await inSlices(keptCurve(losses, MOST_SENT, validation));
  return { own, ...(ghost && { ghost: await ghost }) };
}
