/** A place outside the memory for numbers: they are appended once and read back at any time. Whoever runs the core supplies it. */
export interface Store {
  append(values: Float64Array): void;
  /** Fills `into` with the numbers from place `at` on, counted from 0. */
  read(at: number, into: Float64Array): void;
  /** Nothing of it is left. */
  close(): void;
}
