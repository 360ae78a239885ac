import type { File, Ladders } from '../check/check.ts';
import { finding } from '../findings/catalogue.ts';
import type { Finding, Place } from '../findings/finding.ts';
import { MARKER, readSnapshot, sameComment } from '../report/snapshot.ts';
import { faultOf, verdictOf, type Home, type Report, type Source } from '../report/report.ts';
import { statusOf } from '../report/status.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import { noFacts } from '../evidence/facts.ts';
import { otherFormat } from '../packet/document/format.ts';
import { noActs } from '../people/acts.ts';
import type { Listed } from '../people/directory.ts';
import type { Folded } from '../people/fold.ts';
import { readSaid } from './read/log.ts';
import { readRosters } from './read/teams.ts';
import { packetMatcher } from '../text/globs.ts';
import { count } from '../text/words.ts';
import { defaultSettings, mayRead, readSettings, type Settings, type SettingsRead } from '../files/settings.ts';
import { readPeople } from '../files/people.ts';
import type { Day } from '../text/time.ts';
import { readBlobs, type Blob } from './read/blobs.ts';
import { CannotJudge } from './client.ts';
import type { Grant } from './permissions.ts';
import { meanwhile } from './meanwhile.ts';
import type { Bench } from './bench.ts';
import { readChangedDecisions, withDecisions } from './decisions-changed.ts';
import type { Judgement, LastLook } from './judgement.ts';
import { assessmentFiles, assessmentNotes, assessmentsOf, MOST_ASSESSMENTS } from './assessments.ts';
import { imitations } from './imitations.ts';
import { beginLadders } from './ladders.ts';
import { readChangedLadders, withLadders } from './ladders-changed.ts';
import { ringNotes } from './rings.ts';
import type { Marking } from './write/comment.ts';
import { readSaidElsewhere } from './read/said-elsewhere.ts';
import { readEvidence } from './read/evidence/read.ts';
import type { Event } from './read/event.ts';
import { readMergeGroup } from './read/merge-group.ts';
import type { LogEntry } from '../people/log.ts';
import { type ChangedFile, type PullRequest, type Queued, type Rules } from './read/pull-request.ts';

/** More packets than this in one pull request are a mistake in `packets`, or an attack. */
const MOST_PACKETS = 100;

/** How the one comment is told from others and from an older one of ours. */
export const marking: Marking = { marker: MARKER, same: sameComment };

// Each is loaded when it is needed, while a request is on its way: many pull requests change no packet at all.
const checking = () => import('../check/check.ts');
const rendering = () => import('../report/markdown.ts');

const DEFAULT_SETTINGS = '.github/readiness.yml';

/**
 * Judges the packets that a pull request changes. One request for the files, none where there are none. Throws
 * `GitHubFault`, `CannotJudge`.
 */
export async function judgePullRequest(
  bench: Bench,
  rules: Rules,
  pull: PullRequest,
  previous: string | null,
): Promise<Judgement> {
  const { settings, findings, ...places } = readRepositorySettings(bench, rules);
  if (isPublic(rules) && settings?.public !== true) return refusePublic(bench.settingsPath, settings === null);
  const source: Source = {
    url: pull.headUrl ?? repositoryUrl(bench),
    sha: pull.head,
    ladderSha: rules.oid,
    home: homeOf(bench, rules),
    titles: !isPublic(rules),
  };
  const packets = changedPackets(pull.files, settings ?? defaultSettings);
  const there = previous !== null;

  if (settings === null) {
    const report: Report = { version: bench.version, packets: [], findings, enforce: false };
    return await spoken(bench, report, source, previous, packets.length > 0 || there);
  }
  if (pull.base !== rules.defaultBranch && !settings.bases.includes(pull.base)) {
    // Nothing at all is written: the same commit may stand, judged, in another pull request.
    if (packets.length === 0 && !there) return { ...quiet, verdict: 'none', status: null, comment: null };
    return withBeside(await notJudged(pull.base, rules, settings), settings, pull, true);
  }
  const [own, ladders, decisions] = await Promise.all([
    packets.length === 0
      ? noPacket(there, assessmentNotes(pull.files, []))
      : judgePackets(bench, rules, settings, places, packets, pull, source, previous),
    readChangedLadders(bench, rules, settings, pull),
    readChangedDecisions(bench, settings, pull),
  ]);
  const judged = withLadders(withDecisions(own, decisions, settings.enforce), ladders);
  return withBeside(judged, settings, pull, packets.length > 0 || there);
}

