/** The report as Markdown: the one comment on the pull request, and the job summary. */
import type { Root, RootContent } from 'mdast';
import { byPlace, type Finding } from '../findings/finding.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import { count } from '../text/words.ts';
import { text, toMarkdown } from './escape.ts';
import { legend } from './legend.ts';
import { ignoredFold } from './people.ts';
import { fold, heading, paragraph, phrase, small, table, type Origin } from './nodes.ts';
import type { Report, Snapshot, Source } from './report.ts';
import { errorList } from './errors.ts';
import { DETAILS, type Detail, type SectionOptions } from './options.ts';
import { body as rowsAndFolds, section } from './sections.ts';
import { listed, plainSentence, separated, strong, type Sentence } from './sentence.ts';
import { earlier, MARKER, snapshotLine, snapshotOf } from './snapshot.ts';
import { basis, countsSentence, FOOTER, shortCounts, subject, tally, VERDICT_MARKS, verdictWords } from './wording.ts';

export { renderNotice } from './notice.ts';

/** GitHub's limit for a comment, in characters, hidden lines included. */
export const COMMENT_LIMIT = 65_536;
/** GitHub's limit for the job summary of a step, in bytes of UTF-8. */
export const SUMMARY_LIMIT = 1_048_576;
/** What the run may say above the report, in bytes. */
const SUMMARY_RESERVE = 16_384;
/** From this many packets on, a table comes first and each packet is a fold. */
const MANY = 4;
/** Rows of that table: GitHub lists at most 3,000 changed files. */
const PACKET_ROWS = 100;

export interface CommentOptions {
  /** Null: lines are named, not linked. */
  readonly source: Source | null;
  /** What the comment before said, for "since the last push". */
  readonly previous: Snapshot | null;
  /** `https://github.com`: lines are linked only below it. */
  readonly server: string;
}

/** The comment, hidden lines included: at most 65,536 characters, and what was given up to fit. */
export function renderComment(
  report: Report,
  options: CommentOptions,
): { readonly body: string; readonly dropped: readonly string[] } {
  const { source, previous } = options;
  const data = source === null ? null : snapshotLine(snapshotOf(report, source, previous));
  const head = data === null ? `${MARKER}\n\n` : `${MARKER}\n${data}\n\n`;
  const { markdown, dropped } = fitted(
    report,
    options,
    false,
    (rendered) => head.length + rendered.length <= COMMENT_LIMIT,
  );
  return { body: `${head}${markdown}`, dropped };
}

/** The job summary: as the comment, with every task, item and reference; at most 1 MiB. */
export function renderSummary(report: Report, options: CommentOptions): string {
  return fitted(report, options, true, (rendered) => Buffer.byteLength(rendered) <= SUMMARY_LIMIT - SUMMARY_RESERVE)
    .markdown;
}

/** Renders with all detail, else with as little left out, in the order of `DETAILS`, as makes it fit. */
function fitted(
  report: Report,
  options: CommentOptions,
  full: boolean,
  fits: (markdown: string) => boolean,
): { readonly markdown: string; readonly dropped: readonly Detail[] } {
  const without = (n: number): { readonly markdown: string; readonly dropped: readonly Detail[] } => {
    const dropped = DETAILS.slice(0, n);
    return { markdown: toMarkdown(tree(report, options, full, dropped)).trimEnd(), dropped };
  };
  let best = without(0);
  if (fits(best.markdown)) return best;
  best = without(DETAILS.length);
  // Names in the first lines may be of any length: if even those do not fit, only the verdict is shown.
  if (!fits(best.markdown)) return { markdown: toMarkdown(bare(report)).trimEnd(), dropped: DETAILS };
  let low = 1;
  let high: number = DETAILS.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const tried = without(middle);
    if (fits(tried.markdown)) {
      best = tried;
      high = middle;
    } else low = middle + 1;
  }
  return best;
}

/** When nothing else fits: how many packets have which verdict, and where the report is. */
function bare(report: Report): Root {
  const said = paragraph([text('The report is too long for this place. The job summary or the command line has it.')]);
  return { type: 'root', children: [heading(3, [text(tally(report.packets))]), said, small([text(FOOTER)])] };
}

function tree(
  report: Report,
  { source, previous, server }: CommentOptions,
  full: boolean,
  dropped: readonly Detail[],
): Root {
  const linked = source !== null && source.url.startsWith(`${server}/`) && !dropped.includes('the links to lines');
  const origin: Origin | null = linked ? source : null;
  const section: SectionOptions = {
    origin,
    dropped: new Set(dropped),
    before: source === null ? null : earlier(source.sha, previous),
    full,
    findings: findingsShown(report.packets.length, full),
    home: source?.home ?? null,
    titles: source?.titles === true,
  };
  const note =
    dropped.length === 0
      ? []
      : [
          paragraph([
            text(`Left out to fit GitHub's limit: ${listed(dropped)}.${full ? '' : ' The job summary has more.'}`),
          ]),
        ];
  return {
    type: 'root',
    children: [
      ...fileErrors(report, full),
      ...packets(
        report.packets.filter((packet) => !isHeld(packet, report)),
        section,
      ),
      ...(dropped.includes('the lines for reviewers')
        ? []
        : ignoredFold(report.ignored ?? [], report.refused ?? [], full)),
      ...(dropped.includes('what the marks mean') ? [] : legend(report.packets)),
      ...note,
      small(phrase(footer(report, source), null)),
    ],
  };
}

