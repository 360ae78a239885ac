/** The one comment about the ladders that a pull request changes: what changes in meaning, and whom it touches. */
import type { Root, RootContent } from 'mdast';
import type { Finding } from '../../findings/finding.ts';
import { toMarkdown, words } from '../../report/escape.ts';
import { bullets, heading, paragraph } from '../../report/nodes.ts';
import { LADDER_MARKER } from '../../report/snapshot.ts';
import { count, prose, say, type Words } from '../../text/words.ts';
import type { Ladder } from '../ladder.ts';
import type { LadderDiff } from './diff.ts';
import { changeLines, followUp, versionSentence } from './text.ts';
import type { Touching } from './touched.ts';

/** What becomes of one ladder file. */
export type LadderFile =
  | {
      readonly path: string;
      readonly is: 'removed';
      /** Whether the settings name it. */
      readonly listed: boolean;
      /** Open packets that are written for it; null: that is not known. */
      readonly open: Written | null;
    }
  /** It cannot be used as it is at the head. */
  | { readonly path: string; readonly is: 'broken'; readonly findings: readonly Finding[] }
  /** `before` null: it cannot be used on the default branch, or is not there. */
  | {
      readonly path: string;
      readonly is: 'read';
      readonly before: Ladder | null;
      readonly after: Ladder;
      readonly diff: LadderDiff | null;
      readonly findings: readonly Finding[];
      /** Where it was before, and whether it is looked for where it is now; null: it did not move. */
      readonly moved: { readonly from: string; readonly found: boolean } | null;
      /** Of a new ladder: open packets that name none; null: that is not known. */
      readonly unnamed: Written | null;
      /** Null: the open packets could not be read. */
      readonly touching: OpenPackets | null;
      readonly examples: ExamplesRead;
    }
  /** The ladder stays, and examples beside it change. */
  | { readonly path: string; readonly is: 'same'; readonly examples: ExamplesRead };

/** Packets beside a ladder, with what its owner expects of them. */
export interface Examples {
  readonly tried: number;
  readonly asExpected: number;
  /** What is not as expected, on the lines that say so, and what could not be tried. */
  readonly findings: readonly Finding[];
  /** So many more were not tried. */
  readonly left: number;
}

/** Null: there are none. */
type ExamplesRead = Examples | 'unread' | null;

/** How many of the packets in other open pull requests are so. */
export interface Written {
  readonly many: number;
  readonly of: number;
  /** So many of them could not be read. */
  readonly unread: number;
  /** Not all of them were looked at. */
  readonly more: boolean;
}

/** Packets in other open pull requests. */
export interface OpenPackets extends Touching {
  readonly pulls: number;
  /** Not all of them were looked at. */
  readonly more: boolean;
}

/** GitHub takes 65,536 characters. */
const MOST = 60_000;
/** So many lines of each kind of change, tried in this order until the comment fits. */
const LINES = [40, 15, 5, 1, 0] as const;

/**
 * The body of the comment, its marker included.
 * @param files null: no ladder is changed any more
 */
export function ladderComment(files: readonly LadderFile[] | null): string {
  for (const most of LINES) {
    const body = bodyOf(files, most);
    if (body.length <= MOST) return body;
  }
  return bodyOf(
    null,
    0,
    say`${count(files?.length ?? 0, 'ladder')} change, and what changes does not fit in a comment: ${'readiness ladder diff'} says it.`,
  );
}

const NONE = prose('This pull request no longer changes a ladder.');

function bodyOf(files: readonly LadderFile[] | null, most: number, none: Words = NONE): string {
  const root: Root = {
    type: 'root',
    children: [
      heading(3, words(prose('What this changes in the ladder'))),
      ...(files === null ? [paragraph(words(none))] : files.flatMap((file) => section(file, most))),
    ],
  };
  return `${LADDER_MARKER}\n\n${toMarkdown(root).trimEnd()}`;
}

