import type * as vscode from 'vscode';
import { doors } from '../doors';
import type { Descent } from '../extension';

/** All that VS Code loads at first in a process of Node; what answers is in bundles of their own, which the first call loads. */
export function activate(context: vscode.ExtensionContext): Descent {
  return doors(context, () => {
    const { assemble } = require('./extension') as typeof import('../extension');
    const { nodePlatform } = require('./platform') as typeof import('./platform');
    return () => assemble(context, nodePlatform(context.extensionUri));
  });
}
