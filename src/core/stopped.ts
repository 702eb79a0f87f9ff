/** Thrown where work was left off because its caller asked for it: neither a fault nor a defect. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}
