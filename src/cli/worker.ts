import type { MessagePort } from 'node:worker_threads';
import type { Order, Reply, Start } from './crew.ts';
import { Judge } from './judge.ts';

/** The work of a worker: packets come in as orders, each is answered, one after the other. */
export function serve(port: MessagePort, { job, read }: Start): void {
  const judge = new Judge(job);
  if (read !== null) judge.know(read);
  const say = (reply: Reply): void => port.postMessage(reply);
  port.on('message', (order: Order) => {
    if ('read' in order) judge.know(order.read);
    else say({ index: order.index, answer: judge.answer(order.task, order.file) });
  });
  say('ready');
}
