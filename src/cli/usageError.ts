/** The command line is not of the form that `USAGE` gives. */
export class UsageError extends Error {}
