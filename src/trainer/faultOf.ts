import { DataError, type Fault } from '../core/fault';

/** What is said of an error: what a user can mend as it is, a defect of ours by its reason once it is logged. */
export function faultOf(error: unknown, log: (error: unknown) => void): Fault {
  if (error instanceof DataError) return { code: error.code, values: error.values };
  if (isOutOfMemory(error)) return { code: 'outOfMemory', values: { reason: error.message } };
  log(error);
  return { code: 'internal', values: { reason: error instanceof Error ? error.message : String(error) } };
}

/** What the engine throws where the system has no room for an array or a kernel's memory. */
function isOutOfMemory(error: unknown): error is RangeError {
  return error instanceof RangeError && /allocat/i.test(error.message);
}
