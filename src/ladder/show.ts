/** A ladder as a person or a program reads it. Pure; only the command line imports it. */
import type { BlockContent, List, ListItem, PhrasingContent, RootContent } from 'mdast';
import { code, terminal, text, toMarkdown, words } from '../report/escape.ts';
import { paint, wrap, type Style } from '../report/terminal.ts';
import type { Rubric, SponsorsRule } from '../rubric/rubric.ts';
import { durationWords } from '../time.ts';
import { plain } from '../words.ts';
import type { Criterion, Ladder, Level, Promotion } from './ladder.ts';
import { decideText, evidenceWords, includesText, outline, saysItself, type Only } from './outline.ts';

/** The longest text of a ladder that is shown in one piece, in characters. */
const LONGEST = 20_000;

/** The resolved ladder as one JSON object (design, section 9). What the format does not carry yet is an empty list. */
export function showJson(ladder: Ladder): Readonly<Record<string, unknown>> {
  const { id, version, title, digest, scopes, roles, levels, tracks, areas, competencies } = ladder;
  return {
    schema: 1, id, version, title, digest, scopes, roles, levels, tracks, areas, competencies,
    criteria: ladder.criteria.map((criterion) => ({
      id: criterion.id,
      competency: criterion.competency,
      promotion: criterion.promotion,
      level: criterion.level,
      group: null,
      bucket: null,
      facets: [],
      strength: criterion.strength,
      text: criterion.text,
      guidance: criterion.guidance,
      aliases: criterion.aliases,
      tracks: criterion.tracks,
      from: criterion.from,
      rubric: asWritten(criterion.rubric),
      digest: criterion.digest,
    })),
    promotions: ladder.promotions.map((promotion) => ({
      ...promotion,
      gates: ladder.criteria.filter((criterion) => criterion.promotion === promotion.id).map((criterion) => criterion.id),
    })),
    groups: [], maxims: [], pitfalls: [], notAbout: [], about: [], barriers: [], scales: [], phrasings: [],
  };
}

/** A rubric as an owner writes it: read again, it is the same. */
function asWritten({ within, metric, sustained, 'time-in-level': time, sponsors, ...rest }: Rubric): Readonly<Record<string, unknown>> {
  const months = (n: number): string => durationWords({ months: n });
  return {
    ...rest,
    ...(within && { within: durationWords(within) }),
    ...(metric && { metric: metric.unit === null ? true : { unit: metric.unit } }),
    ...(sustained && { sustained: { span: months(sustained.span), points: sustained.points, ...(sustained.gap !== null && { gap: months(sustained.gap) }) } }),
    ...(time && { 'time-in-level': durationWords(time) }),
    ...(sponsors && { sponsors: sponsorsWritten(sponsors) }),
  };
}

const sponsorsWritten = ({ min, level, teams, not }: SponsorsRule): Readonly<Record<string, unknown>> => ({
  min, ...(level !== null && { level }), ...(teams !== null && { teams }), ...(not.length > 0 && { not }),
});

const stepOf = ({ from, to, track }: Promotion): string => `${from} → ${to}${track === null ? '' : ` (${track})`}`;

/** What a criterion is beside its text: strength, tracks, the day from which it holds. */
const marksOf = ({ strength, tracks, from }: Criterion): string[] => [strength, ...(tracks.length > 0 ? [`only ${tracks.join(', ')}`] : []), ...(from === null ? [] : [`from ${from}`])];

