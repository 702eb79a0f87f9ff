import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DocumentText, inSlicesOf } from '../../src/extension/documentText';
import { closeAll } from './descent';

describe('the text of a document', () => {
  afterEach(closeAll);

  it('is the same by offsets, wherever it is cut: in a pair of surrogates and between CR and LF too', async () => {
    const content = 'a,b\r\n1,"x\r\ny"\r\n\r\n3,😀\r\n';
    const document = await vscode.workspace.openTextDocument({ content });
    const text = new DocumentText(document);
    assert.equal(document.getText(), content);
    assert.equal(text.length, content.length);
    for (let from = 0; from <= content.length; from++) {
      for (let to = from; to <= content.length; to++) assert.equal(text.slice(from, to), content.slice(from, to));
    }
  });

  it('is worked on to the end, or until it is edited', async () => {
    const document = { version: 1 };
    function* work(edited: number): Generator<null, string> {
      for (let pulls = 0; pulls < 1000; pulls++) {
        if (pulls === edited) document.version++;
        yield null;
      }
      return 'done';
    }
    assert.equal(await inSlicesOf(document as vscode.TextDocument, work(Number.NaN)), 'done');
    assert.equal(await inSlicesOf(document as vscode.TextDocument, work(500)), undefined);
  });
});
