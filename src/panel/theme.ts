import { color } from 'chart.js/helpers';

/** What a chart is drawn with, from the colours of the workbench. */
export interface Theme {
  readonly text: string;
  readonly background: string;
  readonly muted: string;
  readonly grid: string;
  readonly axis: string;
  readonly curve: string;
  readonly validation: string;
  readonly ghost: string;
  readonly positive: string;
  readonly negative: string;
  /** One after the other for what is told apart, beside their shapes. */
  readonly palette: readonly string[];
  /** The edge of an area; only high contrast has one. */
  readonly edge: string | undefined;
  readonly font: { readonly family: string; readonly size: number };
}

/** The colours of the palette, by their names among the workbench's. */
export const PALETTE = [
  'charts-blue',
  'charts-yellow',
  'charts-green',
  'charts-purple',
  'charts-red',
  'charts-orange',
] as const;

export function readTheme(): Theme {
  const style = getComputedStyle(document.body);
  const variable = (name: string) => style.getPropertyValue(`--vscode-${name}`).trim() || undefined;
  const text = variable('foreground') ?? style.color;
  const edge = variable('contrastBorder');
  const faint = (share: number) => color(text).alpha(share).rgbString();
  return {
    text,
    background: variable('editor-background') ?? style.backgroundColor,
    muted: variable('descriptionForeground') ?? text,
    grid: faint(edge ? 0.3 : 0.1),
    axis: faint(edge ? 1 : 0.3),
    curve: variable('charts-blue') ?? text,
    validation: variable('charts-green') ?? text,
    ghost: variable('descriptionForeground') ?? text,
    positive: variable('charts-blue') ?? text,
    negative: variable('charts-yellow') ?? text,
    palette: PALETTE.map((name) => whole(variable(name) ?? text)),
    edge,
    font: { family: style.fontFamily, size: Math.round(Number.parseFloat(style.fontSize) * 0.9) },
  };
}

/** Without transparency: orange is half transparent in most themes, as for areas. */
function whole(ink: string): string {
  return color(ink).alpha(1).rgbString();
}

/** VS Code changes the variables on the root and the kind and id of the theme on the body. */
export function onThemeChange(listener: () => void): void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['style'] });
  observer.observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-kind', 'data-vscode-theme-id'] });
}