/** Adds what settings ask to be written besides, where a packet is or was. */
function withBeside(judgement: Judgement, settings: Settings, { author, log }: PullRequest, due: boolean): Judgement {
  const { labels, reviewers, notify } = settings;
  if (!due || (labels === null && reviewers === null && !notify)) return judgement;
  return { ...judgement, beside: { writes: settings, author, log } };
}

/** Judges the packets of a pull request. */
async function judgePackets(
  bench: Bench,
  rules: Rules,
  settings: Settings,
  places: Places,
  packets: readonly string[],
  pull: PullRequest,
  source: Source,
  previous: string | null,
): Promise<Judgement> {
  const assessments = assessmentsOf(pull.files, packets);
  const { report, head, people, ...seen } = await judge(bench, rules, settings, places, packets, {
    number: pull.number,
    head: pull.head,
    draft: pull.draft,
    opened: pull.opened,
    repository: pull.headUrl === null ? null : new URL(pull.headUrl).pathname.slice(1),
    author: pull.author,
    authorId: pull.authorId,
    log: pull.log,
    pullHead: null,
    assessments: assessments.slice(0, MOST_ASSESSMENTS),
  });
  const judged = {
    ...withNotes(await spoken(bench, report, source, previous, head === pull.head), {
      ...seen,
      notes: [...seen.notes, ...imitations(pull), ...assessmentNotes(pull.files, assessments)],
    }),
    people,
  };
  if (head === pull.head) return judged;
  return {
    ...judged,
    notes: [
      ...judged.notes,
      'The pull request got a new commit while this one was checked; the comment is left to the run of the new commit.',
    ],
  };
}

/**
 * Judges the packets that a merge group changes: there is no comment, only the status. Throws `GitHubFault`,
 * `CannotJudge`.
 */
export async function judgeMergeGroup(
  bench: Bench,
  rules: Rules & Queued,
  group: Extract<Event, { readonly type: 'merge-group' }>,
): Promise<Judgement> {
  const { settings, findings, ...places } = readRepositorySettings(bench, rules);
  if (isPublic(rules) && settings?.public !== true) return refusePublic(bench.settingsPath, settings === null);
  const source: Source = {
    url: repositoryUrl(bench),
    sha: group.head,
    ladderSha: rules.oid,
    home: homeOf(bench, rules),
    titles: !isPublic(rules),
  };
  if (settings === null)
    return await spoken(bench, { version: bench.version, packets: [], findings, enforce: false }, source, null, false);
  const packets = changedPackets(await readMergeGroup(bench.client, bench.at, group.base, group.head), settings);
  // GitHub makes the commit of a merge group for it alone, so a green status here can stand in for no other.
  if (packets.length === 0) return await noPacket(false);
  if (group.baseRef !== rules.defaultBranch && !settings.bases.includes(group.baseRef))
    return await notJudged(group.baseRef, rules, settings);
  const {
    report,
    head: _,
    ...seen
  } = await judge(bench, rules, settings, places, packets, {
    number: null,
    head: group.head,
    draft: false,
    opened: rules.opened,
    repository: `${bench.at.owner}/${bench.at.repo}`,
    author: rules.author,
    authorId: rules.authorId,
    log: rules.log,
    pullHead: rules.pullHead,
    // Nobody reads a report there.
    assessments: [],
  });
  return withNotes(await spoken(bench, report, source, null, false), seen);
}

/** Whether people see the report who may not know the candidate. */
const isPublic = ({ visibility }: Rules): boolean => visibility === 'public';

function readRepositorySettings(bench: Bench, rules: Rules): ReturnType<typeof readSettings> {
  const path = bench.settingsPath;
  const blob = rules.settings;
  if (blob === null && path === DEFAULT_SETTINGS) return readSettings(null, path);
  if (blob?.state === 'text') return readSettings(blob.bytes, path);
  const problem =
    blob === null || blob.state === 'absent' ? 'not-found' : blob.state === 'binary' ? 'not-text' : 'too-large';
  return {
    settings: null,
    findings: [finding('settings-unreadable', { path, line: 1, column: 1 }, { problem })],
    ladderPlaces: [],
    templatePlaces: [],
    peoplePlace: null,
  };
}

