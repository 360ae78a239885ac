/** What the shape of a ladder file cannot say: that every name is declared, once, and that every rubric can fail. */
import { finding } from '../findings/catalogue.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { Named } from '../findings/ladder.ts';
import { fold } from '../rubric/scale.ts';
import { near, normalise } from '../suggest.ts';
import { isEmpty } from './inherit.ts';
import type { Ladder } from './ladder.ts';
import { areaNamed, areasOf, levelId, writtenCriteria } from './resolve.ts';
import type { LadderFile, WrittenRubric } from './schema.ts';

type Keys = readonly PropertyKey[];
type PlaceOf = (keyPath: Keys, part?: 'key' | 'value') => Place;

/** Every problem of the file, in no order. `ladder` is the same file resolved. */
export function checkLadder(file: LadderFile, ladder: Ladder, placeOf: PlaceOf): Finding[] {
  return [...repeatedNames(file, placeOf), ...unknownNames(file, placeOf), ...brokenOrder(file, ladder, placeOf), ...criteriaProblems(file, ladder, placeOf)];
}

/** Names of one sort of thing: the first owner of each is remembered, a second is a problem. */
class Names {
  readonly findings: Finding[] = [];
  private readonly what: Named;
  private readonly owners = new Map<string, { readonly owner: string; readonly place: Place }>();

  constructor(what: Named) {
    this.what = what;
  }

  id(id: string, place: Place): void {
    const first = this.owners.get(`id ${id}`);
    if (first === undefined) this.owners.set(`id ${id}`, { owner: id, place });
    else this.findings.push(finding('ladder-duplicate-id', place, { what: this.what, id, line: first.place.line }));
  }

  /** A name by which packets may call `owner`; nothing else may have it. */
  name(name: string, owner: string, place: Place): void {
    const key = normalise(name);
    const first = this.owners.get(key);
    if (first === undefined) this.owners.set(key, { owner, place });
    else if (first.owner !== owner) this.findings.push(finding('ladder-name-taken', place, { what: this.what, name, owner: first.owner, line: first.place.line }));
  }
}

function repeatedNames(file: LadderFile, placeOf: PlaceOf): Finding[] {
  const levels = new Names('level');
  file.levels.forEach((level, index) => {
    const keys = ['levels', index];
    const id = levelId(level);
    const place = placeOf(typeof level === 'string' ? keys : [...keys, 'id']);
    levels.id(id, place);
    levels.name(id, id, place);
    if (typeof level !== 'string') level.aliases?.forEach((alias, position) => levels.name(alias, id, placeOf([...keys, 'aliases', position])));
  });

  const tracks = new Names('track');
  file.tracks.forEach(({ id }, index) => tracks.id(id, placeOf(['tracks', index, 'id'])));

  const areas = new Names('area');
  file.areas?.forEach(({ id, title }, index) => {
    areas.id(id, placeOf(['areas', index, 'id']));
    areas.name(title, id, placeOf(['areas', index, 'title']));
  });

  const competencies = new Names('competency');
  file.competencies.forEach(({ id, title, aliases }, index) => {
    const keys = ['competencies', index];
    competencies.id(id, placeOf([...keys, 'id']));
    competencies.name(id, id, placeOf([...keys, 'id']));
    competencies.name(title, id, placeOf([...keys, 'title']));
    aliases?.forEach((alias, position) => competencies.name(alias, id, placeOf([...keys, 'aliases', position])));
  });

  const promotions = new Names('promotion');
  file.promotions?.forEach(({ from, to, track }, index) => promotions.id(`${track === undefined ? '' : `${track}.`}${from}-${to}`, placeOf(['promotions', index])));
  return [levels, tracks, areas, competencies, promotions].flatMap((names) => names.findings);
}

