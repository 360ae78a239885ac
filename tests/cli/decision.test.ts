import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inFolder } from './support.ts';

const { file, run } = inFolder();
const DECISION = `schema: 1
candidate: octo-ada
packet: packets/ada.md
to: L5
decision: promoted
date: 2026-06-20
by: [octo-lead]
`;
const PACKET = '---\ncandidate: octo-ada\nladder: small\nfrom: L4\nto: L5\n---\n';

test('decision lint: the files that the settings look for, and the packets that they name', () => {
  file('.github/readiness.yml', '# none\n');
  expect(run(['decision', 'lint'])).toMatchObject({
    status: 2,
    err: expect.stringContaining('Name one: readiness decision lint FILE.'),
  });
  file('decisions/2026/ada.yml', DECISION);
  file('packets/ada.md', PACKET);
  expect(run(['decision', 'lint'])).toEqual({ status: 0, out: '1 decision, nothing to report.\n', err: '' });
  file('packets/ada.md', PACKET.replace('L5', 'L6'));
  expect(run(['decision', 'lint'])).toEqual({
    status: 1,
    out: 'decisions/2026/ada.yml:4:5 warning: `to` is `L5` here, and `L6` in the packet. Write `to` in both as it is in the ladder, or name the packet that this is about. [decision-differs]\n',
    err: '',
  });
  file('.github/readiness.yml', "decisions: ['hr/*.yml']\n");
  const named = file('hr/ben.yml', DECISION.replace('by: [octo-lead]', 'by: octo-lead').replace('date:', 'day:'));
  const broken = run(['decision', 'lint']);
  expect([broken.status, broken.out.match(/hr\/ben\.yml:\d+:\d+ error/gu)?.length]).toEqual([2, 3]);
  expect(run(['decision', 'lint', named]).out).toBe(broken.out);
});

test('decision lint: a link that leads out of the repository is not read', () => {
  file('.github/readiness.yml', '# none\n');
  const elsewhere = path.join(mkdtempSync(path.join(tmpdir(), 'elsewhere-')), 'other.md');
  writeFileSync(elsewhere, PACKET.replace('octo-ada', 'octo-secret'));
  const named = file('decisions/ada.yml', DECISION);
  symlinkSync(elsewhere, path.join(path.dirname(file('packets/x.md', '')), 'ada.md'));
  const { out } = run(['decision', 'lint', named]);
  expect([out.includes('octo-secret'), out]).toEqual([false, expect.stringContaining('[decision-packet-unread]')]);
});

test('decision lint: a day after --now, a packet that is not there, and a folder in its place', () => {
  file('.github/readiness.yml', '# none\n');
  file('packets/folder.md/x.txt', 'x');
  const named = file('decisions/ada.yml', DECISION);
  expect(run(['decision', 'lint', named, '--now', '2026-06-19']).out).toMatch(
    /decision-packet\][\s\S]*decision-future\]/u,
  );
  expect(run(['decision', 'lint', file('d.yml', DECISION.replace('ada.md', 'folder.md'))]).out).toContain(
    '[decision-packet-unread]',
  );
  expect(run(['decision', 'lint', named, '--now', 'soon']).err).toContain('--now takes a day');
  expect(run(['decision', 'lint', 'none.yml']).err).toContain('there is no such file');
  expect(run(['decision']).err).toContain('"readiness decision" takes lint.');
  expect(run(['ladder', 'schema', '--decision']).out).toContain('Promotion Readiness: decision');
});

test('where no decision file is, it says where the settings look for them', () => {
  expect(run(['decision', 'lint']).err).toContain('(decisions/**/*.{yml,yaml})');
  file('.github/readiness.yml', 'decisions: [ "outcomes/*.yml" ]\n');
  expect(run(['decision', 'lint']).err).toContain('(outcomes/*.yml)');
});
