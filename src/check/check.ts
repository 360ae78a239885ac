/** The way of packets: read and tie them, say what has to be read about their links, and report. */
import { withIdentities } from '../evidence/as-read.ts';
import type { Facts, ReferenceFact } from '../evidence/facts.ts';
import type { Plan } from '../evidence/plan.ts';
import type { Reference } from '../packet/values/reference.ts';
import { mergeActs, noActs, type Person } from '../people/acts.ts';
import { packetName } from '../people/agree.ts';
import { peopleOf, type Actor } from '../people/directory.ts';
import { foldLog, type Folded } from '../people/fold.ts';
import type { LogEntry, Scope } from '../people/log.ts';
import { spokenFor, type SpokenFor } from '../people/rings.ts';
import type { Report } from '../report/report.ts';
import { guarded } from './fault.ts';
import type { CheckInput, File } from './input.ts';
import { LadderChooser, Ladders } from './ladders.ts';
import { preparePacket, type FoldedFor } from './packet.ts';
import { Wanted } from './wanted.ts';

export type { CheckInput, File };
export { Ladders };
export { templateLines } from './template.ts';
export { withOverCap } from './answered.ts';

/** Packets that have been read and tied, and wait for what stands behind their links. */
export interface Prepared {
  /** The references to read, each once. */
  readonly wanted: readonly Reference[];
  /** The logins of the candidates, as their packets state them; not the other accounts that a packet declares. */
  readonly logins: readonly string[];
  /** What people wrote, folded; null where nothing of them was read. */
  readonly people: Folded | null;
  /** Who speaks for whom in what they wrote, and who is who. */
  readonly spoken: { readonly for: readonly SpokenFor[]; readonly people: ReadonlyMap<string, Person> };
  /** The report, with what was read. What is not in `facts` was not attempted. */
  readonly finish: (facts: Pick<Facts, 'references' | 'unknownLogins' | 'asWritten'>) => Report;
}

/**
 * Reads and ties packets. Pure: the same input gives the same result. One that the tool cannot cope with is invalid,
 * and says so; the others are not affected.
 * @param ladders those of the input, where they have been read already
 */
export function prepare(
  given: CheckInput,
  ladders: Ladders = new Ladders(given.ladders, given.fallback ?? []),
): Prepared {
  const input = withPeople(given);
  const chooser = new LadderChooser(ladders);
  const packets = input.packets.map((file) => guarded(file, () => preparePacket(file, chooser, input)));
  const scopes = packets.flatMap(({ scope }) => scope ?? []);
  const folded = input.log ? foldLog(input.log, scopes, input.today) : null;
  const refused = folded?.refusals.filter(({ cause }) => cause !== undefined) ?? [];
  const wanted = new Wanted();
  for (const { plan } of packets) wanted.add(plan.read);
  return {
    wanted: wanted.references(),
    logins: [...new Set(packets.flatMap(({ logins }) => logins))],
    people: folded,
    spoken: {
      for: spokenFor(
        scopes.map(({ header }, index) => ({ candidate: header.candidate, acts: folded?.acts[index] ?? noActs })),
      ),
      people: input.acts.people,
    },
    finish: ({ references, unknownLogins = [], asWritten }) => ({
      version: input.version,
      packets: packets.map(({ plan, scope, finish }) =>
        finish(
          {
            unknownLogins,
            references: withLeftOut(plan, references),
            ...(asWritten === true && { asWritten }),
          },
          folded && scope ? actsFor(folded, scope, scopes) : null,
        ),
      ),
      findings: chooser.findings(),
      enforce: input.settings?.enforce ?? false,
      ...(folded !== null && folded.ignored.length > 0 && { ignored: folded.ignored }),
      ...(refused.length > 0 && { refused }),
    }),
  };
}

/**
 * Who is who, for acts of the log and of a file alike, and who may use which command; about people the file of acts says
 * more.
 */
function withPeople(input: CheckInput): CheckInput {
  const { people: listed = [], log = null, settings, today } = input;
  // Of who might write something, only the login is known.
  const written = log === null || log.whatIf === true ? [] : log.entries;
  const writers = [...(input.blame?.values() ?? [])].flatMap((blame) =>
    blame === 'unread' ? [] : blame.flatMap(({ authors }) => authors),
  );
  const opener = log === null || log.author === null ? [] : [{ login: log.author, id: log.authorId ?? null }];
  const teams = new Map([...(log?.rosters ?? []), ...input.acts.teams]);
  // Without its number an account could be another one by now.
  const members = [...teams.values()].flatMap((list) => (list ?? []).filter(({ id }) => id !== null));
  const people = peopleOf(listed, [...opener, ...writers, ...written.flatMap(actorOf), ...members], today);
  const acts = mergeActs(input.acts, { ...noActs, people, teams });
  const committee = settings?.committee ?? null;
  const rules = settings?.commands ?? {};
  return { ...input, acts, log: log && { ...log, people: acts.people, rosters: teams, committee, rules } };
}

const actorOf = ({ by, user = null }: LogEntry): Actor[] => (by === null ? [] : [{ login: by, id: user }]);

/** What the fold says about one of the packets. */
const actsFor = ({ acts, confirmAgain, refusals }: Folded, scope: Scope, scopes: readonly Scope[]): FoldedFor => ({
  acts: acts[scopes.indexOf(scope)] ?? noActs,
  notCounted: [...new Set(refusals.flatMap(({ by, cause }) => (cause === 'unread' ? [by] : [])))],
  confirmAgain: confirmAgain.filter(({ criterion, evidence, packet }) => {
    if (packet !== undefined) return packet === packetName(scope);
    return criterion === null ? evidence !== null && scope.evidence.has(evidence) : scope.criteria.has(criterion);
  }),
});

/** Checks packets with facts at hand. Pure: the same input gives the same report. */
export const checkPackets = (input: CheckInput): Report => prepare(input).finish(input.facts);

/** Many packets are judged with the same facts: their identities are looked up once. */
const identities = new WeakMap<ReadonlyMap<string, ReferenceFact>, ReadonlyMap<string, ReferenceFact>>();

/** What was read, and what the packet's plan leaves out of it. */
function withLeftOut({ leftOut }: Plan, references: Facts['references']): Facts['references'] {
  if (leftOut.size > 0) return withIdentities(new Map([...leftOut, ...references]));
  const all = identities.get(references) ?? withIdentities(references);
  identities.set(references, all);
  return all;
}
