import type { FittedModel } from '../model/fitted';
import { attempt } from './attempt';
import { printJavaScript } from './javascript';
import { modelToJson } from './modelJson';
import { printOnnx } from './onnx';
import { printPmml } from './pmml';
import { printPython } from './python';
import { printScikitLearn } from './scikitLearn';
import { printSpreadsheet } from './spreadsheet';
import { printSql } from './sql';

export type FormatId =
  | 'json'
  | 'python'
  | 'sklearn'
  | 'javascript'
  | 'typescript'
  | 'sql'
  | 'spreadsheet'
  | 'pmml'
  | 'onnx';

/** A form that a model can be taken away in. */
export interface Format {
  readonly id: FormatId;
  /** Of its files. */
  readonly extension: string;
  /** Throws a `DataError` where the format can't carry the model. */
  readonly print: (model: FittedModel) => string | Uint8Array;
}

export const FORMATS: readonly Format[] = [
  { id: 'json', extension: 'json', print: modelToJson },
  { id: 'python', extension: 'py', print: printPython },
  { id: 'sklearn', extension: 'py', print: printScikitLearn },
  { id: 'javascript', extension: 'js', print: (model) => printJavaScript(model, false) },
  { id: 'typescript', extension: 'ts', print: (model) => printJavaScript(model, true) },
  { id: 'sql', extension: 'sql', print: printSql },
  { id: 'spreadsheet', extension: 'tsv', print: printSpreadsheet },
  { id: 'pmml', extension: 'pmml', print: printPmml },
  { id: 'onnx', extension: 'onnx', print: printOnnx },
];

export function formatNamed(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}

/** A model in a format, or why the format can't carry it. */
export function exported(model: FittedModel, format: Format) {
  return attempt(() => format.print(model));
}
