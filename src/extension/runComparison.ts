import * as vscode from 'vscode';
import { estimatorOf } from '../core/model/estimators';
import { OPTION_NAMES, type OptionName } from '../core/model/options';
import { own } from '../core/own';
import { formatCount } from '../format';
import { RUN_ENDS } from '../messages';
import type { Overlay, RunSummary, Setup } from '../protocol';
import { toldOf } from '../report/setupText';
import { nameOf, valueText } from './optionValue';
import type { Run } from './run';
import type { KeptRun, RunHistory } from './runHistory';
import { chartedLoss, nameOfEach, nameOfEstimator, nameOfLoss, say } from './text';

/** The kept runs of a table as they are listed, the newest first. */
export function summariesOf({ runs }: RunHistory, current: Run): RunSummary[] {
  return runs.map((kept) => ({
    run: kept.run,
    name: nameOfRun(kept),
    colour: kept.colour,
    differences: differences(kept.setup, current.setup),
    lossName: nameOfLoss(chartedLoss(kept.setup)),
    loss: kept.loss,
    end: say(RUN_ENDS[kept.end], { iterations: kept.iterations }),
    ticked: kept.ticked,
    isCurrent: kept.run === current.number,
  }));
}

/** The curves and weights of those that are ticked, the current one aside. */
export function overlaysOf({ runs }: RunHistory, current: Run): Promise<Overlay[]> {
  const others = runs.filter(({ run, ticked }) => ticked && run !== current.number);
  const overlays = others.map(async (kept) => ({
    run: kept.run,
    name: nameOfRun(kept),
    colour: kept.colour,
    ...(isComparable(kept.setup, current.setup) && { curve: await kept.curve }),
    ...(kept.model && { model: kept.model }),
  }));
  return Promise.all(overlays);
}

export function nameOfRun({ name, number }: KeptRun): string {
  return name ?? vscode.l10n.t('Run {0}', number);
}

/** Curves can be compared where they show the same loss of the same target. */
function isComparable(one: Setup, other: Setup): boolean {
  const sameTarget = one.target === other.target && one.positive === other.positive;
  return sameTarget && chartedLoss(one) === chartedLoss(other);
}

/** What a set-up has that is another than in the current one, in words. */
export function differences(setup: Setup, current: Setup): string[] {
  return ASPECTS.flatMap((aspect) => aspect(setup, current));
}

type Aspect = (setup: Setup, current: Setup) => readonly string[];

const ASPECTS: readonly Aspect[] = [
  (setup, current) => {
    const [one, other] = [setup, current].map(({ target, positive }) => JSON.stringify([target, positive]));
    if (one === other) return [];
    return [vscode.l10n.t('target {0}', setup.positive === null ? `${setup.target}, ${nameOfEach()}` : toldOf(setup))];
  },
  ({ estimator }, current) => (estimator === current.estimator ? [] : [nameOfEstimator(estimator)]),
  (setup, current) => OPTION_NAMES.flatMap((option) => differenceOf(option, setup, current)),
  ({ features }, current) => [
    ...features.filter((name) => !current.features.includes(name)).map((name) => `+\u00a0${name}`),
    ...current.features.filter((name) => !features.includes(name)).map((name) => `−\u00a0${name}`),
  ],
  ({ references = {} }, current) =>
    Object.entries(references)
      .filter(([column, level]) => own(current.references, column) !== level)
      .map(([column, level]) => vscode.l10n.t('reference {0}', `${column}=${level}`)),
  ({ rowWeights }, current) => {
    if (rowWeights === current.rowWeights) return [];
    return [
      rowWeights === undefined
        ? vscode.l10n.t('rows weighted alike')
        : vscode.l10n.t('rows weighted by {0}', rowWeights),
    ];
  },
  ({ excluded = [] }, current) => {
    if (excluded.join() === (current.excluded ?? []).join()) return [];
    return [vscode.l10n.t('rows left out by hand: {0}', formatCount(excluded.length))];
  },
  ({ start }, current) => {
    if (start?.join() === current.start?.join()) return [];
    return [start ? vscode.l10n.t('begun with weights of its own') : vscode.l10n.t('begun with the usual weights')];
  },
];

function differenceOf(option: OptionName, setup: Setup, current: Setup): string[] {
  const [value, other] = [writtenOf(option, setup), writtenOf(option, current)];
  return value === other ? [] : [`${nameOf(option)}: ${value}`];
}

function writtenOf(option: OptionName, { options, estimator }: Setup): string {
  return valueText(option, options[option] ?? estimatorOf(estimator)?.losses[0] ?? '');
}
