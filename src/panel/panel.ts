import type { ToPanel } from '../protocol';
import { onMessage, post } from './host';
import { Page } from './page';
import { sayIn } from './words';

let page: Page | undefined;

onMessage(receive);
document.body.dataset.state = 'waiting';
post({ type: 'ready' });

function receive(message: ToPanel): void {
  switch (message.type) {
    case 'text':
      document.documentElement.lang = message.language;
      page ??= new Page(sayIn(message.text), post);
      return;
    case 'run':
      page?.show(message.view);
      return;
    case 'reading':
      page?.read(message);
      return;
    case 'losses':
      page?.append(message);
      return;
    case 'moment':
      page?.showMoment(message);
      return;
    case 'lookFailed':
      page?.lookFailed(message);
      return;
    case 'overlays':
      page?.compare(message.overlays);
      return;
    case 'lesson':
      page?.showLesson(message);
      return;
    case 'transport':
      page?.press(message.action);
      return;
    default:
      message satisfies never;
  }
}
