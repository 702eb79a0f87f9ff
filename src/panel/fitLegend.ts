import { h, icon } from './element';
import type { FitLineName } from './fitLines';
import { classColour, inCss, type LineLook, lookOf, residualColour } from './fitLooks';
import { type FitPicture, ROLES } from './fitPicture';
import { CROSS, SHAPES, shapeOf } from './shapes';
import type { Say } from './words';

interface Entry {
  readonly text: string;
  readonly path: string;
  readonly colour: string;
  readonly filled?: boolean;
  readonly look?: LineLook;
}

const LINE = 'M0 8h16';
const CIRCLE = SHAPES[0]?.icon ?? CROSS.icon;

/** What the shapes and lines of a picture stand for. */
export class FitLegend {
  readonly element = h('ul', { id: 'fit-legend', class: 'key' });
  #shown = '';

  constructor(private readonly say: Say) {}

  show(picture: FitPicture): void {
    const entries = entriesOf(picture, this.say);
    const shown = JSON.stringify(entries);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.element.replaceChildren(...entries.map(({ text, ...drawn }) => h('li', {}, sign(drawn), text)));
  }
}

const WORDS: Readonly<Record<Exclude<FitLineName, 'reference'>, Parameters<Say>[0]>> = {
  model: 'fitModel',
  response: 'fitModel',
  sigmoid: 'fitSigmoidLine',
  step: 'fitStepLine',
  mse: 'fitLineMse',
  absolute: 'fitLineAbsolute',
  huber: 'fitLineHuber',
};

function entriesOf(picture: FitPicture, say: Say): Entry[] {
  const { subject, choice, fit, lines, places } = picture;
  const { roles } = fit.points;
  const text = inCss('text');
  const classes = subject.classes.map((name, k) => {
    return { text: name, path: shapeOf(k).icon, colour: inCss(classColour(k)), filled: true };
  });
  const training = roles.some((role) => role !== ROLES.training)
    ? [{ text: say('trainingRows'), path: CIRCLE, colour: text, filled: true }]
    : [];
  const validation = roles.includes(ROLES.validation)
    ? [{ text: say('validationRows'), path: CIRCLE, colour: text }]
    : [];
  const aside = roles.includes(ROLES.aside) ? [{ text: say('leftOut'), path: CROSS.icon, colour: inCss('muted') }] : [];
  const drawn = lines.flatMap((line) => {
    if (line.name === 'reference' || line.class !== undefined) return [];
    const look = lookOf(line);
    return [{ text: say(WORDS[line.name]), path: LINE, colour: inCss(look.colour), look }];
  });
  const isOfSize = choice.kind === 'pair' && subject.said === 'number';
  const size = isOfSize ? [{ text: say('fitSize', subject.target), path: CIRCLE, colour: text, filled: true }] : [];
  const residual = { text: say('residual'), path: 'M8 2v12', colour: inCss(residualColour(subject.said)) };
  return [...classes, ...training, ...validation, ...aside, ...size, ...drawn, ...(places.foot ? [residual] : [])];
}

function sign({ path, colour, filled = false, look }: Omit<Entry, 'text'>): SVGElement {
  const svg = icon(path);
  svg.style.stroke = colour;
  if (filled) svg.style.fill = colour;
  if (look) {
    svg.style.strokeWidth = String(look.width);
    svg.style.strokeDasharray = look.dash.map((length) => Math.min(length, 5)).join(' ');
  }
  return svg;
}
