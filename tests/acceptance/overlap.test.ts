import { setTimeout } from 'node:timers/promises';
import { describe, test, type ExpectStatic } from 'vitest';
import { FULL } from '../runs.ts';
import { runAction, type Ran } from './action.ts';
import { ADA, BOT, company, HEAD, NEXT_HEAD, opened, packet, type Company } from './company.ts';
import type { Entry } from './github.ts';

/** Two runs of two heads that overlap: whoever writes last, what stands in the end is about the newer commit. */

type When = 'before' | 'after';
/** The request at which a run is held up, from 1, and whether before it is carried out or before its answer comes. */
interface Point {
  readonly request: number;
  readonly when: When;
}

/** One run that is held up at a point, if it comes so far. */
interface Held {
  /** Done when the run has come to its point, or has ended. */
  readonly there: Promise<unknown>;
  readonly release: () => void;
  readonly ended: Promise<Ran>;
}

class Race {
  readonly at: Company;
  private readonly points = new Map<string, { point: Point; seen: number; reached: () => void; go: Promise<void> }>();

  constructor(at: Company) {
    this.at = at;
    for (const token of ['token-old', 'token-new'])
      at.world.tokens.set(token, { login: BOT, comments: true, statuses: true });
    at.world.hold = (entry, when) => this.hold(entry, when);
  }

  private hold(entry: Entry, when: When): Promise<void> | null {
    const run = this.points.get(String(entry.headers.authorization).replace('token ', ''));
    if (run === undefined || when !== run.point.when) return null;
    run.seen += 1;
    if (run.seen !== run.point.request) return null;
    run.reached();
    return run.go;
  }

  start(token: 'token-old' | 'token-new', head: string, point: Point | null): Held {
    let [reached, release] = [() => {}, () => {}];
    const there = new Promise<void>((resolve) => (reached = resolve));
    const go = new Promise<void>((resolve) => (release = resolve));
    if (point !== null) this.points.set(token, { point, seen: 0, reached, go });
    const ended = runAction(this.at.world, { payload: opened(head, 'synchronize'), inputs: { token } });
    return { there: Promise.race([there, ended]), release, ended };
  }
}

/** What the new head is: another verdict than the old one's, or no packet at all. */
type Newer = 'complete' | 'no packet';
/** What stands on the pull request before both runs. */
type Before = 'no comment' | 'a comment of an older commit';

interface Order {
  readonly before: Before;
  readonly newer: Newer;
  readonly old: Point;
  /** Where the new run waits for the old one to end; null: it goes through. */
  readonly young: Point | null;
}

async function raced({ before, newer, old, young }: Order): Promise<readonly string[]> {
  const at = await company();
  const { world, push } = at;
  try {
    if (before !== 'no comment') {
      push({ [ADA]: packet('octo-nobody', false) }, 'e'.repeat(40));
      await runAction(world, { payload: opened('e'.repeat(40)) });
    }
    push({ [ADA]: packet('octo-ada', false) });
    const race = new Race(at);
    const first = race.start('token-old', HEAD, old);
    await first.there;
    if (newer === 'complete') push({ [ADA]: packet('octo-ada', true) }, NEXT_HEAD);
    else push({}, NEXT_HEAD, { files: [{ path: ADA, changeType: 'DELETED' }] });
    const second = race.start('token-new', NEXT_HEAD, young);
    // A runner takes longer than this to start a job.
    await Promise.all([
      young === null ? second.ended : second.there,
      setTimeout(before === 'no comment' || old.request < 3 ? 0 : 2_200),
    ]);
    first.release();
    const ran = [await first.ended];
    second.release();
    ran.push(await second.ended);
    const said = world.comments.map(({ body }) => /^#+ (.*)$/mu.exec(body)?.[1] ?? body.split('\n').at(2) ?? body);
    const newest = world.statuses.findLast(({ sha }) => sha === NEXT_HEAD)?.description ?? 'none';
    return [...said, newest, ...ran.map(({ code }) => String(code))];
  } finally {
    await world.close();
  }
}

const requests = [1, 2, 3, 4, 5, 6];
const points: readonly Point[] = requests.flatMap((request) =>
  (['before', 'after'] as const).map((when) => ({ request, when })),
);
const befores: readonly Before[] = ['no comment', 'a comment of an older commit'];

interface Context {
  readonly expect: ExpectStatic;
}

const named = (order: Order): [string, Order] => [
  `${order.before}, ${order.newer}: the old one waits ${order.old.when} its request ${order.old.request}, the new one ${order.young === null ? 'not at all' : `${order.young.when} its request ${order.young.request}`}`,
  order,
];

describe.concurrent('a run of the old head that is held up while the new one runs', () => {
  const all = befores.flatMap((before) =>
    points.flatMap((old) =>
      (['complete', 'no packet'] as const).map((newer) => named({ before, newer, old, young: null })),
    ),
  );
  test.for(all)('%s', async ([, order], { expect }: Context) => {
    const [comment, ...rest] = await raced(order);
    if (order.newer === 'complete') {
      expect(comment).toMatch(/^✓ Evidence complete: octo-ada/u);
      expect(rest).toEqual([expect.stringMatching(/complete/iu), '0', '0']);
    } else {
      const said = [comment, ...rest].join('\n');
      expect(said).not.toMatch(/Evidence (?:in)?complete/u);
      expect(said).toContain('No promotion packet');
    }
  });
});

describe.concurrent('two runs that are held up by turns', () => {
  const all = befores.flatMap((before) =>
    points
      .filter(({ when }) => FULL || when === 'before')
      .flatMap((old) =>
        points
          .filter(({ when, request }) => when === 'before' && (FULL || request > 3))
          .map((young) => named({ before, newer: 'complete', old, young })),
      ),
  );
  test.for(all)('%s', async ([, order], { expect }: Context) => {
    const [comment, ...rest] = await raced(order);
    expect(comment).toMatch(/^✓ Evidence complete: octo-ada/u);
    expect(rest).toEqual([expect.stringMatching(/complete/iu), '0', '0']);
  });
});
