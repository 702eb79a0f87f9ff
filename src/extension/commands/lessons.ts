import * as vscode from 'vscode';
import type { Lesson } from '../../lessons/lesson';
import { lessonOf } from '../../lessons/lessons';
import { showFault } from '../faults';
import type { Lessons } from '../lessons';
import type { Commands } from './commands';
import type { Features } from './train';

/** As VS Code names a walkthrough: the extension, then its id in the manifest. */
const WALKTHROUGH = 'descent.descent#learn';

/** The walkthrough, and its lessons: by id from its buttons and the panel, from the palette one that is picked. */
export function lessonCommands({ log }: Features, lessons: Lessons): Commands {
  const begin = async (lesson: Lesson): Promise<void> => {
    try {
      await lessons.begin(lesson);
    } catch (error) {
      void showFault(error, log, () => void begin(lesson));
    }
  };
  return {
    'descent.learn': () => vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false),
    async 'descent.lesson'(chosen) {
      const lesson = lessonOf(chosen) ?? (await lessons.pick());
      if (lesson) await begin(lesson);
    },
  };
}