/** Paths of the changed files that are packets, sorted; a deleted one is none. */
function changedPackets(files: readonly ChangedFile[], settings: Settings): readonly string[] {
  const isPacket = packetMatcher(settings.packets);
  return files
    .filter((file) => !file.deleted && isPacket(file.path))
    .map((file) => file.path)
    .sort();
}

/** Where the entries of the settings stand. */
type Places = Pick<SettingsRead, 'ladderPlaces' | 'templatePlaces' | 'peoplePlace'>;

interface Head {
  readonly number: number | null;
  readonly head: string;
  readonly draft: boolean;
  readonly opened: Day | null;
  /** `owner/name` that holds the head; null where a fork is gone. */
  readonly repository: string | null;
  readonly author: string | null;
  readonly authorId: number | null;
  readonly log: readonly LogEntry[];
  /** Of a merge group: the head of its pull request. */
  readonly pullHead: string | null;
  /** Paths of reviewers' own assessments. */
  readonly assessments: readonly string[];
}

/** What came to light beside the report. */
interface Seen {
  readonly look: LastLook;
  readonly missing: readonly Grant[];
  readonly notes: readonly string[];
}

const withNotes = (judgement: Judgement, { look, missing, notes }: Seen): Judgement => ({
  ...judgement,
  look,
  missing,
  notes: [...judgement.notes, ...notes],
});