function section(file: LadderFile, most: number): RootContent[] {
  const head = heading(4, words(say`${file.path}`));
  switch (file.is) {
    case 'removed':
      return [
        head,
        paragraph(words(prose('The ladder is removed. Packets that name it can be judged no more.'))),
        ...(file.open === null
          ? [paragraph(words(prose(UNREAD)))]
          : [paragraph(words(prose(`Open packets that are written for it: ${written(file.open)}.`)))]),
        ...(file.listed
          ? [
              paragraph(
                words(say`The settings name it: take it out of ${'ladders'} there, or no packet can be judged at all.`),
              ),
            ]
          : []),
      ];
    case 'broken':
      return [
        head,
        paragraph(
          words(
            say`It cannot be used as it is here (${linted(file.findings)}): the annotations on its lines say why. Nothing is compared.`,
          ),
        ),
      ];
    case 'read':
      return [head, ...readSection(file, most), ...exampleSection(file.examples, most)];
    case 'same':
      return [
        head,
        paragraph(words(prose('The ladder stays as it is; what lies beside it changes.'))),
        ...exampleSection(file.examples, most),
      ];
  }
}

function readSection(file: Extract<LadderFile, { readonly is: 'read' }>, most: number): RootContent[] {
  const { before, after, diff, findings, touching, path, moved, unnamed } = file;
  const lint =
    findings.length === 0 ? [] : [paragraph(words(say`Lint: ${linted(findings)}, on the lines of the file.`))];
  if (before === null || diff === null) {
    const counts = `${count(after.levels.length, 'level')}, ${count(after.criteria.length, 'criterion', 'criteria')}`;
    return [
      ...movedSection(moved),
      paragraph(
        words(
          say`There is nothing on the default branch to compare it with: it is read as a new ladder, ${after.id} ${prose(after.version)} (${prose(counts)}).`,
        ),
      ),
      ...(unnamed !== null && unnamed.many > 0
        ? [
            paragraph(
              words(
                say`Open packets that name no ladder: ${prose(written(unnamed))}. Where there is more than one ladder, they cannot be judged until they say ${'ladder:'}.`,
              ),
            ),
          ]
        : []),
      ...lint,
    ];
  }
  return [
    ...movedSection(moved),
    paragraph(words(versionSentence(diff, before.version, after.version))),
    ...changeLines(diff).flatMap(({ title, lines }): RootContent[] => {
      const left = lines.length - most;
      const shown = lines.slice(0, most).map((line) => [paragraph(words(line))]);
      const rest =
        left > 0
          ? [
              [
                paragraph(
                  words(
                    say`and ${left} more: ${`readiness ladder diff REF:${moved?.from ?? path} ${path}`} lists them.`,
                  ),
                ),
              ],
            ]
          : [];
      return [paragraph(words(prose(`${title}:`))), bullets([...shown, ...rest])];
    }),
    ...followSection(followUp(diff, before, after), most),
    ...touched(touching).map((line) => paragraph(words(line))),
    ...lint,
  ];
}

function followSection({ title, lines, confirm }: ReturnType<typeof followUp>, most: number): RootContent[] {
  const left = lines.length - most;
  const shown = lines.slice(0, most).map((line) => [paragraph(words(line))]);
  const rest = left > 0 ? [[paragraph(words(say`and ${left} more: ${'readiness ladder diff'} lists them.`))]] : [];
  return [
    ...(lines.length === 0 ? [] : [paragraph(words(prose(`${title}:`))), bullets([...shown, ...rest])]),
    ...(confirm === null ? [] : [paragraph(words(confirm))]),
  ];
}

function movedSection(moved: Extract<LadderFile, { readonly is: 'read' }>['moved']): RootContent[] {
  if (moved === null) return [];
  const missed = moved.found
    ? []
    : [
        paragraph(
          words(
            say`No ladder is looked for here: name this path under ${'ladders'} in the settings, or packets have no ladder once this is merged.`,
          ),
        ),
      ];
  return [paragraph(words(say`It was at ${moved.from}.`)), ...missed];
}

