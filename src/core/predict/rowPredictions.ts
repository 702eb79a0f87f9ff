import type { FittedModel } from '../model/fitted';
import type { Dialect } from '../table/dialect';
import { Field } from '../table/field';
import type { Records } from '../table/records';
import { type GapCode, type PredictionCounts, type StandInCode, Tallies } from './counts';
import { type Mapping, placesOf } from './mapping';
import { needsOf } from './needs';
import { Predictor } from './predictor';

export interface PredictingOptions {
  readonly model: FittedModel;
  readonly dialect: Dialect;
  /** The columns of the table. */
  readonly names: readonly string[];
  readonly mapping: Mapping;
}

/** Predicts the records of a table, and counts which could not be, why, and what was put in place of what their cells say. */
export class RowPredictions {
  readonly headings: readonly string[];
  readonly #width: number;
  readonly #places: Int32Array;
  readonly #predictor: Predictor;
  readonly #field = new Field<Uint8Array>(new Uint8Array(0));
  readonly #gaps = new Tallies<GapCode>();
  readonly #standIns = new Tallies<StandInCode>();
  #rows = 0;
  #predicted = 0;

  /** Throws a `DataError` where the table lacks a column. */
  constructor({ model, dialect, names, mapping }: PredictingOptions) {
    this.#width = names.length;
    this.#places = placesOf(needsOf(model), names, mapping);
    this.#predictor = new Predictor(model, dialect);
    this.headings = this.#predictor.decision.headings;
  }

  get counts(): PredictionCounts {
    const { notes: gaps } = this.#gaps;
    return { rows: this.#rows, predicted: this.#predicted, gaps, standIns: this.#standIns.notes };
  }

  /** The predictions of a record, one for each heading; undefined where there are none. */
  cellsOf(records: Records, record: number): readonly (string | number)[] | undefined {
    this.#rows++;
    const line = records.lines[record] ?? 0;
    if (records.width(record) > this.#width) return this.#leave('surplusCells', line);
    for (const [need, input] of this.#predictor.inputs.entries()) {
      this.#take(records, record, need);
      const code = input.read(this.#field);
      if (code) return this.#leave(code, line, input.column, code === 'unknownLevel' ? this.#field.text() : undefined);
    }
    const cells = this.#predictor.predict();
    if (!cells) return this.#leave('notFinite', line);
    this.#predicted++;
    this.#countStandIns(records, record, line);
    return cells;
  }

  /** The cell of a need; an empty one where no column stands for it, or the record ends before it. */
  #take(records: Records, record: number, need: number): void {
    const place = this.#places[need] ?? -1;
    const isThere = place >= 0 && place < records.width(record);
    const start = isThere ? records.startOf(record, place) : 0;
    this.#field.take(records.units, start, isThere ? records.endOf(record, place) : 0);
  }

  #leave(code: GapCode, line: number, column?: string, level?: string): undefined {
    this.#gaps.add(code, line, column, level);
    return undefined;
  }

  #countStandIns(records: Records, record: number, line: number): void {
    for (const [need, { isFilled, isRare, column }] of this.#predictor.inputs.entries()) {
      if (isFilled) this.#standIns.add('filled', line, column);
      if (!isRare) continue;
      this.#take(records, record, need);
      this.#standIns.add('asRare', line, column, this.#field.text());
    }
  }
}
