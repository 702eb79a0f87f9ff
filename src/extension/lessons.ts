import * as vscode from 'vscode';
import { DEFAULT_OPTIONS } from '../core/model/setup';
import { cardOf, titleOf } from '../lessons/card';
import type { Experiment, Lesson } from '../lessons/lesson';
import { LESSONS } from '../lessons/lessons';
import type { Features } from './commands/train';
import { runOver } from './runOver';
import { openFresh } from './samples';
import type { TableRuns } from './tableRuns';
import { say } from './text';

const MEMORY = 'descent.lessons';

/** The lessons, in the editor: a table is opened, a prediction asked for, and the real trainings say what comes true. */
export class Lessons {
  /** How many were begun: one that is begun while another goes on takes its place. */
  private begun = 0;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly features: Features,
  ) {}

  /** Whoever leaves before predicting leaves no run behind; a run that is stopped or replaced ends the lesson. */
  async begin(lesson: Lesson): Promise<void> {
    const { runs, panels } = this.features;
    const uri = await openFresh(this.context, lesson.sample);
    const chosen = await predict(lesson);
    if (chosen === undefined) return;
    const mine = ++this.begun;
    const table = runs.on(uri);
    panels.show(table);
    panels.showLesson(table, cardOf(lesson, chosen, say));
    const experiments = await this.carryOut(lesson, table);
    if (mine !== this.begun) return;
    if (!experiments) {
      panels.showLesson(table, undefined);
      return;
    }
    panels.showLesson(table, cardOf(lesson, chosen, say, lesson.verdict(experiments, say)), true);
    await this.keepDone(lesson);
  }

  /** Asks which; those that are done are marked. */
  async pick(): Promise<Lesson | undefined> {
    const done = this.done;
    const items = LESSONS.map((lesson) => ({
      label: titleOf(lesson, say),
      detail: lesson.words(say).setting,
      ...(done.includes(lesson.id) && { description: vscode.l10n.t('done') }),
      lesson,
    }));
    const options = { title: vscode.l10n.t('Lessons'), placeHolder: vscode.l10n.t('Choose a lesson') };
    return (await vscode.window.showQuickPick(items, options))?.lesson;
  }

  private async carryOut({ trainings }: Lesson, table: TableRuns): Promise<readonly Experiment[] | undefined> {
    const experiments: Experiment[] = [];
    for (const setupAfter of trainings) {
      const { options, excluded, ...choice } = setupAfter(experiments);
      const edition = table.run?.opened?.edition;
      const without = excluded && edition && { excluded, edition };
      const run = table.train({ ...choice, ...without }, { ...DEFAULT_OPTIONS, ...options });
      await runOver(run, table, this.features.runs);
      const { start, result, losses } = run;
      if (run.state !== 'finished' || !start || !result) return undefined;
      experiments.push({ start, result, losses });
    }
    return experiments;
  }

  private get done(): readonly string[] {
    return this.context.globalState.get<readonly string[]>(MEMORY, []);
  }

  /** Ticks its step in the walkthrough as well. */
  private async keepDone({ id }: Lesson): Promise<void> {
    await vscode.commands.executeCommand('setContext', `descent.lesson.${id}`, true);
    if (!this.done.includes(id)) await this.context.globalState.update(MEMORY, [...this.done, id]);
  }
}

/** The place of the answer that is chosen. */
async function predict(lesson: Lesson): Promise<number | undefined> {
  const { question, answers } = lesson.words(say);
  const items = answers.map((label, place) => ({ label, place }));
  const options = { title: titleOf(lesson, say), placeHolder: question, ignoreFocusOut: true };
  return (await vscode.window.showQuickPick(items, options))?.place;
}
