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
    case 'losses':
      page?.append(message);
      return;
    default:
      message satisfies never;
  }
}
