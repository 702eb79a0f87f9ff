/** What trains, whatever it runs in: a bundle that the process, its second thread and the worker of a browser share. */
export { gathering } from '../core/data/readMeasured';
export { readPart } from '../core/table/readPart';
export { SweptRows } from '../core/train/sweeper';
export { Session } from './session';
export { serve } from './web';
