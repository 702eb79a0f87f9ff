/** Where the fields of some whole records lie in a block of bytes, with their quotes and without their delimiters. */
export interface Fields {
  readonly units: Uint8Array;
  /** Where the block begins in the file. */
  readonly origin: number;
  readonly count: number;
  /** How many fields a record has. */
  width(record: number): number;
  startOf(record: number, column: number): number;
  endOf(record: number, column: number): number;
}
