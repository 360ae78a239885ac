import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { check } from '../../src/cli/check.ts';
import { isFileError, type Console } from '../../src/cli/console.ts';
import { Together } from '../../src/cli/crew.ts';
import type { Job } from '../../src/cli/judge.ts';
import { Progress } from '../../src/cli/progress.ts';
import { Spool } from '../../src/cli/spool.ts';
import { Ladders } from '../../src/check/check.ts';
import { Wanted } from '../../src/check/wanted.ts';
import { noFacts } from '../../src/evidence/facts.ts';
import { noActs } from '../../src/people/acts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import type { readPacket } from '../../src/packet/read.ts';
import { parseReference, type Reference } from '../../src/packet/values/references.ts';
import { day } from '../rubric/factory.ts';

/** What the reader does with a packet before it reads it; a test may let it throw. */
const broken = vi.hoisted((): { at: (path: string) => void } => ({ at: () => undefined }));
vi.mock(import('../../src/packet/read.ts'), async (load) => {
  const real = await load();
  return {
    ...real,
    readPacket: (...given: Parameters<typeof readPacket>) => {
      broken.at(given[1]);
      return real.readPacket(...given);
    },
  };
});

const LADDER = `schema: 1
id: small
version: 1.0.0
title: Small
levels: [{ id: L4, title: Senior }, { id: L5, title: Staff }]
tracks: [{ id: ic, title: IC, levels: [L4, L5] }]
competencies:
  - { id: design, title: Design, criteria: { L5: { text: Designs systems., rubric: { link: 1 } } } }
`;
const packet = (n: number, ladder = 'small'): string =>
  `---\ncandidate: octo-${n}\nladder: ${ladder}\nfrom: L4\nto: L5\nperiod: 2025-01..2026-06\n---\n\n## Design\n\n${
    n % 3 === 0 ? '- Gap: nothing yet.' : `- Designed it: https://github.com/acme/billing/pull/${n}`
  }\n`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'readiness-folder-'));
  mkdirSync(path.join(folder, 'packets'));
  writeFileSync(path.join(folder, 'ladder.yml'), LADDER);
  broken.at = () => undefined;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const fill = (count: number, make: (n: number) => string = packet): void => {
  for (let n = 0; n < count; n += 1) writeFileSync(at(`packets/p${String(n).padStart(3, '0')}.md`), make(n));
};

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** Each text as it was written. */
  readonly written: readonly string[];
}

async function checked(args: readonly string[], more: Partial<Console> = {}): Promise<Ran> {
  const written: string[] = [];
  let err = '';
  const console: Console = {
    out: (text) => written.push(text),
    err: (text) => {
      err += text;
    },
    colour: false,
    width: 100,
    terminal: false,
    now: () => new Date('2026-07-01T00:00:00Z'),
    entry: pathToFileURL(path.resolve('src/cli.ts')).href,
    env: {},
    ...more,
  };
  const ladder = args.includes('--ladder') ? [] : ['--ladder', at('ladder.yml')];
  const status = await check([at('packets'), ...ladder, ...args], console);
  return { status, out: written.join(''), err, written };
}

const FORMATS = ['text', 'markdown', 'json'];

describe('many packets', () => {
  test.each(FORMATS)('the same bytes from one thread and from three: %s', async (format) => {
    fill(130, (n) => (n === 7 ? '# no front matter\n' : packet(n)));
    const [one, three] = [
      await checked(['--format', format], { cores: 1 }),
      await checked(['--format', format], { cores: 3 }),
    ];
    expect(three.out).toBe(one.out);
    expect([one.status, three.status]).toEqual([2, 2]);
    expect(one.out).toContain('octo-50');
  });
  test('each is printed in its turn, and what is said of all comes last', async () => {
    fill(50);
    const { written, out } = await checked([], { cores: 2 });
    expect(written.length).toBeGreaterThanOrEqual(51);
    expect(written.slice(0, 50).map((text) => /octo-\d+/u.exec(text)?.[0])).toEqual(
      Array.from({ length: 50 }, (_, n) => `octo-${n}`),
    );
    expect(out.indexOf('Evidence of 50 packets')).toBeGreaterThan(out.indexOf('octo-49'));
  });
  test('JSON begins before the verdict is known, and is one object', async () => {
    fill(45);
    const { written, out } = await checked(['--format', 'json'], { cores: 2 });
    expect(written[0]).toContain('"schema": 1');
    expect(written[0]).not.toContain('verdict');
    const report = JSON.parse(out) as { verdict: string; packets: { candidate: string }[] };
    expect([report.verdict, report.packets.length]).toEqual(['incomplete', 45]);
    expect(Object.keys(report)).toEqual(['schema', 'tool', 'verdict', 'packets', 'findings']);
  });
  test.each(FORMATS)('errors of a ladder are said once: %s', async (format) => {
    writeFileSync(at('ladder.yml'), LADDER.replace('levels: [L4, L5]', 'levels: [L4, L9]'));
    fill(45);
    const said = { text: '1 error in the ladder', markdown: '### 1 error in', json: '"path": "' }[format] ?? '';
    for (const cores of [1, 2]) {
      const { status, out } = await checked(['--format', format], { cores });
      expect([status, out.split(said).length - 1]).toEqual([2, format === 'json' ? 46 : 1]);
    }
  });
});

describe('workers', () => {
  const job: Job = {
    ladders: [],
    fallback: [],
    template: new Set(),
    stdin: null,
    settings: defaultSettings,
    overrides: {},
    acts: noActs,
    log: null,
    people: [],
    assessments: [],
    facts: noFacts,
    today: day('2026-06-30'),
    hosts: [],
    format: 'text',
    text: { colour: false, width: 80 },
  };
  const worker = (text: string): string => {
    writeFileSync(at('worker.mjs'), `import { parentPort as port } from 'node:worker_threads';\n${text}\n`);
    return pathToFileURL(at('worker.mjs')).href;
  };
  const told = async (crew: Together): Promise<string[]> => {
    const all: string[] = [];
    const files = readdirSync(at('packets')).map((name) => at(`packets/${name}`));
    try {
      for await (const answer of crew.each('tell', files))
        all.push(answer.task === 'tell' ? `${answer.verdict} ${answer.fault}` : 'plan');
    } finally {
      await crew.close();
    }
    return all;
  };
  test('one that breaks down costs the packet that it was at, and no other', async () => {
    fill(60);
    const entry = worker(`
      import { existsSync, writeFileSync } from 'node:fs';
      const answer = { task: 'tell', verdict: 'draft', fault: null, part: '', brief: null, findings: [], nothingRead: false, ladder: null };
      port.on('message', ({ index }) => {
        if (!existsSync(${JSON.stringify(at('broken'))})) {
          writeFileSync(${JSON.stringify(at('broken'))}, '');
          throw new Error('out of order');
        }
        port.postMessage({ index, answer });
      });
      port.postMessage('ready');
      writeFileSync(${JSON.stringify(at('ready'))}, '');`);
    // The main thread does nothing before there is a worker.
    broken.at = () => {
      const wait = new Int32Array(new SharedArrayBuffer(4));
      while (!existsSync(at('ready'))) Atomics.wait(wait, 0, 0, 5);
    };
    const all = await told(new Together(job, entry, 1));
    expect(all.filter((one) => one === 'invalid tool')).toHaveLength(1);
    expect(all.filter((one) => one === 'draft null' || one === 'invalid ladder')).toHaveLength(59);
  });
  test('without one that cannot start the main thread does everything', async () => {
    fill(8);
    const all = await told(new Together(job, worker("throw new Error('no start');"), 1));
    expect(all).toEqual(all.map(() => 'invalid ladder'));
    expect(all).toHaveLength(8);
  });
});

describe('a packet that the tool breaks down on', () => {
  const STACK = 'Maximum call stack size exceeded';
  test.each(FORMATS)('says so, and the others are reported: %s', async (format) => {
    fill(5);
    broken.at = (file) => {
      if (file.endsWith('p002.md')) throw new RangeError(STACK);
    };
    const { status, out } = await checked(['--format', format]);
    expect(status).toBe(3);
    expect(out).toContain(STACK);
    expect(out).toContain('other packets are not affected');
    for (const n of [0, 1, 3, 4]) expect(out).toContain(`octo-${n}`);
    expect(out).not.toContain('octo-2');
  });
  test('the same in JSON is a finding of that packet alone', async () => {
    fill(3);
    broken.at = (file) => {
      if (file.endsWith('p001.md')) throw new TypeError('x is not a function');
    };
    const report = JSON.parse((await checked(['--format', 'json'])).out);
    expect(report.packets.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'incomplete',
      'invalid',
      'complete',
    ]);
    expect(report).toMatchObject({
      verdict: 'invalid',
      packets: [{}, { findings: [{ code: 'run-tool-fault', severity: 'error', line: 1 }] }, {}],
    });
  });
});

test.skipIf(process.getuid?.() === 0)('a packet that may not be opened keeps no other from being checked', async () => {
  fill(3);
  chmodSync(at('packets/p001.md'), 0);
  const { status, out } = await checked([]);
  expect(status).toBe(2);
  expect(out).toContain('run-not-opened');
  expect(out).toContain('octo-2');
});

describe('the progress line', () => {
  test('counts packets, stands on a terminal only, and is gone at the end', () => {
    let err = '';
    let now = 0;
    const console = {
      out: () => undefined,
      err: (text: string) => {
        err += text;
      },
      colour: false,
      width: 80,
      terminal: true,
      now: () => new Date(now),
      entry: '',
      progress: true,
    };
    const progress = new Progress(console, 300, 'Checking');
    progress.step();
    progress.step();
    now = 1000;
    progress.step();
    progress.clear();
    progress.clear();
    expect(err).toBe('\rChecking: 1 of 300 packets\u001B[K\rChecking: 3 of 300 packets\u001B[K\r\u001B[K');
    err = '';
    for (const quiet of [new Progress({ ...console, progress: false }, 300, 'Checking'), new Progress(console, 3, 'x')])
      quiet.step();
    expect(err).toBe('');
  });
  test('never stands in the midst of a report', async () => {
    fill(20);
    const { err } = await checked([], { progress: true });
    expect(err.split('\r\u001B[K').length - 1).toBe(err.split('Checking').length - 1);
    expect(err.endsWith('\r\u001B[K')).toBe(true);
  });
});

describe('what waits', () => {
  test('comes out as it went in, also through a file, of which nothing is left', () => {
    // A folder of its own: other tests put theirs into the machine's at the same time.
    const own = mkdtempSync(path.join(tmpdir(), 'spool-'));
    vi.stubEnv('TMPDIR', own);
    const spool = new Spool();
    const texts = Array.from({ length: 9 }, (_, n) => `${n}é${'→x'.repeat(150_001)}`);
    for (const text of texts) spool.add(text);
    expect(readdirSync(own).length).toBeLessThanOrEqual(1);
    let out = '';
    spool.pour((text) => {
      out += text;
    });
    expect(out === texts.join('')).toBe(true);
    spool.pour(() => {
      throw new Error('nothing is left');
    });
    expect(readdirSync(own)).toEqual([]);
    vi.unstubAllEnvs();
  });
});

describe('what is read of GitHub for many packets', () => {
  const reference = (n: number): Reference => {
    const found = parseReference(`acme/billing#${n}`, { line: 1, column: 1 }, { repository: null });
    if (found === null) throw new Error('no reference');
    return found;
  };
  test('is at most 600 references, the same whatever way they came in', () => {
    const all = Array.from({ length: 7000 }, (_, n) => reference(n + 1));
    const [once, inParts] = [new Wanted(), new Wanted()];
    once.add(all);
    for (let n = 0; n < all.length; n += 50) inParts.add(all.slice(n, n + 50));
    const refs = (wanted: Wanted): string[] => wanted.references().map(({ ref }) => ref);
    expect(refs(inParts)).toEqual(refs(once));
    expect(new Set(refs(once)).size).toBe(600);
  });
  test('keeps its order where there are few', () => {
    const wanted = new Wanted();
    wanted.add([reference(2), reference(1)]);
    wanted.add([reference(1), reference(3)]);
    expect(wanted.references().map(({ ref }) => ref)).toEqual(['acme/billing#2', 'acme/billing#1', 'acme/billing#3']);
  });
});

test('of the ladders that ship each is found by its id', () => {
  const files = readdirSync('ladder', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      path: `ladder/${name}/ladder.yml`,
      bytes: new Uint8Array(readFileSync(`ladder/${name}/ladder.yml`)),
    }));
  const ladders = new Ladders([], files);
  const ids = ladders.shipped().map(({ id }) => id);
  expect(ids.length).toBe(files.length);
  expect(ids.map((id) => new Ladders([], files).shippedAs(id).map((ladder) => ladder.id))).toEqual(
    ids.map((id) => [id]),
  );
  expect(ladders.shippedAs('nobody')).toEqual([]);
});

test('an error of a file is told from one of ours', () => {
  const thrownBy = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };
  expect(isFileError(thrownBy(() => readFileSync(at('gone'))))).toBe(true);
  expect(isFileError(new RangeError('x'))).toBe(false);
});
