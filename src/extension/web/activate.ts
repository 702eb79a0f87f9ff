import type * as vscode from 'vscode';
import { doors } from '../doors';
import { assemble, type Descent } from '../extension';
import { webPlatform } from './platform';

export { assemble };

/** What VS Code loads in a browser, where a bundle can't require another: all that is assembled when it is wanted is here already. */
export function activate(context: vscode.ExtensionContext): Descent {
  return doors(context, () => () => assemble(context, webPlatform(context.extensionUri)));
}
