import { DataError } from '../fault';
import type { FittedModel } from '../model/fitted';
import { fieldsOf } from './pmmlFields';
import { classesOf, type Decision, type Input, type Scorer, scorerOfTyped } from './scorer';
import { element } from './xml';

/**
 * PMML 4.4: a RegressionModel over fields that are derived of the columns. Source: dmg.org/pmml/v4-4.
 *
 * Classes have the softmax of their outputs as probabilities; of one neuron the other class has the output 0, which makes that of the
 * positive one 1 / (1 + e^−F(x)). Probabilities that don't add up to 1 have no place in it.
 */
export function printPmml(model: FittedModel): string {
  const scorer = scorerOfTyped(model);
  const { decision, inputs } = scorer;
  if (decision.kind === 'several' && decision.probability === 'sigmoid') throw new DataError('pmmlProbabilities');
  const { derived, predictors } = fieldsOf(scorer);
  const isValue = decision.kind === 'value';
  const regression = element(
    'RegressionModel',
    { functionName: isValue ? 'regression' : 'classification', normalizationMethod: isValue ? 'none' : 'softmax' },
    [
      ...element('MiningSchema', {}, [
        ...element('MiningField', { name: model.target, usageType: 'target' }),
        ...inputs.flatMap(miningField),
      ]),
      ...element('Output', {}, outputFields(decision)),
      ...tablesOf(scorer, predictors),
    ],
  );
  const document = element('PMML', { version: '4.4', xmlns: 'http://www.dmg.org/PMML-4_4' }, [
    ...element('Header', {}, element('Application', { name: 'Descent' })),
    ...element('DataDictionary', {}, [...targetField(model.target, decision), ...inputs.flatMap(dataField)]),
    ...(derived.length > 0 ? element('TransformationDictionary', {}, derived) : []),
    ...regression,
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document.join('\n')}\n`;
}

function targetField(name: string, decision: Decision): string[] {
  if (decision.kind === 'value') return element('DataField', { name, optype: 'continuous', dataType: 'double' });
  const values = classesOf(decision).flatMap((value) => element('Value', { value }));
  return element('DataField', { name, optype: 'categorical', dataType: 'string' }, values);
}

/** Infinite numbers and unknown levels are no valid values. */
function dataField(input: Input): string[] {
  const name = input.column;
  switch (input.kind) {
    case 'number': {
      const margins = { leftMargin: -Number.MAX_VALUE, rightMargin: Number.MAX_VALUE };
      const interval = element('Interval', { closure: 'closedClosed', ...margins });
      return element('DataField', { name, optype: 'continuous', dataType: 'double' }, interval);
    }
    case 'date':
      return element('DataField', { name, optype: 'ordinal', dataType: 'date' });
    case 'level': {
      const values = input.levels.flatMap((value) => element('Value', { value }));
      const known = input.other === undefined ? values : [];
      return element('DataField', { name, optype: 'categorical', dataType: 'string' }, known);
    }
    default:
      return input satisfies never;
  }
}

function miningField({ column }: Input): string[] {
  return element('MiningField', { name: column, usageType: 'active', invalidValueTreatment: 'returnInvalid' });
}

function outputFields(decision: Decision): string[] {
  const isValue = decision.kind === 'value';
  const type = isValue ? { optype: 'continuous', dataType: 'double' } : { optype: 'categorical', dataType: 'string' };
  return [
    ...element('OutputField', { name: 'prediction', feature: 'predictedValue', ...type }),
    ...(hasProbabilities(decision) ? classesOf(decision).flatMap(probabilityField) : []),
  ];
}

function probabilityField(value: string): string[] {
  const type = { optype: 'continuous', dataType: 'double' };
  return element('OutputField', { name: `probability=${value}`, feature: 'probability', value, ...type });
}

function hasProbabilities(decision: Decision): boolean {
  return decision.kind === 'two' ? decision.sigmoid : decision.kind === 'several' && decision.probability !== undefined;
}

function tablesOf({ neurons, decision }: Scorer, predictors: readonly string[]): string[] {
  const classes = classesOf(decision);
  const tables = neurons.map(({ bias, weights }, k) => {
    const category = decision.kind === 'two' ? decision.positive : classes[k];
    const terms = predictors.flatMap((name, j) => element('NumericPredictor', { name, coefficient: weights[j] ?? 0 }));
    const attributes = { intercept: bias, ...(category !== undefined && { targetCategory: category }) };
    return element('RegressionTable', attributes, terms);
  });
  const none =
    decision.kind === 'two' ? element('RegressionTable', { intercept: 0, targetCategory: decision.negative }) : [];
  return [...none, ...tables.flat()];
}
