/** The packets of the open pull requests, and what a change of a ladder does to them. */
import { Ladders, prepare, templateLines, type File } from '../check/check.ts';
import { noFacts } from '../evidence/facts.ts';
import type { Settings } from '../files/settings.ts';
import type { OpenPackets, Written } from '../ladder/diff/comment.ts';
import type { LadderDiff } from '../ladder/diff/diff.ts';
import { touchedBy, type NotJudged, type Touched } from '../ladder/diff/touched.ts';
import { noActs } from '../people/acts.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import { packetMatcher } from '../text/globs.ts';
import { prose } from '../text/words.ts';
import type { Bench } from './bench.ts';
import { readBlobs, type Blob } from './read/blobs.ts';
import { readOpenPulls, type OpenPull } from './read/open-pulls.ts';
import type { Rules } from './read/pull-request.ts';

/** More packets than this are not judged: the number is then a least one. */
const MOST_PACKETS = 200;

interface OpenPacket {
  readonly pull: OpenPull;
  readonly path: string;
  readonly blob: Blob | undefined;
}

/** Packets of open pull requests as they were read. */
interface Open {
  readonly packets: readonly OpenPacket[];
  readonly more: boolean;
}

/** The packets of the other open pull requests. Throws `GitHubFault`. */
export async function openPackets(bench: Bench, rules: Rules, settings: Settings, except: number): Promise<Open> {
  const { pulls, more } = await readOpenPulls(bench.client, bench.at);
  const isPacket = packetMatcher(settings.packets);
  const found = pulls
    .filter(({ number, base }) => number !== except && (base === rules.defaultBranch || settings.bases.includes(base)))
    .flatMap((pull) => pull.files.flatMap(({ path, deleted }) => (!deleted && isPacket(path) ? [{ pull, path }] : [])));
  const looked = found.slice(0, MOST_PACKETS);
  const { here } =
    looked.length === 0
      ? { here: [] }
      : await readBlobs(
          bench.client,
          bench.at,
          null,
          looked.map(({ pull, path }) => `${pull.head}:${path}`),
          [],
        );
  return {
    packets: looked.map((one, index) => ({ ...one, blob: here[index] })),
    more: more || looked.length < found.length,
  };
}

/** Judges open packets as they are written, without what people did. */
export class OpenLook {
  private readonly bench: Bench;
  private readonly settings: Settings;
  private readonly template: ReadonlySet<string>;
  private readonly open: Open;

  constructor(bench: Bench, settings: Settings, templates: readonly Uint8Array[], open: Open) {
    this.bench = bench;
    this.settings = settings;
    this.template = templateLines([...templates]);
    this.open = open;
  }

  /** What the change does to them: each judged by both ladders. */
  touching(old: File, now: File, renamed: LadderDiff['renamed']): OpenPackets {
    const both = [old, now].map(alone);
    const known = new Set(both.flatMap(({ file, ladders }) => ladders.at(file.path)?.id ?? []));
    const touched: Touched[] = [];
    const notJudged: NotJudged[] = [];
    const otherLadder: string[] = [];
    const pulls = new Set<number>();
    const { packets, more } = this.open;
    for (const packet of packets) {
      const [before, after] = both.map((by) => this.judged(packet, by));
      if (!before || !after) {
        notJudged.push({ path: packet.path, why: prose('it is not text that GitHub hands over') });
        continue;
      }
      const { ladder } = after.header;
      if (ladder !== null && !known.has(ladder)) {
        otherLadder.push(packet.path);
        continue;
      }
      const result = touchedBy(before, after, renamed);
      if (result !== null && 'why' in result) {
        notJudged.push(result);
        continue;
      }
      pulls.add(packet.pull.number);
      if (result !== null) touched.push(result);
    }
    return {
      judged: packets.length - notJudged.length - otherLadder.length,
      touched,
      notJudged,
      otherLadder,
      asWritten: true,
      pulls: pulls.size,
      more,
    };
  }

  /** How many are written for a ladder: they name it, or name none and are judged by it. */
  naming(file: File): Written {
    const by = alone(file);
    const id = by.ladders.at(by.file.path)?.id ?? null;
    return this.count(
      by,
      ({ header, verdict }) => header.ladder === id || (header.ladder === null && verdict !== 'invalid'),
    );
  }

  /** How many name no ladder, so that there may be only one. */
  unnamed(): Written {
    return this.count(NO_LADDER, ({ header }) => header.ladder === null);
  }

  private count(by: Judging, wanted: (result: PacketResult) => boolean): Written {
    const { packets, more } = this.open;
    const read = packets.map((packet) => this.judged(packet, by));
    return {
      of: packets.length,
      many: read.filter((one) => one !== null && wanted(one)).length,
      unread: read.filter((one) => one === null).length,
      more,
    };
  }

  /** Null: it is not text that GitHub hands over. */
  private judged({ pull, path, blob }: OpenPacket, { file, ladders }: Judging): PacketResult | null {
    if (blob?.state !== 'text') return null;
    const { bench } = this;
    const host = new URL(bench.server).host;
    const input = {
      packets: [{ path, bytes: blob.bytes }],
      ladders: file === null ? [] : [file],
      settings: this.settings,
      template: this.template,
      facts: noFacts,
      acts: noActs,
      opened: pull.opened ?? ('unread' as const),
      today: bench.today,
      draft: pull.draft,
      hosts: host === 'github.com' ? [] : [host],
      version: bench.version,
    };
    const [result] = prepare(input, ladders).finish(noFacts).packets;
    if (result === undefined) throw new Error('no packet came out');
    return result;
  }
}

interface Judging<F = File | null> {
  readonly file: F;
  readonly ladders: Ladders;
}

/** One ladder as the only judge. */
function alone(one: File): Judging<File> {
  const file = { ...one, path: 'ladder.yml' };
  return { file, ladders: new Ladders([file], []) };
}

const NO_LADDER: Judging = { file: null, ladders: new Ladders([], []) };
