/** What trains, whatever it runs in: a bundle that the process and the worker of a browser share. */
export { Session } from './session';
export { serve } from './web';
