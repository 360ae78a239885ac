/** A page whose criteria are known, with what it says beside them. */
import type { LevelSeen, Understood } from '../model.ts';
import { graphOf, type Graph } from './graph.ts';
import { Pieces, type Piece } from './pieces.ts';
import { Reader } from './reader.ts';

/** Pure. `source`: the page without its front matter, its lines where they were. */
export function withBeside(found: Understood, source: string): Understood {
  const isChecklist = found.shape === 'checklist';
  const pieces = Pieces.of(source, isChecklist);
  const graph = isChecklist ? graphIn(pieces, found.levels) : null;
  const levels = withGraph(found.levels, graph);
  const { levels: _, ...rest } = found;
  const beside = new Reader({ ...rest, levels, tracks: found.tracks, isChecklist, graph }).read(pieces);
  const { notes, steps, forks, tables } = beside.asides;
  const hasAsides = [notes, steps, forks, tables].some((list) => list.length > 0);
  const tracks = graph?.tracks ?? found.tracks;
  return {
    ...found,
    levels: levels.map((level) => {
      const facts = { ...level.facts, ...beside.facts.get(level.name) };
      return Object.keys(facts).length === 0 ? level : { ...level, facts };
    }),
    ...(tracks !== undefined && { tracks }),
    statements: beside.statements,
    ...(hasAsides && { asides: beside.asides }),
    placed: new Set([...found.placed, ...beside.placed, ...(graph?.placed ?? [])]),
    captions: [...(found.captions ?? []), ...beside.captions, ...(graph?.captions ?? [])],
    notes: [...found.notes, ...beside.notes],
  };
}

const graphIn = (pieces: readonly Piece[], levels: readonly LevelSeen[]): Graph | null =>
  pieces.flatMap((piece) =>
    piece.is === 'graph'
      ? (graphOf(
          piece.lines,
          piece.line,
          levels.map(({ name }) => name),
        ) ?? [])
      : [],
  )[0] ?? null;

/** The levels of a picture: what it says of those that the document describes, and those that it only draws. */
function withGraph(levels: readonly LevelSeen[], graph: Graph | null): readonly LevelSeen[] {
  if (graph === null) return levels;
  return graph.levels.map(({ name, line, experience, pay }): LevelSeen => {
    const known = levels.find((level) => level.name === name);
    return {
      ...(known ?? { name, line }),
      facts: { ...(experience !== null && { experience }), ...(pay !== null && { pay }) },
    };
  });
}
