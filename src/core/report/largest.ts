/** A value, and where it was found. */
interface Found {
  readonly value: number;
  readonly place: number;
}

/**
 * The largest of many values, in memory for twice as many as are wanted: what can't be among them is passed by. Of equal ones those
 * that were offered first are kept, and NaN never is.
 */
export class Largest {
  private found: Found[] = [];
  private floor = Number.NEGATIVE_INFINITY;

  constructor(private readonly most: number) {}

  offer(value: number, place: number): void {
    if (!(value > this.floor)) return;
    this.found.push({ value, place });
    if (this.found.length < 2 * this.most) return;
    this.cut();
    this.floor = this.found.at(-1)?.value ?? this.floor;
  }

  /** Where they were found, the largest first. */
  places(): readonly number[] {
    this.cut();
    return this.found.map(({ place }) => place);
  }

  private cut(): void {
    this.found.sort((a, b) => (a.value === b.value ? a.place - b.place : b.value - a.value));
    this.found.length = Math.min(this.found.length, this.most);
  }
}