/** Findings listed of each packet: writing Markdown takes time, so many packets share what one may have. */
const findingsShown = (packets: number, full: boolean): number =>
  full ? Math.max(10, Math.floor(2_000 / Math.max(1, packets))) : Math.max(5, Math.floor(40 / Math.max(1, packets)));

/** Errors of ladders and settings: they come before everything, and no packet is to blame for them. */
function fileErrors(report: Report, full: boolean): RootContent[] {
  const errors = report.findings.filter(isError).sort(byPlace);
  if (errors.length === 0) return [];
  const files = [...new Set(errors.map(({ place }) => place.path))];
  const title: Sentence = [
    `${count(errors.length, 'error')} in `,
    ...separated(
      files.slice(0, 3).map((file) => [{ code: file }]),
      ', ',
    ),
    files.length > 3 ? ` and ${files.length - 3} more` : '',
  ];
  return [
    heading(3, phrase(title, null)),
    paragraph(
      phrase([strong('Next:'), ' whoever owns the ladder and the settings. Candidates have nothing to do.'], null),
    ),
    ...errorList(errors, null, null, full ? 200 : 20),
    ...heldBack(report),
  ];
}

/** Whether nothing can be said about a packet but that a ladder or the settings have errors, which stand above. */
const isHeld = (packet: PacketResult, report: Report): boolean =>
  packet.verdict === 'invalid' &&
  packet.fault !== 'packet' &&
  report.findings.some(isError) &&
  !packet.findings.some(isError);

const isError = ({ severity }: Finding): boolean => severity === 'error';

function heldBack(report: Report): RootContent[] {
  const held = report.packets.filter((packet) => isHeld(packet, report));
  if (held.length === 0) return [];
  const named = separated(
    held.slice(0, 20).map((packet) => subject(packet)),
    '; ',
  );
  const more = held.length > 20 ? `; and ${held.length - 20} more` : '';
  return [
    paragraph(
      phrase(['Not judged until then: ', ...named, `${more}. This says nothing about anyone's evidence.`], null),
    ),
  ];
}

function packets(list: readonly PacketResult[], options: SectionOptions): RootContent[] {
  const [only] = list;
  if (only === undefined) return [];
  if (list.length === 1) return section(only, 3, options);
  const title = heading(3, [text(tally(list))]);
  if (list.length < MANY) return [title, ...list.flatMap((packet) => section(packet, 4, options))];
  const shown = list.slice(0, options.dropped.has('the errors after the first few') ? MANY : PACKET_ROWS);
  const rows = shown.map((packet) => [
    phrase(subject(packet, false), options.origin),
    phrase(stateOf(packet), options.origin),
  ]);
  const more =
    list.length > shown.length
      ? [
          paragraph([
            text(`${count(list.length - shown.length, 'packet')} more: run the check on the command line for those.`),
          ]),
        ]
      : [];
  const details = options.dropped.has('the rows of each packet')
    ? []
    : shown.flatMap((packet) => packetFold(packet, options));
  return [title, table(['Packet', 'Evidence'], rows), ...more, ...details];
}

/** "Evidence incomplete: 4 open, 1 for a person to judge": what a reader of ten packets looks for. */
function stateOf(packet: PacketResult): Sentence {
  const said = shortCounts(packet);
  return [`${VERDICT_MARKS[packet.verdict]} `, strong(verdictWords(packet)), said === '' ? '' : `: ${said}`];
}

function packetFold(packet: PacketResult, options: SectionOptions): RootContent[] {
  const [, ...inside] = section(packet, 4, options);
  const about = plainSentence(subject(packet));
  return fold(
    `${VERDICT_MARKS[packet.verdict]} ${verdictWords(packet)}`,
    [': ', { name: about }],
    packet.verdict === 'invalid' || rowsAndFolds(packet, options).length > 0
      ? inside
      : [paragraph(phrase(countsSentence(packet), null))],
  );
}

function footer(report: Report, source: Source | null): Sentence {
  const bases = new Map(
    report.packets
      .filter(({ verdict }) => verdict !== 'invalid')
      .map((packet) => [plainSentence(basis(packet)), basis(packet)]),
  );
  const against = separated([...bases.values()].slice(0, 3), '; ');
  const more: Sentence = bases.size > 3 ? [`; and ${bases.size - 3} more`] : [];
  const checked: Sentence = source === null ? ['Checked'] : ['Checked ', { code: source.sha.slice(0, 7) }];
  const ladderAt: Sentence =
    source === null ? [] : ['. Ladder and settings as of ', { code: source.ladderSha.slice(0, 7) }];
  return [...checked, ...(against.length === 0 ? [] : [' against ', ...against]), ...more, ...ladderAt, `. ${FOOTER}`];
}
