import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { LESSONS } from '../../src/lessons/lessons';

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const [walkthrough] = manifest.contributes.walkthroughs;
const steps: readonly Step[] = walkthrough.steps;
const WORDS = ['package.nls.json', 'package.nls.ko.json'].map(
  (file): Record<string, string> => JSON.parse(readFileSync(file, 'utf8')),
);

/** A string of the manifest in English and in Korean. */
const inBoth = (key: string) => WORDS.map((words) => words[key.replaceAll('%', '')] ?? '');
const commandsIn = (text: string) => [...text.matchAll(/\]\(command:([\w.]+)(?:\?([^)]*))?\)/g)];

describe('the walkthrough', () => {
  it('has a step for each lesson, in their order, and one for a table of one’s own', () => {
    assert.deepEqual(
      steps.map(({ id }) => id),
      [...LESSONS.map(({ id }) => id), 'ownTable'],
    );
  });

  it('begins each lesson by a button, and ticks its step when it is done', () => {
    for (const { id } of LESSONS) {
      const step = steps.find((one) => one.id === id);
      assert.deepEqual(step?.completionEvents, [`onContext:descent.lesson.${id}`]);
      for (const text of inBoth(step?.description ?? '')) {
        const lines = text.split('\n').filter((line) => /^\[.*\)$/.test(line)); // a link alone on its line is a button
        assert.equal(lines.length, 1, text);
        const [[, command, query] = []] = commandsIn(lines[0] ?? '');
        assert.equal(command, 'descent.lesson');
        assert.equal(JSON.parse(decodeURIComponent(query ?? '')), id);
      }
    }
  });

  it('names only commands that there are, the same in both languages', () => {
    const known: readonly string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    for (const { description } of steps) {
      const [english = '', korean = ''] = inBoth(description);
      const named = commandsIn(english).map(([, command = '', query]) => [command, query]);
      assert.ok(named.length > 0 && named.every(([command = '']) => known.includes(command)), description);
      assert.deepEqual(
        commandsIn(korean).map(([, command, query]) => [command, query]),
        named,
      );
    }
  });

  it('has the title of the lesson, in both languages another', () => {
    for (const key of [
      walkthrough.title,
      walkthrough.description,
      ...steps.flatMap((one) => [one.title, one.description, one.media.altText]),
    ]) {
      const [english = '', korean = ''] = inBoth(key);
      assert.ok(english !== '' && /[가-힣]/.test(korean), key);
    }
    for (const lesson of LESSONS) {
      const step = steps.find(({ id }) => id === lesson.id);
      const { title } = lesson.words((template) => template);
      assert.equal(inBoth(step?.title ?? '')[0], title);
    }
  });

  for (const { id, media } of steps) {
    it(`draws ${id} in the colours of the theme, with no words to translate`, () => {
      assert.ok(existsSync(media.svg), media.svg);
      const picture = readFileSync(media.svg, 'utf8');
      const colours = [...picture.matchAll(/(?:fill|stroke|color|stop-color)="([^"]*)"/g)].map(([, colour]) => colour);
      assert.ok(colours.length > 3);
      for (const colour of colours) assert.match(colour ?? '', /^(none|var\(--vscode-[\w-]+\))$/);
      assert.doesNotMatch(picture, /<style| style=|<script|href=|<image/);
      const texts = [...picture.matchAll(/>([^<]+)</g)].map(([, text = '']) => text.trim());
      for (const text of texts) assert.doesNotMatch(text, /\p{L}{2,}/u);
    });
  }
});
