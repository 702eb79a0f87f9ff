import * as vscode from 'vscode';
import { randomHex } from '../ledger/randomHex';

/** The shell of the page: it may load our style and our script, which loads its own parts, and nothing else. */
export function panelPage(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = randomHex(16);
  const uriOf = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path));
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${uriOf('media', 'panel.css')}">
  <title>Descent</title>
</head>
<body>
  <main id="app"></main>
  <script type="module" nonce="${nonce}" src="${uriOf('dist', 'panel.js')}"></script>
</body>
</html>`;
}
