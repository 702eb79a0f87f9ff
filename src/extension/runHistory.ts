import type { FittedModel, KeptCurve, RunResult, Setup, StopReason } from '../protocol';

/** What is kept of a run after it has settled. */
export interface KeptRun {
  /** Its number in this window, by which messages mean it, and its number on this table, by which people do. */
  readonly run: number;
  readonly number: number;
  /** As a person named it. */
  readonly name: string | undefined;
  /** No other kept run has it. */
  readonly colour: number;
  /** Shown beside the current run. */
  readonly ticked: boolean;
  readonly setup: Setup;
  readonly end: RunEnd;
  readonly iterations: number;
  /** Of the weights that were kept; the last where there are none. */
  readonly loss: number;
  readonly curve: Promise<KeptCurve>;
  readonly model?: FittedModel;
}

/** `broken`: it failed, or another run took its place. */
export type RunEnd = StopReason | 'broken';

/** What a run has to show for itself. */
export interface Settled {
  readonly number: number;
  readonly passing: boolean;
  readonly setup: Setup;
  readonly losses: { readonly length: number; readonly last: number | undefined };
  readonly settledCurve: Promise<KeptCurve>;
  readonly result?: RunResult;
}

const MOST_RUNS = 50;

/** The settled runs of a table, the newest first. */
export class RunHistory {
  private kept: readonly KeptRun[] = [];
  private count = 0;

  get runs(): readonly KeptRun[] {
    return this.kept;
  }

  of(run: number): KeptRun | undefined {
    return this.kept.find((one) => one.run === run);
  }

  /** A run without a loss, or on the way to another, is not kept; of too many the oldest that nobody looks at goes. */
  keep(settled: Settled): void {
    if (settled.passing || settled.losses.length === 0 || this.of(settled.number)) return;
    if (this.kept.length >= MOST_RUNS) this.delete((this.kept.findLast(isUnticked) ?? this.kept.at(-1))?.run);
    const { number, setup, losses, result } = settled;
    const kept: KeptRun = {
      run: number,
      number: ++this.count,
      name: undefined,
      colour: this.freeColour(),
      ticked: false,
      setup,
      end: result?.status ?? 'broken',
      iterations: result?.iterations ?? losses.length - 1,
      loss: result?.loss.value ?? losses.last ?? Number.NaN,
      curve: settled.settledCurve,
      ...(result && { model: result.model }),
    };
    this.kept = [kept, ...this.kept];
  }

  tick(run: number, ticked: boolean): void {
    this.change(run, { ticked });
  }

  /** Without a name it has its number again. */
  rename(run: number, name: string | undefined): void {
    this.change(run, { name });
  }

  delete(run: number | undefined): void {
    this.kept = this.kept.filter((one) => one.run !== run);
  }

  private change(run: number, change: Partial<KeptRun>): void {
    this.kept = this.kept.map((one) => (one.run === run ? { ...one, ...change } : one));
  }

  private freeColour(): number {
    const taken = new Set(this.kept.map(({ colour }) => colour));
    let colour = 0;
    while (taken.has(colour)) colour++;
    return colour;
  }
}

function isUnticked({ ticked }: KeptRun): boolean {
  return !ticked;
}
