import { DataError, type Fault } from '../fault';

/** What is made, or the fault that says why it can't be. */
export function attempt<T>(make: () => T): { readonly content: T } | { readonly fault: Fault } {
  try {
    return { content: make() };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { fault: { code: error.code, values: error.values } };
  }
}
