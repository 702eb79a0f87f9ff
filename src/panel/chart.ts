import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
} from 'chart.js';
import { onThemeChange, readTheme, type Theme } from './theme';

// Only the pieces that are drawn: what is not named here is not in the bundle.
Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
);
Object.assign(Chart.defaults, { animation: false, events: [], maintainAspectRatio: false });

export { Chart };

/** The theme in force, and a redraw whenever it is another. */
export function themed(redraw: () => void): () => Theme {
  let theme = readTheme();
  onThemeChange(() => {
    theme = readTheme();
    redraw();
  });
  return () => theme;
}

/** Runs `work` before the next frame, once however often it is asked for. */
export function oncePerFrame(work: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      work();
    });
  };
}