/** Reads ladders and packets, and checks them. `head` is the pull request's head at the last of the requests. */
async function judge(
  bench: Bench,
  rules: Rules,
  settings: Settings,
  { ladderPlaces, templatePlaces, peoplePlace }: Places,
  paths: readonly string[],
  at: Head,
): Promise<Seen & { readonly report: Report; readonly head: string | null; readonly people: Folded | null }> {
  if (paths.length > MOST_PACKETS)
    throw new CannotJudge(
      `this pull request changes ${paths.length} packets, and at most ${MOST_PACKETS} are checked at once; split it, or narrow \`packets\` in the settings`,
    );
  const reading = await beginLadders(bench, rules, settings);
  let early: Ladders | null = null;
  const [began, asked] = [bench.now(), bench.waited()];
  const spoken = Promise.all([
    readSaid(
      bench.client,
      bench.at,
      { author: at.author, authorId: at.authorId, entries: at.log },
      {
        open: isPublic(rules),
        rules: settings.commands,
        teamReader: bench.evidence.other ?? bench.evidence.own,
        paths,
        assessments: at.assessments,
        head: at.head,
        pullHead: at.pullHead,
      },
    ),
    readRosters(bench.evidence.other ?? bench.evidence.own, settings.committee?.teams ?? []),
  ]).then(([{ log, blame, unread }, rosters]) => ({ acts: { log: { ...log, rosters }, blame }, unread }));
  const read = await meanwhile(
    readBlobs(
      bench.client,
      bench.at,
      at.number,
      [
        ...reading.here,
        ...paths.map((path) => `${at.head}:${path}`),
        ...settings.templates.map((path) => `${rules.oid}:${path}`),
        ...(settings.people === null ? [] : [`${rules.oid}:${settings.people}`]),
        ...at.assessments.map((path) => `${at.head}:${path}`),
      ],
      reading.elsewhere,
    ),
    async () => {
      const { Ladders } = await checking();
      if (reading.whole !== null) early = new Ladders(reading.whole, []);
    },
  );

  const look = { at: asked, pace: bench.now() - began };
  const behind = reading.here.length;
  const { ladders, findings: unread } = await reading.finish(read.here.slice(0, behind), read.elsewhere, ladderPlaces);
  const findings: Finding[] = [...unread];
  const templates: Uint8Array[] = [];
  for (const [index, template] of settings.templates.entries()) {
    const blob = read.here[behind + paths.length + index];
    if (blob?.state === 'text') templates.push(blob.bytes);
    else {
      const place = templatePlaces[index] ?? { path: bench.settingsPath, line: 1, column: 1 };
      const problem = blob === undefined || blob.state === 'absent' ? 'not-found' : 'unreadable';
      findings.push(finding('settings-template', place, { template, problem }));
    }
  }
  const { people, findings: aboutPeople } = listed(
    settings.people,
    read.here[behind + paths.length + settings.templates.length],
    peoplePlace ?? { path: bench.settingsPath, line: 1, column: 1 },
  );
  findings.push(...aboutPeople);
  if (findings.length > 0)
    return {
      report: { version: bench.version, packets: [], findings, enforce: settings.enforce },
      head: read.head,
      look,
      missing: [],
      notes: [],
      people: null,
    };

  const packets: File[] = [];
  const unreadPackets: PacketResult[] = [];
  paths.forEach((path, index) => {
    const blob = read.here[behind + index];
    if (blob?.state === 'text') packets.push({ path, bytes: blob.bytes });
    else unreadPackets.push(unreadPacket(path, blob));
  });
  const host = new URL(bench.server).host;
  const { owner, repo } = bench.at;
  const { Ladders, prepare, templateLines, withOverCap } = await checking();
  const written = await spoken;
  const prepared = prepare(
    {
      packets,
      ladders,
      settings,
      template: templateLines(templates),
      readAt:
        at.repository === null
          ? null
          : {
              repository: at.repository,
              commit: at.head,
              pull: at.number === null ? null : { repository: `${owner}/${repo}`, number: at.number },
            },
      facts: noFacts,
      acts: noActs,
      people,
      ...written.acts,
      assessments: assessmentFiles(at.assessments, read.here.slice(read.here.length - at.assessments.length)),
      opened: at.opened ?? 'unread',
      today: bench.today,
      draft: at.draft,
      hosts: host === 'github.com' ? [] : [host],
      version: bench.version,
    },
    early ?? new Ladders(ladders, []),
  );
  const elsewhere = at.number === null ? [] : readSaidElsewhere(bench.client, bench.at, at.number, prepared.spoken.for);
  const facts = await meanwhile(
    readEvidence(bench.evidence.own, prepared.wanted, {
      allowed: (repository) => mayRead(settings, owner, repository),
      evidence: bench.evidence.other,
      own: `${owner}/${repo}`,
      host,
      logins: prepared.logins,
      watched: at.number,
      clock: bench.waited,
    }),
    rendering,
  );
  const report = prepared.finish(facts);
  return {
    report: { ...report, packets: [...report.packets, ...unreadPackets].sort((a, b) => (a.path < b.path ? -1 : 1)) },
    // Reading evidence may take a minute.
    head: facts.look?.head ?? read.head,
    look: { ...look, ...(facts.look && { at: facts.look.at }) },
    missing: facts.missing,
    notes: [
      ...(facts.expired
        ? ['The `evidence-token` is not valid, or has expired: what it would have read is unchecked. Renew it.']
        : []),
      ...(written.unread === null
        ? []
        : [
            `Who wrote lines of ${JSON.stringify(written.unread.path)} could not be read, so nothing that people say for these lines counts in this run. GitHub says: ${written.unread.why}.`,
          ]),
      ...ringNotes(prepared.spoken.for, await elsewhere, prepared.spoken.people),
    ],
    people: prepared.people && withOverCap(prepared.people, report.packets),
  };
}

/** The people file, or why it cannot be used: then nothing is judged, as with settings that cannot be read. */
function listed(
  path: string | null,
  blob: Blob | undefined,
  place: Place,
): { readonly people: readonly Listed[]; readonly findings: readonly Finding[] } {
  if (path === null) return { people: [], findings: [] };
  if (blob?.state !== 'text') {
    const problem = blob === undefined || blob.state === 'absent' ? 'not-found' : 'unreadable';
    return { people: [], findings: [finding('settings-people', place, { people: path, problem })] };
  }
  const { people, findings } = readPeople(blob.bytes, path);
  return { people: people ?? [], findings };
}

