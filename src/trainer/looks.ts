import type { Explorer } from '../core/explore/explorer';
import type { Look } from '../core/explore/look';
import { Stopped } from '../core/stopped';
import { drive } from './drive';
import { faultOf } from './faultOf';
import type { Surroundings } from './surroundings';

interface Request {
  readonly request: number;
  readonly look: Look;
}

/** Answers what is asked of a run, one request after the other; of those that wait only the last is answered. */
export class Looks {
  private readonly signal = { stopped: false };
  private waiting: Request | undefined;
  private hasBegun = false;
  private isBusy = false;

  constructor(
    readonly run: number,
    private readonly explorer: Explorer,
    private readonly around: Pick<Surroundings, 'send' | 'clock' | 'log'>,
  ) {}

  ask(request: number, look: Look): void {
    this.waiting = { request, look };
    void this.answer();
  }

  /** There is an iteration to look at: until then what is asked waits. */
  begin(): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    void this.answer();
  }

  /** Another run has begun: nobody waits for an answer any more. */
  end(): void {
    this.signal.stopped = true;
    this.waiting = undefined;
  }

  private async answer(): Promise<void> {
    if (!this.hasBegun || this.isBusy) return;
    this.isBusy = true;
    while (this.waiting) {
      const { request, look } = this.waiting;
      this.waiting = undefined;
      await this.answerOne(request, look);
    }
    this.isBusy = false;
  }

  private async answerOne(request: number, look: Look): Promise<void> {
    const { run, around, signal } = this;
    try {
      const moment = await drive(this.explorer.look(look), around.clock, { signal });
      if (!signal.stopped) around.send({ type: 'moment', run, request, moment });
    } catch (error) {
      if (error instanceof Stopped) return;
      around.send({ type: 'lookFailed', run, request, fault: faultOf(error, around.log) });
    }
  }
}