/** Lines of text for a terminal, at most `width` columns where words allow. Guidance is shown when one level is. */
export function showText(ladder: Ladder, options: Only & { readonly colour: boolean; readonly width: number }): string {
  const { tracks, levels, promotions, sections } = outline(ladder, options);
  const lines: string[] = [];
  const put = (indent: number, line: string, style: Style = 'plain'): void => {
    const pad = ' '.repeat(indent);
    for (const part of wrap(terminal(line), Math.max(20, options.width - indent))) lines.push(pad + (options.colour ? paint(part, style) : part));
  };
  const heading = (title: string): void => {
    lines.push('');
    put(0, title, 'bold');
  };
  const criterion = (own: Criterion, indent: number): void => {
    put(indent, [own.id, ...marksOf(own)].join(' · '), 'dim');
    put(indent + 2, own.text);
    if (!saysItself(own)) put(indent + 2, `Evidence: ${plain(evidenceWords(own))}.`, 'dim');
    if (options.level !== undefined && own.guidance !== null) for (const paragraph of paragraphs(own.guidance)) put(indent + 2, paragraph, 'dim');
  };

  put(0, `${ladder.title} (${ladder.id} ${ladder.version})`, 'bold');
  heading('Tracks');
  for (const { id, title, levels: on } of tracks) put(2, `${title === id ? id : `${title} (${id})`}: ${on.join(' → ')}`);
  heading('Levels');
  for (const level of levels) put(2, [level.id, ...level.titles, ...(includesText(level) === '' ? [] : [includesText(level)])].join(' · '));
  heading('Promotions');
  for (const { promotion, gates } of promotions) {
    put(2, `${stepOf(promotion)}: ${decideText(promotion.decide)}`);
    for (const gate of gates) criterion(gate, 4);
  }
  for (const { title, competencies } of sections) {
    heading(title);
    for (const { competency, criteria } of competencies) {
      lines.push('');
      put(2, `${competency.title} (${competency.id})`, 'bold');
      for (const own of criteria) criterion(own, 4);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Paragraphs of guidance, without the marks for bold text, which would only be seen. */
const paragraphs = (long: string): string[] =>
  long.split(/\n[^\S\n]*\n/u).filter((part) => part.trim() !== '').map((part) => part.replace(/\*\*([^*]{1,1000})\*\*/gu, '$1'));

/** The same as Markdown. Everything a ladder says is escaped: it is shown, and only shown. */
export function showMarkdown(ladder: Ladder, only: Only): string {
  const { tracks, levels, promotions, sections } = outline(ladder, only);
  const plainText = (value: string): PhrasingContent => text(value, LONGEST);
  const ours = (value: string): PhrasingContent => ({ type: 'text', value });
  const paragraph = (...children: PhrasingContent[]): BlockContent => ({ type: 'paragraph', children });
  const heading = (depth: 1 | 2 | 3, title: string): RootContent => ({ type: 'heading', depth, children: [plainText(title)] });
  const list = (items: readonly (readonly BlockContent[])[]): List => ({
    type: 'list', ordered: false, spread: false,
    children: items.map((children): ListItem => ({ type: 'listItem', spread: false, children: [...children] })),
  });
  const strong = (value: string): PhrasingContent => ({ type: 'strong', children: [plainText(value)] });
  const criterion = (own: Criterion): BlockContent[] => [
    paragraph(strong(own.level), ours(' '), code(own.id), ours(', '), plainText(marksOf(own).join(', ')), ours(': '), plainText(own.text)),
    ...(saysItself(own) ? [] : [list([[paragraph(ours('Evidence: '), ...words(evidenceWords(own)))]])]),
    ...(only.level !== undefined && own.guidance !== null ? paragraphs(own.guidance).map((part) => paragraph(plainText(part))) : []),
  ];

  const steps = promotions.map(({ promotion, gates }): BlockContent[] => {
    const step = paragraph(strong(stepOf(promotion)), ours(`: ${decideText(promotion.decide)}`));
    return gates.length === 0 ? [step] : [step, list(gates.map(criterion))];
  });
  const levelLine = (level: Level): BlockContent => paragraph(strong(level.id), ...[...level.titles, includesText(level)].flatMap((part) => (part === '' ? [] : [ours(', '), plainText(part)])));
  const children: RootContent[] = [
    heading(1, ladder.title),
    paragraph(ours('Ladder '), code(ladder.id), ours(', version '), code(ladder.version)),
    heading(2, 'Tracks'),
    list(tracks.map(({ id, title, levels: on }) => [paragraph(strong(title), ...(title === id ? [] : [ours(' '), code(id)]), ours(': '), plainText(on.join(' → ')))])),
    heading(2, 'Levels'),
    list(levels.map((level) => [levelLine(level)])),
  ];
  if (steps.length > 0) children.push(heading(2, 'Promotions'), list(steps));
  for (const { title, competencies } of sections) {
    children.push(heading(2, title));
    for (const { competency, criteria } of competencies) {
      children.push(heading(3, competency.title));
      if (criteria.length > 0) children.push(list(criteria.map(criterion)));
    }
  }
  return toMarkdown({ type: 'root', children });
}
