import { scorerOfTyped } from '../export/scorer';
import { indented, quoted, remark } from '../export/words';
import type { FittedModel } from '../model/fitted';
import type { Setup } from '../model/setup';
import { columnsFunction } from './pysparkColumns';
import { learnerOf } from './sparkLearner';
import { scalerOf } from './sparkScaler';

/**
 * A program that trains the same model with PySpark ML, on a table that Spark knows: the same rows, features and scales, and the
 * penalties in Spark's own units. Spark goes to the least loss by methods of its own, whatever way there was chosen here.
 *
 * @param model any of this set-up on the table at hand, as before its first iteration: its columns, levels and fills are asked for
 */
export function printPySpark(setup: Setup, model: FittedModel): string {
  const learner = learnerOf(setup, model);
  const scaler = scalerOf(setup);
  const scorer = scorerOfTyped(model);
  const names = scorer.features.map(({ name }) => name);
  return [
    `# Trains a model of ${remark(scorer.target)} where its rows lie, with PySpark ML. Made by Descent.`,
    '#',
    '# spark-submit this_file.py TABLE prints its weights, in the units of the columns. Spark goes to the least loss by methods',
    '# of its own; the rows, the features, their scales and the penalties are those of the set-up.',
    'import sys',
    '',
    ...[...learner.imports, ...scaler.imports, 'from pyspark.ml.feature import VectorAssembler'].sort(),
    'from pyspark.sql import SparkSession',
    'from pyspark.sql import functions as F',
    '',
    `FEATURES = ${quoted(names)}`,
    ...(learner.classes ? [`CLASSES = ${quoted(learner.classes)}`] : []),
    '',
    '',
    ...columnsFunction(scorer, model, setup.rowWeights),
    '',
    '',
    'def train(rows):',
    '    """The bias and the weights of each neuron, in the units of the columns."""',
    '    columns = columns_of(rows).cache()',
    '    inputs = [f"x{j}" for j in range(len(FEATURES))]',
    `    vectors = VectorAssembler(inputCols=inputs, outputCol="${scaler.raw}").transform(columns)`,
    ...indented(scaler.lines, 2),
    ...indented(learner.penalties, 2),
    ...indented(learner.lines, 2),
    '    found = []',
    '    for bias, weights in neurons:',
    '        own = [w / s if s else 0.0 for w, s in zip(weights, scales)]',
    '        found.append((bias - sum(w * m for w, m in zip(own, means)), own))',
    '    return found',
    '',
    '',
    'if __name__ == "__main__":',
    '    spark = SparkSession.builder.getOrCreate()',
    '    for k, (bias, weights) in enumerate(train(spark.table(sys.argv[1]))):',
    ...(learner.classes ? ['        print(CLASSES[k])'] : []),
    '        for name, weight in [("(bias)", bias), *zip(FEATURES, weights)]:',
    '            print(f"{name}\\t{weight!r}")',
    '',
  ].join('\n');
}
