import * as vscode from 'vscode';
import { Choices } from './choices';
import { registerChangeOptions } from './commands/changeOptions';
import { registerCrossValidate } from './commands/crossValidate';
import { registerReport } from './commands/report';
import { registerRunCommands } from './commands/run';
import { registerRunHistory } from './commands/runHistory';
import { registerTrain } from './commands/train';
import { keepContextKeys } from './contextKeys';
import { tellOfFailures } from './failures';
import { registerHover } from './hover';
import { Panels } from './panels';
import { Runs } from './runs';
import { registerSamples } from './samples';
import { watchForEdits } from './staleness';
import { StatusBar } from './statusBar';

/** What tests get hold of. */
export interface Descent {
  readonly runs: Runs;
  readonly panels: Panels;
}

export function activate(context: vscode.ExtensionContext): Descent {
  const { subscriptions, extensionUri, workspaceState } = context;
  const disposed = <T extends vscode.Disposable>(resource: T): T => {
    subscriptions.push(resource);
    return resource;
  };

  const log = disposed(vscode.window.createOutputChannel('Descent', { log: true }));
  const choices = new Choices(workspaceState);
  const trainer = vscode.Uri.joinPath(extensionUri, 'dist', 'trainer.js').fsPath;
  const runs = disposed(new Runs(choices, trainer, log));
  const panels = disposed(new Panels(context, runs, log));
  const features = { runs, panels, log };

  disposed(registerTrain(features));
  disposed(registerRunCommands(features));
  disposed(registerRunHistory(features));
  disposed(registerChangeOptions(features));
  disposed(registerCrossValidate(features));
  disposed(registerReport(features));
  disposed(registerSamples(context, log));
  disposed(registerHover(runs));
  disposed(new StatusBar(runs));
  disposed(keepContextKeys(runs));
  disposed(watchForEdits(runs));
  disposed(tellOfFailures(runs, panels, log));
  return { runs, panels };
}
