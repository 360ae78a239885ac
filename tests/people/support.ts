import type { Person } from '../../src/people/acts.ts';
import { foldLog, type Folded } from '../../src/people/fold.ts';
import type { Log, LogEntry, Scope } from '../../src/people/log.ts';
import type { Role } from '../../src/people/roles.ts';
import { day } from '../rubric/factory.ts';

export const D = '91bc0d3e5f7a2c41';
export const PACKET = '3c5f7a2c4191bc0d';
export const OLD = '0000000000000000';
export const ITEM = 'e-3fa2c19be04d7a52';

export const scope = (more: Partial<Scope['header']> = {}): Scope => ({
  header: { candidate: 'octo-ada', accounts: ['ada-at-acme'], manager: 'octo-mgr', sponsors: [], ...more },
  digest: PACKET,
  criteria: new Map([
    ['design.L5', { digest: D, waivable: false }],
    ['talks.L5', { digest: 'aaaaaaaaaaaaaaaa', waivable: true }],
  ]),
  reaches: (level, least) => (level === null ? 'unknown' : level >= least ? 'yes' : 'no'),
  evidence: new Set([ITEM]),
  asked: new Map([['octo-boss', [ITEM]]]),
});

let next = 100;
export const comment = (by: string | null, body: string, more: Partial<LogEntry> = {}): LogEntry => {
  next += 1;
  return {
    id: String(next),
    by,
    bot: false,
    // A second later for each.
    at: new Date(Date.UTC(2026, 5, 1) + next * 1000).toISOString(),
    edited: null,
    minimized: false,
    dismissed: false,
    body,
    ...more,
  };
};

export const logOf = (
  entries: readonly LogEntry[],
  roles: Readonly<Record<string, Role | null>> = { 'octo-lead': 'maintain', 'octo-jane': 'write' },
  people: ReadonlyMap<string, Person> = new Map(),
  open = false,
): Log => ({ entries, author: 'octo-ada', open, roles: new Map(Object.entries(roles)), people });

export const folded = (log: Log, scopes: readonly Scope[] = [scope()]): Folded =>
  foldLog(log, scopes, day('2026-06-30'));

/** One comment, numbered 1. */
export const after = (by: string | null, line: string, more: Partial<LogEntry> = {}): Folded =>
  folded(logOf([comment(by, line, { id: '1', ...more })]));
