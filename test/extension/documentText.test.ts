import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { inSlicesOf, PIECE_UNITS, piecesOf } from '../../src/extension/documentText';
import { closeAll } from './descent';

describe('the text of a document', () => {
  afterEach(closeAll);

  it('is whole in its pieces, with the line breaks of the document and long lines in more than one', async () => {
    for (const content of ['a,b\r\n1,"x\r\ny"\r\n\r\n3,😀\r\n', 'a\n\nb', '', `a\n${'😀'.repeat(PIECE_UNITS)}\n`]) {
      const document = await vscode.workspace.openTextDocument({ content });
      assert.equal(document.getText(), content);
      const pieces = [...piecesOf(document)];
      assert.equal(pieces.join(''), content);
      assert.ok(pieces.every(({ length }) => length <= PIECE_UNITS));
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