function unknownNames(file: LadderFile, placeOf: PlaceOf): Finding[] {
  const findings: Finding[] = [];
  const levels = file.levels.map(levelId);
  const tracks = file.tracks.map(({ id }) => id);
  const areas = areasOf(file);
  const level = (found: string, keys: Keys, part: 'key' | 'value' = 'value'): void => {
    if (!levels.includes(found)) findings.push(finding('ladder-level-unknown', placeOf(keys, part), { found, known: levels, near: near(found, levels) }));
  };
  const track = (found: string | undefined, keys: Keys): void => {
    if (found !== undefined && !tracks.includes(found)) findings.push(finding('ladder-track-unknown', placeOf(keys), { found, known: tracks, near: near(found, tracks) }));
  };
  const onList = (code: 'ladder-scope-unknown' | 'ladder-role-unknown', found: string, known: readonly string[], place: Place): void => {
    if (!known.some((word) => fold(word) === fold(found))) findings.push(finding(code, place, { found, known, near: near(found, known) }));
  };
  const rubric = (written: WrittenRubric | undefined, keys: Keys): void => {
    if (typeof written?.scope === 'string') onList('ladder-scope-unknown', written.scope, file.scopes ?? [], placeOf([...keys, 'scope']));
    if (Array.isArray(written?.role)) written.role.forEach((role: string, index) => onList('ladder-role-unknown', role, file.roles ?? [], placeOf([...keys, 'role', index])));
    if (typeof written?.sponsors === 'object' && written.sponsors.level !== null) level(written.sponsors.level, [...keys, 'sponsors', 'level']);
  };

  rubric(file.rubric, ['rubric']);
  file.areas?.forEach((area, index) => rubric(area.rubric, ['areas', index, 'rubric']));
  file.levels.forEach((written, index) => {
    if (typeof written === 'string') return;
    rubric(written.rubric, ['levels', index, 'rubric']);
    written.includes?.forEach((included, position) => level(included.level, ['levels', index, 'includes', position, 'level']));
  });
  file.tracks.forEach(({ levels }, index) => levels.forEach((found, position) => level(found, ['tracks', index, 'levels', position])));
  file.competencies.forEach((competency, index) => {
    rubric(competency.rubric, ['competencies', index, 'rubric']);
    Object.keys(competency.criteria ?? {}).forEach((found) => level(found, ['competencies', index, 'criteria', found], 'key'));
    if (competency.area !== undefined && areaNamed(competency.area, areas) === null) {
      const ids = areas.map(({ id }) => id);
      const close = near(competency.area, ids, 1);
      findings.push(finding('ladder-area-unknown', placeOf(['competencies', index, 'area']), { found: competency.area, known: ids, near: close.length > 0 ? close : near(competency.area, areas.map(({ title }) => title), 1) }));
    }
  });
  for (const { written, keys } of writtenCriteria(file, placeOf)) {
    rubric(written.rubric, [...keys, 'rubric']);
    written.tracks?.forEach((found, position) => track(found, [...keys, 'tracks', position]));
  }
  file.promotions?.forEach((promotion, index) => {
    const keys = ['promotions', index];
    level(promotion.from, [...keys, 'from']);
    level(promotion.to, [...keys, 'to']);
    track(promotion.track, [...keys, 'track']);
    for (const [name, gate] of Object.entries(promotion.gates ?? {})) {
      rubric(gate?.rubric, [...keys, 'gates', name, 'rubric']);
      if (gate?.asks?.sponsors !== undefined && gate.asks.sponsors.level !== null) level(gate.asks.sponsors.level, [...keys, 'gates', name, 'level']);
    }
  });
  return findings;
}

function brokenOrder(file: LadderFile, ladder: Ladder, placeOf: PlaceOf): Finding[] {
  const findings: Finding[] = [];
  file.tracks.forEach(({ id, levels }, index) => {
    levels.forEach((level, position) => {
      if (levels.indexOf(level) < position) findings.push(finding('ladder-track-repeats', placeOf(['tracks', index, 'levels', position]), { level, track: id }));
    });
  });
  file.promotions?.forEach(({ from, to, track }, index) => {
    // Undeclared names are reported as such; their order says nothing.
    const known = [from, to].every((id) => ladder.levels.some((level) => level.id === id)) && (track === undefined || ladder.tracks.some(({ id }) => id === track));
    const candidates = ladder.tracks.filter(({ id }) => track === undefined || id === track);
    if (known && !candidates.some(({ levels }) => levels.includes(from) && levels.indexOf(from) < levels.indexOf(to))) {
      findings.push(finding('ladder-promotion-order', placeOf(['promotions', index]), { from, to, track: track ?? null }));
    }
  });
  const included = new Map(ladder.levels.map(({ id, includes }) => [id, includes.map(({ level }) => level)]));
  file.levels.forEach((level, index) => {
    if (typeof level === 'string') return;
    level.includes?.forEach(({ level: lower }, position) => {
      if (reaches(included, lower, level.id)) findings.push(finding('ladder-includes-circle', placeOf(['levels', index, 'includes', position]), { level: level.id, included: lower }));
    });
  });
  return findings;
}

/** Whether `from` is `to`, or includes it over any number of steps. */
function reaches(included: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const level of seen) {
    if (level === to) return true;
    for (const next of included.get(level) ?? []) seen.add(next);
  }
  return false;
}

const at = ({ line, column }: Place): string => `${line}:${column}`;

function criteriaProblems(file: LadderFile, ladder: Ladder, placeOf: PlaceOf): Finding[] {
  const findings: Finding[] = [];
  const nameless = new Set<string>();
  const written = writtenCriteria(file, placeOf);
  const sharing = new Map<string, number>();
  for (const { competency, level } of written) sharing.set(`${competency} ${level}`, (sharing.get(`${competency} ${level}`) ?? 0) + 1);
  for (const { written: own, level, competency, place } of written) {
    if (own.id !== undefined || sharing.get(`${competency} ${level}`) === 1) continue;
    nameless.add(at(place));
    findings.push(finding('ladder-criterion-id-missing', place, { competency, level }));
  }
  const names = new Names('criterion');
  // One without an id has been reported; that its stand-in id collides is the same problem.
  for (const { id, place } of ladder.criteria) if (!nameless.has(at(place))) names.id(id, place);
  for (const { id, aliases, place } of ladder.criteria) for (const alias of [id, ...aliases]) names.name(alias, id, place);
  for (const { id, rubric, place } of ladder.criteria) if (isEmpty(rubric)) findings.push(finding('ladder-rubric-empty', place, { id }));
  return [...findings, ...names.findings];
}