/** "3 of 10", and what is not known about it. */
const written = ({ many, of, unread, more }: Written): string =>
  `${more ? 'at least ' : ''}${many} of ${of}${unread === 0 ? '' : ` (${unread} could not be read)`}`;

const UNREAD = 'The open packets could not be read, so nothing is known about whom this touches. Run the job again.';

/** How many examples come out as their owner expects, and those that do not. */
function exampleSection(examples: ExamplesRead, most: number): RootContent[] {
  if (examples === null) return [];
  if (examples === 'unread')
    return [
      paragraph(
        words(
          prose(
            'The examples beside it could not be read, so nothing says that they come out as expected. Run the job again.',
          ),
        ),
      ),
    ];
  const { tried, asExpected, findings, left } = examples;
  const shown = findings
    .slice(0, most)
    .map(({ place, message, fix }) => [paragraph(words(say`${place.path}, line ${place.line}: ${message} ${fix}`))]);
  const hidden = findings.length - shown.length;
  const rest = hidden > 0 ? [[paragraph(words(say`and ${hidden} more: ${'readiness ladder test'} lists them.`))]] : [];
  return [
    paragraph(
      words([
        `Examples: ${asExpected} of ${tried} ${asExpected === 1 && tried === 1 ? 'comes' : 'come'} out as expected${asExpected < tried ? ':' : '.'}`,
        ...(left > 0 ? say` There are ${left} more, which were not tried: ${'readiness ladder test'} tries all.` : []),
      ]),
    ),
    ...(findings.length === 0 ? [] : [bullets([...shown, ...rest])]),
  ];
}

/** "1 error, 2 warnings". */
function linted(findings: readonly Finding[]): Words {
  const parts = (['error', 'warning', 'notice'] as const).flatMap((severity) => {
    const own = findings.filter((one) => one.severity === severity).length;
    return own === 0 ? [] : [count(own, severity)];
  });
  return prose(parts.join(', '));
}

/** How many packets it touches: their names are for those who look, not for everyone who follows the ladder. */
function touched(open: OpenPackets | null): readonly Words[] {
  if (open === null) return [prose(UNREAD)];
  const all = open.judged + open.notJudged.length + open.otherLadder.length;
  if (all === 0)
    return [
      prose(
        open.more
          ? 'No open packet was found in those that were looked at; there are more.'
          : 'There is no open packet.',
      ),
    ];
  const kinds: readonly (readonly [number, string, string])[] = [
    [
      open.touched.filter(({ gains }) => gains.length > 0).length,
      'are asked for criteria that are new to them',
      'is asked for criteria that are new to it',
    ],
    [
      open.touched.filter(({ loses }) => loses.length > 0).length,
      'are asked no more for some criteria',
      'is asked no more for some criteria',
    ],
    [
      open.touched.filter(({ states, verdict }) => states.length > 0 || verdict.before !== verdict.after).length,
      'come out otherwise',
      'comes out otherwise',
    ],
    [
      open.touched.filter(({ outdated }) => outdated.length > 0).length,
      'claim what a former text said',
      'claims what a former text said',
    ],
  ];
  const told = kinds.flatMap(([own, several, one]) => (own === 0 ? [] : [`${own} ${own === 1 ? one : several}`]));
  return [
    prose(
      `Open packets that this touches: ${open.more ? 'at least ' : ''}${open.touched.length} of ${open.judged} (in ${count(open.pulls, 'pull request')}), judged as they are written${told.length === 0 ? '' : `. Of these ${told.join('; ')}`}.`,
    ),
    ...(open.notJudged.length === 0
      ? []
      : [prose(`Not judged, so nothing is known about them: ${open.notJudged.length}.`)]),
    ...(open.otherLadder.length === 0 ? [] : [prose(`Written for another ladder: ${open.otherLadder.length}.`)]),
    ...(open.more ? [prose('There are more open pull requests or packets than were looked at.')] : []),
  ];
}
