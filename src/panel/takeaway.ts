import type { FromPanel } from '../protocol';
import { base64Of } from './base64';
import { type Cells, csvOf } from './csv';
import { h, icon, setText } from './element';
import { post } from './host';
import { type Choice, Menu } from './menu';
import type { Say } from './words';

/** What a section has that can be taken away. */
export interface Takeable {
  /** Of its files: `loss` makes `auto-mpg loss.png`. */
  readonly name: string;
  readonly chart?: HTMLCanvasElement;
  /** The rows of its table, the headings first, whole even where the page shows only some. */
  readonly table?: () => Iterable<Cells>;
}

type Kind = Extract<FromPanel, { type: 'save' }>['kind'];

const LONGEST = 2 ** 28;
const ARROW_INTO_TRAY = 'M8 2.5v7.5M5 7.5l3 3 3-3M2.5 10.5v3h11v-3';

/** A part of the script that few need. */
const drawing = () => import('./picture');

/** Puts a button beside the heading of a section, which stands in its place already: it copies or saves what is there. */
export function takeaway(heading: HTMLElement, takeable: Takeable, say: Say): void {
  new Takeaway(heading, takeable, say).mount();
}

class Takeaway {
  readonly #button: HTMLButtonElement;
  readonly #told = h('span', { class: 'told', role: 'status' });

  constructor(
    private readonly heading: HTMLElement,
    private readonly takeable: Takeable,
    private readonly say: Say,
  ) {
    const id = `take-${takeable.name.replaceAll(' ', '-')}`;
    heading.id ||= `${id}-heading`;
    const name = { 'aria-label': say('take'), 'aria-labelledby': `${id} ${heading.id}`, title: say('take') };
    this.#button = h('button', { id, type: 'button', class: 'icon-button take', ...name }, icon(ARROW_INTO_TRAY));
    this.#button.addEventListener('blur', () => this.#tell(''));
  }

  mount(): void {
    const { chart, table } = this.takeable;
    const groups = [...(chart ? [this.#ofChart(chart)] : []), ...(table ? [this.#ofTable(table)] : [])];
    const before = this.heading.closest('summary') ?? this.heading;
    before.after(this.#button, new Menu(this.#button, groups).element, this.#told);
    before.parentElement?.classList.add('takes');
  }

  #ofChart(chart: HTMLCanvasElement): Choice[] {
    const png = async () => this.#drawn((await drawing()).pngOf(this.#title, chart));
    const svg = async () => this.#drawn((await drawing()).svgOf(this.#title, chart));
    return [
      this.#choice('takeCopyPng', () => this.#copy(() => writePicture(png()))),
      this.#choice('takeSavePng', async () => this.#save('png', await base64Of(await png()))),
      this.#choice('takeSaveSvg', async () => this.#save('svg', await svg())),
    ];
  }

  #drawn<T>(drawn: T | undefined): T {
    if (drawn === undefined) throw new Error(this.say('takeNothing'));
    return drawn;
  }

  #ofTable(table: () => Iterable<Cells>): Choice[] {
    return [
      this.#choice('takeCopyCsv', () => this.#copy(() => navigator.clipboard.writeText(csvOf(table())))),
      this.#choice('takeSaveCsv', async () => this.#save('csv', csvOf(table()))),
    ];
  }

  #choice(word: Parameters<Say>[0], take: () => Promise<void>): Choice {
    const choose = async () => {
      this.#tell('');
      try {
        await take();
      } catch (error) {
        this.#tell(this.say('takeFailed', messageOf(error)));
      }
    };
    return { text: this.say(word), choose: () => void choose() };
  }

  async #copy(write: () => Promise<void>): Promise<void> {
    try {
      await write();
      this.#tell(this.say('takeCopied'));
    } catch (error) {
      this.#tell(this.say('takeNotCopied', messageOf(error)));
    }
  }

  /** The host takes no more at once. */
  #save(kind: Kind, data: string): void {
    if (data.length > LONGEST) throw new Error(this.say('takeTooLarge', LONGEST / 2 ** 20));
    post({ type: 'save', kind, name: this.takeable.name, data });
  }

  /** The name of a loss comes as it stands within a sentence. */
  get #title(): string {
    const text = this.heading.textContent.trim();
    return text.charAt(0).toLocaleUpperCase() + text.slice(1);
  }

  #tell(text: string): void {
    setText(this.#told, text);
  }
}

/** The page may write the clipboard only while a person has just asked, and so before the picture is ready. */
function writePicture(picture: Promise<Blob>): Promise<void> {
  return navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
