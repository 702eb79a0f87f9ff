import assert from 'node:assert/strict';
import { LineCells } from '../../../src/core/table/lineCells';
import { finish } from '../../../src/core/work';
import { EditedText } from '../../support/editedText';

const cellsIn = (text: EditedText, delimiter = ',') => new LineCells(text, delimiter);

/** The line of the record, the column and the text of the cell at each place of a text. */
function found(text: EditedText, delimiter?: string) {
  const cells = cellsIn(text, delimiter);
  return Array.from(text.places(), (place) => {
    const cell = finish(cells.at(place));
    return cell && [cell.line, cell.column, text.whole.slice(text.offsetOf(cell.start), text.offsetOf(cell.end))];
  });
}

const at = (text: EditedText, line: number, character: number, delimiter?: string) =>
  finish(cellsIn(text, delimiter).at({ line, character }));

describe('the cell at a place of a text', () => {
  it('is the one between two delimiters, and the delimiter after it belongs to it', () => {
    assert.deepEqual(found(new EditedText('ab,c\n1,,3')), [
      [0, 0, 'ab'],
      [0, 0, 'ab'],
      [0, 0, 'ab'],
      [0, 1, 'c'],
      [0, 1, 'c'],
      [1, 0, '1'],
      [1, 0, '1'],
      [1, 1, ''],
      [1, 2, '3'],
      [1, 2, '3'],
    ]);
  });

  it('has its quotes and blanks in its range and not in its value', () => {
    const text = new EditedText('a,b\n1, "x ""y"", z" \n');
    const cell = at(text, 1, 9);
    assert.deepEqual(
      [cell?.start, cell?.end],
      [
        { line: 1, character: 2 },
        { line: 1, character: 16 },
      ],
    );
    assert.deepEqual(cell?.cells, ['1', 'x "y", z']);
  });

  it('may span lines, and has the line breaks of the text in its value', () => {
    const text = new EditedText('a,b\r\n"x\r\n\r\ny",2\r\n3,4', '\r\n');
    const cell = at(text, 3, 0);
    assert.deepEqual([cell?.line, cell?.start, cell?.end], [1, { line: 1, character: 0 }, { line: 3, character: 2 }]);
    assert.deepEqual(cell?.cells, ['x\r\n\r\ny', '2']);
    assert.deepEqual(at(text, 3, 3)?.cells, ['x\r\n\r\ny', '2']);
    assert.deepEqual(at(text, 4, 1)?.cells, ['3', '4']);
  });

  it('is none on a blank line, behind a record and outside the text', () => {
    const text = new EditedText('\n a,b\n  \n1,2\n');
    for (const [line, character] of [
      [-1, 0],
      [0, 0],
      [2, 0],
      [2, 2],
      [4, 0],
      [5, 0],
    ] as const)
      assert.equal(at(text, line, character), undefined, `${line}:${character}`);
    assert.equal(at(text, 1, 4)?.column, 1);
    assert.equal(at(new EditedText(''), 0, 0), undefined);
  });

  it('is all of the rest where a quote is never closed, if that is not beyond all measure', () => {
    assert.equal(at(new EditedText('a,b\n1,"x\n2,3\n'), 2, 2)?.cells[1], 'x\n2,3\n');
    const long = new EditedText(`a,b\n1,"${'x,2\n'.repeat(1_000_000)}`);
    assert.equal(at(long, 500_000, 1), undefined);
    assert.ok(long.read < 4 * long.whole.length, 'it is read but once or twice');
  });

  it('is found by any delimiter', () => {
    assert.deepEqual(at(new EditedText('a;b\n1,5;2'), 1, 4, ';')?.cells, ['1,5', '2']);
    assert.deepEqual(at(new EditedText('a\tb\n\t2'), 1, 1, '\t')?.cells, ['', '2']);
  });
});

describe('the cells of a large text', () => {
  const ROWS = 100_000;
  const text = new EditedText(
    Array.from({ length: ROWS }, (_, i) => (i % 10 === 0 ? `"${i}\n${i}",b` : `${i},b`)).join('\n'),
  );
  const cells = cellsIn(text);
  const last = { line: text.count - 1, character: 0 };

  it('are found anywhere by reading a small part of it, once all of it was read', () => {
    assert.equal(finish(cells.at(last))?.cells[0], String(ROWS - 1));
    for (const line of [0, 1, 55_000, text.count - 2]) {
      text.read = 0;
      assert.equal(finish(cells.at({ line, character: 1 }))?.cells[1], 'b');
      assert.ok(text.read < 300_000, `${text.read} units`);
    }
  });

  it('are found as quickly after an edit at its beginning that puts all of it in quotes, and after that is undone', () => {
    for (const [from, to, quote] of [
      [0, 0, '"'],
      [0, 1, ''],
    ] as const) {
      cells.replace(...text.edit({ line: 3, character: from }, { line: 3, character: to }, quote));
      finish(cells.at(last)); // what each block makes of the other beginning is read once
      text.read = 0;
      finish(cells.at({ line: last.line - 1, character: 0 }));
      assert.ok(text.read < 1_000_000, `${text.read} units`);
    }
    cells.replace(...text.edit({ line: 5, character: 0 }, { line: 5, character: 0 }, 'new,row\n'));
    text.read = 0;
    assert.equal(finish(cells.at({ line: text.count - 1, character: 0 }))?.cells[0], String(ROWS - 1));
    assert.ok(text.read < 600_000, `${text.read} units`);
  });
});
