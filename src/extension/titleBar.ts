/**
 * Whether a command was called by its icon above an editor: of the menus there, only it names a group of editors and no editor of it.
 * The file that it hands over can be that of the tab before, for VS Code makes the icons before it knows the tab; the active tab tells.
 */
export function isTitleBar(context: unknown): boolean {
  return typeof context === 'object' && context !== null && 'groupId' in context && !('editorIndex' in context);
}