/** A packet that GitHub does not hand over as text: invalid, with the reason, and nothing else is said about it. */
function unreadPacket(path: string, blob: Blob | undefined): PacketResult {
  const place: Place = { path, line: 1, column: 1 };
  // A path that holds nothing is not told what it would be.
  const format = blob === undefined || blob.state === 'absent' ? null : otherFormat(path, null, null);
  const args =
    blob?.state === 'binary' || blob?.state === 'too-large'
      ? { problem: blob.state, bytes: blob.size }
      : { problem: 'no-file' as const, bytes: 0 };
  return {
    path,
    header: {
      candidate: null,
      ladder: null,
      ladderVersion: null,
      track: null,
      from: null,
      to: null,
      inLevelSince: null,
      lastPromotion: null,
      period: null,
      cycle: null,
      manager: null,
      sponsors: [],
      accounts: [],
      repository: null,
      stage: 'submitted',
    },
    ladder: null,
    promotion: null,
    anchor: null,
    verdict: 'invalid',
    fault: 'packet',
    lines: [],
    criteria: [],
    groups: [],
    reading: null,
    evidence: [],
    acts: noActs,
    findings: [
      format === null ? finding('run-unreadable', place, args) : finding('packet-not-markdown', place, { format }),
    ],
  };
}

/** The report as comment and status. `commented` false: the comment is left as it is. */
async function spoken(
  bench: Bench,
  report: Report,
  source: Source,
  before: string | null,
  commented: boolean,
): Promise<Judgement> {
  const { renderComment } = await rendering();
  const fault = faultOf(report);
  const previous = before === null ? null : readSnapshot(before);
  const rendered = commented ? renderComment(report, { source, previous, server: bench.server }) : null;
  const dropped =
    rendered !== null && rendered.dropped.length > 0
      ? [
          `To fit GitHub's limit the comment leaves out: ${rendered.dropped.join(', ')}. The summary of this job has them.`,
        ]
      : [];
  return {
    people: null,
    verdict: fault === 'tool' ? 'error' : verdictOf(report),
    status: statusOf(report),
    comment: rendered?.body ?? null,
    report,
    source,
    previous,
    failure:
      fault === 'settings'
        ? 'The settings, or the people file that they name, are invalid, so nothing was judged. The annotations say where.'
        : fault === 'ladder'
          ? 'The ladder is invalid, so nothing was judged. The annotations say where.'
          : fault === 'tool'
            ? `Promotion Readiness broke down on ${count(report.packets.filter((packet) => packet.fault === 'tool').length, 'packet')}. That is a fault of the tool and says nothing about the packet; the other packets were judged. The annotations say which.`
            : null,
    notes: dropped,
  };
}

const quiet = { report: null, source: null, previous: null, failure: null, people: null, notes: [] };

function refusePublic(settingsPath: string, settingsBroken: boolean): Judgement {
  const why = settingsBroken
    ? 'This repository is public and its settings cannot be read, so nothing was checked.'
    : 'This repository is public, and promotion packets are private: nothing was checked and no comment is written.';
  return {
    ...quiet,
    verdict: 'refused',
    status: { state: 'error', description: 'Not checked: this repository is public. See the log of the job.' },
    comment: null,
    failure: `${why} Make the repository private, or, if everyone may read the packets and their reports, set \`public: true\` in ${settingsPath} on the default branch.`,
  };
}

/**
 * A base that nobody listed has rules that the candidate could have written: under `enforce` it never turns the gate
 * green.
 */
async function notJudged(base: string, rules: Rules, settings: Settings): Promise<Judgement> {
  const { renderNotice } = await rendering();
  return {
    ...quiet,
    verdict: 'not-judged',
    status: {
      state: settings.enforce ? 'pending' : 'success',
      description: 'Not judged: the base is not the default branch. The comment says what to do.',
    },
    comment: renderNotice({ kind: 'other-base', base, judged: [rules.defaultBranch, ...settings.bases] }),
    notes: [
      `Not judged: the base is ${JSON.stringify(base)}, which is neither the default branch nor listed under \`bases\` in the settings.`,
    ],
  };
}

async function noPacket(there: boolean, notes: readonly string[] = []): Promise<Judgement> {
  return {
    ...quiet,
    notes,
    verdict: 'none',
    status: { state: 'success', description: 'No promotion packet in this pull request.' },
    comment: there ? (await rendering()).renderNotice({ kind: 'no-packet' }) : null,
  };
}

/** Packets are begun on the default branch, where the page proposes a pull request. */
const homeOf = (bench: Bench, { defaultBranch }: Rules): Home => ({ url: repositoryUrl(bench), branch: defaultBranch });

const repositoryUrl = ({ server, at }: Bench): string => `${server}/${at.owner}/${at.repo}`;
