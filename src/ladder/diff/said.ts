/** A difference as a document of headings and lines, which each format draws its own way. */
import { count, prose, say, type Words } from '../../text/words.ts';
import type { Ladder } from '../ladder.ts';
import type { LadderDiff } from './diff.ts';
import { changeLines, followUp, versionSentence } from './text.ts';
import { touchedLines, type Touching } from './touched.ts';

/** Lines with those that belong to them. */
export interface Said {
  readonly title: Words;
  readonly lines: readonly { readonly line: Words; readonly below: readonly Words[] }[];
}

export interface SaidDiff {
  readonly lead: Words;
  readonly changes: readonly Said[];
  readonly version: Words;
  /** What is left to write, and what follows for those who have endorsed. */
  readonly follows: readonly Said[];
  /** Empty: nobody asked which packets are touched. */
  readonly packets: readonly Said[];
}

const AS_WRITTEN = prose('No link was opened: links count as they are written.');

export const saidDiff = (diff: LadderDiff, before: Ladder, after: Ladder, touching: Touching | null): SaidDiff => ({
  lead: say`${before.id} ${prose(before.version)} → ${after.id} ${prose(after.version)}`,
  changes: changeLines(diff).map(({ title, lines }) => ({
    title: prose(title),
    lines: lines.map((line) => ({ line, below: [] })),
  })),
  version: versionSentence(diff, before.version, after.version),
  follows: saidFollowing(followUp(diff, before, after)),
  packets: touching === null ? [] : saidPackets(touching),
});

const saidFollowing = ({ title, lines, confirm }: ReturnType<typeof followUp>): Said[] => [
  ...(lines.length === 0 ? [] : [{ title: prose(title), lines: lines.map((line) => ({ line, below: [] })) }]),
  ...(confirm === null ? [] : [{ title: confirm, lines: [] }]),
];

function saidPackets({ judged, touched, notJudged, otherLadder, asWritten }: Touching): Said[] {
  const of = `of ${count(judged, 'packet')}`;
  return [
    {
      title:
        touched.length === 0
          ? prose(`No packet is touched (${of}).`)
          : prose(`Packets that are touched (${touched.length} ${of})`),
      lines: touched.map((one) => ({
        line: one.candidate === null ? say`${one.path}` : say`${one.candidate} (${one.path})`,
        below: touchedLines(one),
      })),
    },
    ...(notJudged.length === 0
      ? []
      : [
          {
            title: prose(`Not judged, so nothing is known about them (${notJudged.length})`),
            lines: notJudged.map(({ path, why }) => ({ line: say`${path}`, below: [why] })),
          },
        ]),
    ...(otherLadder.length === 0
      ? []
      : [{ title: prose(`Written for another ladder: ${count(otherLadder.length, 'packet')}.`), lines: [] }]),
    ...(asWritten && touched.length > 0 ? [{ title: AS_WRITTEN, lines: [] }] : []),
  ];
}
