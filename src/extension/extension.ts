import * as vscode from 'vscode';
import { Choices } from './choices';
import { optionCommands } from './commands/changeOptions';
import type { Commands } from './commands/commands';
import { crossValidateCommands } from './commands/crossValidate';
import { exportCommands } from './commands/exportModel';
import { exportSetupCommands } from './commands/exportSetup';
import { ledgerCommands } from './commands/ledger';
import { lessonCommands } from './commands/lessons';
import { predictCommands } from './commands/predict';
import { readingCommands } from './commands/reading';
import { reportCommands } from './commands/report';
import { runCommands } from './commands/run';
import { historyCommands } from './commands/runHistory';
import { trainCommands } from './commands/train';
import { answerCommands } from './commands/trainFromStatistics';
import { worstRowCommands } from './commands/worstRows';
import { keepContextKeys } from './contextKeys';
import { Decorations } from './decorations';
import { tellOfFailures } from './failures';
import { Hover } from './hover';
import { Readings } from './intake/readings';
import { Ledger } from './ledger/ledger';
import { LedgerTree } from './ledger/ledgerTree';
import { Lessons } from './lessons';
import { Panels } from './panels';
import type { Platform } from './platform';
import { Runs } from './runs';
import { sampleCommands } from './samples';
import { watchForEdits } from './staleness';
import { StatusBar } from './statusBar';
import { TextTables } from './textTables';
import { type Tools, toolsOf } from './tools/tools';

/** What answers; tests get hold of it as well. */
export interface Descent {
  readonly runs: Runs;
  readonly panels: Panels;
  readonly hover: Hover;
  readonly commands: Commands;
  readonly ledger: Ledger;
  readonly tree: LedgerTree;
  readonly tools: Tools;
}

export function assemble(context: vscode.ExtensionContext, platform: Platform): Descent {
  const { subscriptions, workspaceState } = context;
  const disposed = <T extends vscode.Disposable>(resource: T): T => {
    subscriptions.push(resource);
    return resource;
  };

  const log = disposed(vscode.window.createOutputChannel('Descent', { log: true }));
  const choices = new Choices(workspaceState);
  const readings = disposed(new Readings(workspaceState));
  const runs = disposed(new Runs(choices, platform, log, readings));
  readings.onDidChange((uri) => void runs.of(uri)?.checkStale());
  const panels = disposed(new Panels(context, runs, log));
  const ledger = disposed(new Ledger(context, runs, platform, log));
  const tree = new LedgerTree(ledger);
  const features = { runs, panels, log };

  const tables = disposed(new TextTables(readings));
  const hover = disposed(new Hover(runs, tables));
  disposed(new Decorations(runs, tables));
  disposed(new StatusBar(runs));
  disposed(keepContextKeys(runs));
  disposed(watchForEdits(runs));
  disposed(tellOfFailures(runs, panels, log));

  const commands = {
    ...trainCommands(features),
    ...readingCommands(features),
    ...runCommands(features),
    ...historyCommands(features),
    ...optionCommands(features),
    ...crossValidateCommands(features),
    ...reportCommands(features),
    ...worstRowCommands(features),
    ...ledgerCommands(features, ledger, tree),
    ...predictCommands(features, ledger),
    ...exportCommands(features),
    ...exportSetupCommands(features),
    ...answerCommands(features),
    ...sampleCommands(context, log),
    ...lessonCommands(features, new Lessons(context, features)),
  };
  return { runs, panels, hover, commands, ledger, tree, tools: toolsOf({ ...features, ledger }) };
}
