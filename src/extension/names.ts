/** The kind of view that a panel is: the manifest has VS Code load us for it. */
export const VIEW = 'descent.panel';
/** The tree of the kept runs. */
export const RUNS_VIEW = 'descent.runs';
