/** What commands do, by their names in the manifest. `chosen` is what the menu, if there is one, was opened on, and
 * `selected` all that is selected there. */
export type Commands = Readonly<Record<string, (chosen?: unknown, selected?: unknown) => unknown>>;
