/** Thrown where work was left off because its caller asked for it: neither a fault nor a defect. */
export class Stopped extends Error {
  override readonly name = 'Stopped';

  /** As of a fault: bundles have a class each. */
  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === 'Stopped';
  }
}
