import { formatNumber } from '../format';

const WIDTH = 60;
const HEIGHT = 8;
const EIGHTHS = ' ▁▂▃▄▅▆▇█';

/**
 * The losses as a chart of characters: the largest on top, 0 at the bottom, and iterations to the right on a logarithmic scale,
 * for most of the fall is in the first few.
 */
export function curve(losses: readonly number[]): string[] {
  const finite = losses.map((loss) => (Number.isFinite(loss) ? loss : Number.NaN));
  const most = finite.reduce((a, b) => (Number.isNaN(b) ? a : Math.max(a, b)), 0);
  const width = Math.min(WIDTH, losses.length);
  const bars = Array.from({ length: width }, (_, x) => {
    const at = Math.round(losses.length ** (x / Math.max(1, width - 1))) - 1;
    const loss = finite[at] ?? Number.NaN;
    return Number.isNaN(loss) || most === 0 ? 0 : Math.max(1, Math.round((loss / most) * HEIGHT * 8));
  });
  const label = `${formatNumber(most)} `;
  const lines = Array.from({ length: HEIGHT }, (_, y) => {
    const floor = (HEIGHT - 1 - y) * 8;
    const blocks = bars.map((bar) => EIGHTHS[Math.max(0, Math.min(8, bar - floor))]).join('');
    return `${(y === 0 ? label : '').padStart(label.length)}│${blocks}`;
  });
  return [...lines, `${'0 '.padStart(label.length)}└${'─'.repeat(width)} ${losses.length - 1}`];
}
