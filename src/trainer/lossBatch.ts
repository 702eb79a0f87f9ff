/** Gathers losses and hands them on as one array; none is dropped, and the first goes at once so that the curve can begin. */
export class LossBatch {
  private losses = new Float64Array(1024);
  private count = 0;
  private sent = 0;

  constructor(private readonly send: (from: number, losses: Float64Array) => void) {}

  add(loss: number): void {
    if (this.count === this.losses.length) this.grow();
    this.losses[this.count++] = loss;
    if (this.sent === 0) this.flush();
  }

  flush(): void {
    if (this.count === 0) return;
    this.send(this.sent, this.losses.slice(0, this.count));
    this.sent += this.count;
    this.count = 0;
  }

  private grow(): void {
    const larger = new Float64Array(2 * this.losses.length);
    larger.set(this.losses);
    this.losses = larger;
  }
}
