import { describe, expect, test } from 'vitest';
import { findPromotion, legalPromotions, requiredCriteria } from '../../src/ladder/graph.ts';
import { plain } from '../../src/text/words.ts';
import { ladderOf, withSections } from './support.ts';

const ladder = ladderOf(
  withSections(`levels:
  - L3
  - { id: L4, title: Senior Engineer, includes: [{ level: L3, as: again }] }
  - { id: L5, title: Staff Engineer, aliases: [Staff], includes: [{ level: L4, as: again }] }
  - { id: L6, includes: [{ level: L5, as: assumed }] }
  - { id: M1, title: Manager }
tracks:
  - { id: ic, title: Individual contributor, levels: [L3, L4, L5, L6] }
  - { id: lead, title: Tech lead, levels: [L3, L4, L5] }
  - { id: management, levels: [M1] }
competencies:
  - id: code
    title: Code
    criteria:
      L3: Writes.
      L4: Owns.
      L5:
        - { id: code.all, text: Leads. }
        - { id: code.ic, text: Builds., tracks: [ic] }
      L6: Shapes.
promotions:
  - { from: L4, to: L6, gates: { forum: Heard. } }
  - { from: L4, to: L5, track: lead, gates: { panel: Met. } }`),
);

const find = (from: string, to: string, track: string | null = null) => findPromotion(ladder, { from, to, track });
/** `reason field: message [near] [legal]`. */
const refused = (from: string, to: string, track: string | null = null): string => {
  const found = find(from, to, track);
  if (found.found) throw new Error(`found ${found.promotion.id}`);
  return `${found.reason} ${found.field}: ${plain(found.message)} [${found.near.join()}] [${found.legal.map(({ id }) => id).join()}]`;
};

describe('promotions of a ladder', () => {
  test('neighbours imply one; what is declared takes its place on its track', () => {
    expect(legalPromotions(ladder).map(({ id, track, declared }) => `${id} ${track ?? 'any'} ${declared}`)).toEqual([
      'L3-L4 any false',
      'ic.L4-L5 ic false',
      'L5-L6 any false',
      'L4-L5 lead true',
      'L4-L6 any true',
    ]);
  });
  test('from one level', () => {
    expect(legalPromotions(ladder, 'L4').map(({ id }) => id)).toEqual(['ic.L4-L5', 'L4-L5', 'L4-L6']);
    expect(legalPromotions(ladder, 'L6')).toEqual([]);
  });
});

describe('finding the promotion of a packet', () => {
  test.each([
    ['L5', 'L6', null, 'L5-L6', 'ic'],
    ['L4', 'L5', 'ic', 'ic.L4-L5', 'ic'],
    ['L4', 'L5', 'lead', 'L4-L5', 'lead'],
    ['L4', 'L6', null, 'L4-L6', 'ic'],
    ['senior engineer', 'staff', 'Tech Lead', 'L4-L5', 'lead'],
    ['l5', 'L6', 'individual contributor', 'L5-L6', 'ic'],
  ])('%s to %s on %s', (from, to, track, id, on) => {
    expect(find(from, to, track)).toMatchObject({ found: true, promotion: { id }, track: on });
  });
  test.each([
    [
      'unknown level',
      refused('L4', 'L66', 'ic'),
      'unknown-level to: The ladder has no level `L66` [L6] [ic.L4-L5,L4-L5,L4-L6]',
    ],
    [
      'unknown start',
      refused('Snior Engineer', 'L5'),
      'unknown-level from: The ladder has no level `Snior Engineer` [Senior Engineer,Staff Engineer] [L3-L4,ic.L4-L5,L5-L6,L4-L5,L4-L6]',
    ],
    [
      'unknown track',
      refused('L4', 'L5', 'leed'),
      'unknown-track track: The ladder has no track `leed` [lead] [L3-L4,ic.L4-L5,L5-L6,L4-L5,L4-L6]',
    ],
    [
      'not on the track',
      refused('L5', 'L6', 'lead'),
      'not-on-track to: Level `L6` is not on track `lead`, which has `L3`, `L4` or `L5` [] []',
    ],
    ['no track in common', refused('L5', 'M1'), 'not-on-track to: No track has both `L5` and `M1` [] [L5-L6]'],
    ['downwards', refused('L5', 'L4', 'ic'), 'not-above to: `L4` is not above `L5` [] [L5-L6]'],
    [
      'the same level',
      refused('L5', 'L5', 'ic'),
      'not-above to: `L5` is the level to start from, not a level above it [] [L5-L6]',
    ],
    [
      'a skip that is not declared',
      refused('L3', 'L5', 'ic'),
      'skip to: From `L3` to `L5` skips a level, and the ladder does not declare that step [] [L3-L4]',
    ],
    [
      'several tracks',
      refused('L3', 'L4'),
      'ambiguous-track track: `L3` to `L4` is a step of several tracks: `ic` or `lead`. Say which one with `track:` [] [L3-L4]',
    ],
  ])('refuses: %s', (_, found, expected) => {
    expect(found).toBe(expected);
  });
  test('a title that two levels share names neither', () => {
    const shared = ladderOf(withSections('levels: [{ id: L4, title: Engineer }, { id: L5, title: Engineer }, L6]'));
    expect(findPromotion(shared, { from: 'Engineer', to: 'L6', track: null })).toMatchObject({
      found: false,
      reason: 'unknown-level',
    });
  });
});

describe('required criteria', () => {
  const required = (from: string, to: string, track: string): string[] => {
    const found = find(from, to, track);
    if (!found.found) throw new Error('no promotion');
    return requiredCriteria(ladder, found.promotion, found.track).map(({ id }) => id);
  };
  test("the target level's on the track, and lower levels' as far down as the ladder says again", () => {
    expect(required('L4', 'L5', 'ic')).toEqual(['code.L3', 'code.L4', 'code.all', 'code.ic']);
    expect(required('L3', 'L4', 'ic')).toEqual(['code.L3', 'code.L4']);
  });
  test('those of other tracks are left out, and the gates of the promotion come in', () => {
    expect(required('L4', 'L5', 'lead')).toEqual(['code.L3', 'code.L4', 'code.all', 'L4-L5.panel']);
  });
  test('what is assumed is not asked for', () => {
    expect(required('L4', 'L6', 'ic')).toEqual(['code.L6', 'L4-L6.forum']);
    expect(required('L5', 'L6', 'ic')).toEqual(['code.L6']);
  });
});

describe('a step and a switch between the same levels', () => {
  const both = ladderOf(
    withSections(`levels: [L4, L5]
tracks: [{ id: ic, levels: [L4, L5] }, { id: management, levels: [L4, L5] }]
promotions: [{ from: L4, to: L5, track: management, kind: switch, gates: { panel: Heard. } }]`),
  );
  test.each([
    ['ic', 'step on ic'],
    ['management', 'switch on management'],
  ])('%s', (track, expected) => {
    const found = findPromotion(both, { from: 'L4', to: 'L5', track });
    expect(found.found && `${found.promotion.kind} on ${found.track}`).toBe(expected);
  });
  test('without a track nobody can tell', () => {
    const found = findPromotion(both, { from: 'L4', to: 'L5', track: null });
    expect(found.found ? 'found' : plain(found.message)).toBe(
      '`L4` to `L5` is a step on `ic` and a switch to another track. Say which one with `track:`',
    );
  });
});
