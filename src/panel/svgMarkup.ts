import { color } from 'chart.js/helpers';

/** An element of an SVG file; attributes that are undefined are left out. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content = '',
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${typeof value === 'number' ? short(value) : escaped(value)}"`,
  );
  return content ? `<${name}${written.join('')}>${content}</${name}>` : `<${name}${written.join('')}/>`;
}

/** Text as XML has it: markup escaped, and without the characters that XML can't hold. */
export function escaped(text: string): string {
  const whole = text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
  return whole.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A hundredth of a pixel is not seen. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** `fill` or `stroke`, its opacity apart: not every program that reads SVG knows colours that have one. */
export function paint(
  name: 'fill' | 'stroke',
  style: string,
  alpha: number,
): Record<string, string | number | undefined> {
  const { r, g, b, a } = color(style).rgb;
  const opacity = a * alpha;
  return { [name]: `rgb(${r},${g},${b})`, [`${name}-opacity`]: opacity < 1 ? opacity : undefined };
}

/** The attributes of a CSS font such as `600 12px "Segoe UI", sans-serif`. */
export function fontOf(font: string): Record<string, string | undefined> {
  const [, before = '', size = '10', family = 'sans-serif'] = /^(.*?)([\d.]+)px(?:\/\S+)? (.+)$/.exec(font) ?? [];
  return {
    'font-family': family,
    'font-size': short(Number(size)),
    'font-weight': /\b(bold|[1-9]00)\b/.exec(before)?.[0],
    'font-style': /\b(italic|oblique)\b/.exec(before)?.[0],
  };
}
