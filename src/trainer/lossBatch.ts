import type { Iteration } from '../core/train/train';

type Send = (from: number, losses: Float64Array, validation: Float64Array | undefined) => void;

/** Gathers losses and hands them on as one array; none is dropped, and the first goes at once so that the curve can begin. */
export class LossBatch {
  private losses: number[] = [];
  private validation: number[] = [];
  private sent = 0;

  constructor(private readonly send: Send) {}

  add({ loss, validation }: Iteration): void {
    this.losses.push(loss);
    if (validation !== undefined) this.validation.push(validation);
    if (this.sent === 0) this.flush();
  }

  flush(): void {
    if (this.losses.length === 0) return;
    const validation = this.validation.length > 0 ? Float64Array.from(this.validation) : undefined;
    this.send(this.sent, Float64Array.from(this.losses), validation);
    this.sent += this.losses.length;
    this.losses = [];
    this.validation = [];
  }
}
