import * as vscode from 'vscode';
import { completed } from '../../core/data/completed';
import { suggestTarget } from '../../core/data/roles';
import { list, object, type Read, text } from '../../core/export/reading';
import { ESTIMATORS, estimatorOf } from '../../core/model/estimators';
import { isRanged, OPTION_NAMES, type OptionName, type OptionValue, readOption } from '../../core/model/options';
import { DEFAULT_OPTIONS, isInRange, type TrainOptions } from '../../core/model/setup';
import { weightsByName } from '../../core/model/weightsByName';
import { formatValues } from '../../format';
import { DIAGNOSES, faultText, fill } from '../../messages';
import { hasEnded } from '../ledger/recordOf';
import { runOver } from '../runOver';
import { trainOptions } from '../settings';
import { plain } from '../text';
import { tableNamed } from './tables';
import { type Tool, ToolError } from './tool';

interface Input {
  readonly file: string;
  readonly target?: string;
  readonly features?: readonly string[];
  readonly estimator?: string;
  readonly positive?: string;
  readonly options?: Partial<TrainOptions>;
}

const MOST_FEATURES = 10_000;

/** Options by their names, with values of their forms and in their ranges. */
const options: Read<Partial<TrainOptions>> = (value, where) => {
  if (typeof value !== 'object' || value === null) throw new ToolError(`${where} is to be an object of options.`);
  const entries = Object.entries(value).map(([name, given]): [OptionName, OptionValue] => {
    const option = OPTION_NAMES.find((one) => one === name);
    if (!option)
      throw new ToolError(`There is no option ${JSON.stringify(name)}: expected ${OPTION_NAMES.join(', ')}.`);
    const read = readOption(option, given);
    const isGood = read !== undefined && !(typeof read === 'number' && isRanged(option) && !isInRange(option, read));
    if (!isGood)
      throw new ToolError(
        `The option ${name} can't be ${JSON.stringify(given)}: its default is ${DEFAULT_OPTIONS[option]}.`,
      );
    return [option, read];
  });
  return Object.fromEntries(entries);
};

/** Trains a model in its panel, to its end. */
export const trainModel: Tool<Input> = {
  input: object<Input>({
    file: text,
    target: { optional: text },
    features: { optional: list(text, 1, MOST_FEATURES) },
    estimator: { optional: text },
    positive: { optional: text },
    options: { optional: options },
  }),
  doing: ({ file }) => vscode.l10n.t('Training on {0}', plain(file)),
  asks: ({ file, target }) => ({
    title: vscode.l10n.t('Train a Model'),
    message:
      target === undefined
        ? vscode.l10n.t(
            'Descent trains a model on {0} and keeps the run. The language model is told its weights, metrics and notes.',
            plain(file),
          )
        : vscode.l10n.t(
            'Descent trains a model of {0} on {1} and keeps the run. The language model is told its weights, metrics and notes.',
            plain(target),
            plain(file),
          ),
  }),
  async answer({ file, target, estimator, options = {}, ...said }, box, token) {
    const table = await tableNamed(file, box);
    const held = table.table.hold();
    try {
      const { trainer } = await table.table.open();
      const summary = await trainer.table;
      const named = target ?? suggestTarget(summary.columns)?.name;
      if (named === undefined)
        throw new ToolError('No column of the table can be a target: describe the table to see why.');
      const known = estimatorOf(estimator ?? '');
      if (estimator !== undefined && !known)
        throw new ToolError(
          `There is no estimator ${JSON.stringify(estimator)}: expected ${ESTIMATORS.map(({ id }) => id).join(', ')}.`,
        );
      const inForce = { ...trainOptions(table.uri, known?.id), ...options };
      const { options: _, ...choice } = completed(
        { ...said, target: named, ...(known && { estimator: known.id }), options: inForce },
        summary,
      );
      const run = table.train(choice, options);
      box.panels.show(table);
      const stopping = token.onCancellationRequested(() => table.stop());
      await runOver(run, table, box.runs).finally(() => stopping.dispose());
      if (run.fault) throw new ToolError(faultText(run.fault));
      if (!hasEnded(run)) throw new ToolError('Another training took the place of this one before it had ended.');
      const { status, iterations, loss, metrics, validation, model, diagnoses } = run.result;
      return {
        run: await box.ledger.idOf(run),
        target: named,
        estimator: choice.estimator,
        features: choice.features,
        rows: run.start.rows,
        status,
        iterations,
        loss,
        metrics,
        ...(validation && { validation }),
        ...(model.classes && { classes: model.classes }),
        ...weightsByName(model),
        notes: [...diagnoses, ...run.start.cautions].map(({ code, values }) =>
          fill(DIAGNOSES[code], formatValues(values)),
        ),
      };
    } finally {
      held.dispose();
    }
  },
};
