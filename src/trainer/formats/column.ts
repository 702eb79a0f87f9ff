import { type ColumnBuilder, NumberBuilder, OpaqueBuilder, TextBuilder } from '../../core/table/columnBuilder';
import type { Kind, NumberKind, Raw, TextKind } from './kinds';
import { Texts } from './texts';

/** A column of a columnar file. */
export interface ColumnarColumn {
  readonly name: string;
  readonly kind: Kind;
}

/** Takes the values of a column as they are stored, and builds the column of the table from them. */
export interface Intake {
  readonly builder: ColumnBuilder;
  /** Takes those from one up to another. */
  take(values: ArrayLike<Raw>, from: number, to: number): void;
}

export function intakeOf(kind: Kind): Intake {
  switch (kind.type) {
    case 'number':
      return numbersOf(kind);
    case 'text':
      return textsOf(kind);
    case 'opaque':
      return { builder: new OpaqueBuilder(), take: () => {} };
    default:
      return kind satisfies never;
  }
}

function numbersOf(kind: NumberKind): Intake {
  const builder = new NumberBuilder();
  const take: Intake['take'] = (values, from, to) => {
    const numbers = new Float64Array(to - from);
    for (let row = 0; row < numbers.length; row++) {
      const value = values[from + row];
      numbers[row] = value == null ? Number.NaN : kind.valueOf(value);
    }
    builder.add(numbers, (row) => kind.textOf(values[from + row] ?? Number.NaN));
  };
  return { builder, take };
}

function textsOf(kind: TextKind): Intake {
  const builder = new TextBuilder();
  const take: Intake['take'] = (values, from, to) => {
    const texts = new Texts(to - from);
    for (let row = from; row < to; row++) {
      const value = values[row];
      texts.add(value == null ? '' : kind.textOf(value));
    }
    builder.add(texts);
  };
  return { builder, take };
}
