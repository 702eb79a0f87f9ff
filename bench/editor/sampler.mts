import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A time in which the extension host could do nothing else. */
interface Block {
  /** Since 1970, as all times here. */
  readonly until: number;
  readonly milliseconds: number;
  /** What the whole process had of the processors meanwhile: less on a machine that has other things to do. */
  readonly processor: number;
}

const MANIFEST = {
  name: 'sampler',
  publisher: 'bench',
  version: '1.0.0',
  engines: { vscode: '^1.100.0' },
  main: './sampler.cjs',
  activationEvents: ['*'],
};

/** A window has settled when its extension host was free for so long, or is given up for settled after so many. */
const QUIET_MS = 3000;
const MOST_MS = 60_000;
const NOTICED_MS = 10;

/** An extension that runs beside ours in the same process, in one window, and tells how long that was blocked. */
export class Sampler {
  /** To be opened as an extension in development. */
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'descent-sampler-'));
  private readonly log = path.join(this.folder, 'blocks.jsonl');

  constructor() {
    fs.writeFileSync(path.join(this.folder, 'package.json'), JSON.stringify(MANIFEST));
    fs.writeFileSync(this.log, '');
    fs.copyFileSync(path.resolve('bench/editor/sampler.cjs'), path.join(this.folder, 'sampler.cjs'));
  }

  /** Resolves when nothing that VS Code does at its start keeps the extension host any more. */
  async settled(): Promise<void> {
    const begun = Date.now();
    for (let quiet = 0; quiet < QUIET_MS && Date.now() < begun + MOST_MS; ) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      const [first, ...blocks] = this.blocks();
      const last = blocks.findLast(({ milliseconds }) => milliseconds > NOTICED_MS) ?? first;
      quiet = last ? Date.now() - Math.max(begun, last.until) : 0;
    }
  }

  /** The longest block that ended in a stretch of time. */
  longest(from: number, to: number): Block {
    const none = { until: from, milliseconds: 0, processor: 0 };
    const within = this.blocks().filter(({ until }) => until >= from && until <= to);
    return within.reduce((longest, block) => (block.milliseconds > longest.milliseconds ? block : longest), none);
  }

  dispose(): void {
    fs.rmSync(this.folder, { recursive: true });
  }

  private blocks(): Block[] {
    const lines = fs.readFileSync(this.log, 'utf8').split('\n');
    return lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line));
  }
}
