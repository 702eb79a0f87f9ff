import path from 'node:path';

/** Where everything is that the benchmark makes: git does not see it. */
export const CACHE = path.resolve('.cache/bench');
export const TABLES = path.join(CACHE, 'tables');
export const PEERS = path.join(CACHE, 'peers');
/** Programs of peers are run from beside the peers, where their packages are found. */
export const PEER_PROGRAMS = path.join(PEERS, 'programs');
export const PROGRAMS = path.resolve('bench/programs');
/** The one that Debian's packages belong to. */
export const PYTHON = '/usr/bin/python3';
/** Descent's terminal as people have it. */
export const TERMINAL = path.resolve('dist/cli.js');
