/** The folder that records lie in, by the names of its files. What is told of a file that is not there rejects, and `isGone` knows it. */
export interface Disk {
  /** None where there is no folder yet. */
  names(): Promise<readonly string[]>;
  /** What changes with the file, and its size in bytes. */
  stateOf(name: string): Promise<{ readonly stamp: string; readonly size: number }>;
  read(name: string): Promise<string>;
  /** Writes a file whole or not at all, in the place of the one that has its name. */
  write(name: string, content: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Moves a file out of the way, and tells where it is then. */
  setAside(name: string): Promise<string>;
  isGone(error: unknown): boolean;
}

export const ASIDE = 'set-aside';
