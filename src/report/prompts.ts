/** The ladder's questions for reviewers. They are shown, and never applied to a person. */
import type { Note } from '../ladder/ladder.ts';
import type { CriterionResult, PacketResult } from '../rubric/assessment.ts';
import { namedBy } from './wording.ts';

/**
 * Prompts for one criterion that a person judges: its own, else what it says or, where there is room, means; and its
 * parts. Not what its row is named by already.
 */
export function promptsOf(packet: PacketResult, result: CriterionResult, room: boolean): readonly string[] {
  const { prompts, guidance, text, facets } = result.criterion;
  const named = namedBy(packet, result);
  const said = room && guidance !== null ? [guidance] : named === 'text' || named === 'text and parts' ? [] : [text];
  const own = prompts.length > 0 ? prompts.slice(0, 2) : said;
  return [...own, ...(facets.length === 0 || named === 'text and parts' ? [] : [facets.join(' · ')])].filter(
    (prompt) => prompt.trim() !== '',
  );
}

/** The most reminders of one kind. */
const FEW = 4;

/**
 * What the ladder says about the level and the competencies that are judged: its sayings, what goes wrong often, what
 * it is not about, and what nobody is asked for.
 */
export function remindersOf(
  packet: PacketResult,
  judged: readonly CriterionResult[],
): readonly { readonly title: string; readonly notes: readonly string[] }[] {
  if (packet.ladder === null) return [];
  const { maxims, pitfalls, notAbout, notRequired } = packet.ladder.notes;
  const competencies = new Set(judged.map(({ criterion }) => criterion.competency));
  const of = (notes: readonly Note[]): string[] =>
    notes
      .filter((note) => (note.competency === null || competencies.has(note.competency)) && isAbout(note, packet))
      .slice(0, FEW)
      .map(({ text }) => text);
  return [
    { title: 'The ladder says', notes: of(maxims) },
    { title: 'What goes wrong often, here and elsewhere', notes: of(pitfalls) },
    { title: 'What this level is not about', notes: of(notAbout) },
    { title: 'Not asked for', notes: of(notRequired) },
  ].filter(({ notes }) => notes.length > 0);
}

/** Whether a note is about the way that the packet takes: the level it leaves or aims at, on its track. */
const isAbout = ({ level, track }: Note, { promotion, header }: PacketResult): boolean =>
  (level === null || level === promotion?.to || level === promotion?.from) &&
  (track === null || track === header.track);
