import { describe, expect, test } from 'vitest';
import { noFacts } from '../../src/evidence/facts.ts';
import { plain } from '../../src/text/words.ts';
import { lacks, phase, states } from './phase.ts';

const { shown, ofCompetencies, inGroup, find, check, lineWith } = phase('staff-principal');

describe('what the source says', () => {
  test('one level, five titles, and a level before it that is not described', () => {
    expect(shown.levels).toHaveLength(1);
    expect(shown.levels[0]?.id).toBe('Phase 6');
    expect(shown.levels[0]?.titles).toHaveLength(5);
    expect(shown.levels[0]?.requires).toEqual(['Senior Engineer']);
    expect(shown.tracks.map(({ levels }) => levels)).toEqual([['Phase 6']]);
    expect(shown.promotions).toMatchObject([{ from: 'Senior Engineer', to: 'Phase 6', gates: [] }]);
  });

  test('11 competencies, A to K, and 39 criteria of them', () => {
    expect(shown.competencies).toHaveLength(11);
    expect(shown.competencies.map(({ aliases }) => aliases[0]?.charAt(0)).join('')).toBe('ABCDEFGHIJK');
    expect(shown.competencies.filter(({ title, aliases }) => aliases[0]?.slice(3) !== title)).toEqual([]);
    expect(ofCompetencies).toHaveLength(39);
    expect(
      shown.competencies.map(({ id }) => ofCompetencies.filter(({ competency }) => competency === id).length),
    ).toEqual([3, 4, 4, 4, 3, 4, 3, 4, 4, 3, 3]);
    expect(shown.criteria).toHaveLength(39 + 5 + 5);
    expect(
      new Set(shown.criteria.map(({ level, strength, promotion }) => `${level} ${strength} ${promotion}`)),
    ).toEqual(new Set(['Phase 6 should null', 'Phase 6 must null']));
  });

  test('ids are unique and begin with what they belong to', () => {
    expect(new Set(shown.criteria.map(({ id }) => id)).size).toBe(shown.criteria.length);
    expect(shown.criteria.filter(({ id, competency, group }) => !id.startsWith(`${competency ?? group}.`))).toEqual([]);
  });

  test('32 facets on 10 criteria', () => {
    const facets = shown.criteria.flatMap((criterion) =>
      criterion.facets.length > 0 ? [criterion.facets.length] : [],
    );
    expect(facets).toHaveLength(10);
    expect(facets.reduce((sum, n) => sum + n, 0)).toBe(32);
  });

  test('a capstone, one of five: a threshold of 10 teams, and one of money that the owner has to set', () => {
    expect(shown.groups.map(({ id, rule, level, of }) => `${id} ${rule} ${level} ${of.length}`)).toEqual([
      'capstone any Phase 6 5',
      'exit all Phase 6 5',
    ]);
    expect(inGroup('capstone')).toHaveLength(5);
    expect(find('capstone.platform')).toMatchObject({
      text: 'Platform redesign serving 10+ teams',
      rubric: { count: { min: 10, of: 'teams' } },
    });
    expect(find('capstone.cost')).toMatchObject({
      text: 'Cost reduction initiative saving $$$',
      rubric: { any: [{ change: { min: 'needs-owner', direction: 'less', unit: 'money' } }, { endorsed: 1 }] },
    });
    expect(
      shown.criteria
        .filter(({ needsOwner }) => needsOwner.length > 0)
        .map(({ id, needsOwner }) => `${id} ${needsOwner.join()}`),
    ).toEqual(['capstone.cost any.0.change.min']);
  });

  test('five exit criteria, each for a person to judge', () => {
    expect(inGroup('exit').map(({ text }) => text)).toEqual([
      'You influence strategy, not just implementation',
      'You scale teams, not just systems',
      'You think long-term and systemically',
      'You mentor other seniors',
      'You’re trusted with ambiguous problems',
    ]);
    expect(inGroup('exit').filter(({ rubric }) => rubric['judgement'] !== true)).toEqual([]);
  });

  test('12 maxims: one of each competency, one of the capstone; 2 things it is not about, 4 that it is', () => {
    expect(shown.maxims).toHaveLength(12);
    expect(shown.maxims.map(({ competency, level }) => competency ?? level)).toEqual([
      ...shown.competencies.map(({ id }) => id),
      'Phase 6',
    ]);
    expect(shown.notAbout.map(({ text }) => text)).toEqual(['More tools', 'More certs']);
    expect(shown.about.map(({ text }) => text)).toEqual(['Judgment', 'Clarity', 'Impact', 'Trust']);
    expect([...shown.barriers, ...shown.pitfalls]).toEqual([]);
  });

  test('nothing of the conversation around it is a criterion, and no damage of the encoding is left', () => {
    const texts = shown.criteria.flatMap(({ text, facets }) => [text, ...facets]);
    expect(
      texts.filter((text) =>
        /trajectory|rare territory|checkbox|interview|mastery plan|top 5|career progression|job titles/iu.test(text),
      ),
    ).toEqual([]);
    expect(JSON.stringify(shown)).not.toMatch(/[âðŸ€œž™]|\*\*/u);
  });
});

describe('what the rubric asks', () => {
  test('a design doc has the four headings, which are its facets', () => {
    expect(find('decisions.design-docs')?.rubric['sections']).toEqual([
      'Context',
      'Constraints',
      'Alternatives',
      'Risks',
    ]);
    expect(find('decisions.design-docs')?.facets).toEqual(find('decisions.design-docs')?.rubric['sections']);
  });

  test('what is of the whole organization asks for that scope', () => {
    const wide = shown.criteria.filter(
      ({ text }) => /\borg-wide\b|\bacross org\b/iu.test(text) && !text.startsWith('You'),
    );
    expect(wide.map(({ id }) => id)).toEqual([
      'reliability.slos',
      'mentorship.bar',
      'feedback-loops.metrics',
      'capstone.reliability',
      'capstone.security',
    ]);
    expect(wide.filter(({ rubric }) => rubric['scope'] !== 'organization')).toEqual([]);
  });

  test('it is not about certificates: no criterion asks for one or names it as a kind', () => {
    expect(shown.criteria.filter(({ rubric }) => JSON.stringify(rubric).includes('certificate'))).toEqual([]);
  });

  test('every criterion can be missed: it asks for dated evidence of the last 36 months', () => {
    expect(
      shown.criteria.filter(
        ({ rubric }) => rubric['dated'] !== true || rubric['within'] !== '36 months' || rubric['items'] === false,
      ),
    ).toEqual([]);
  });
});

describe('the complete example', () => {
  const result = check('example');

  test('is complete, without a single finding, and an option of the capstone is met', () => {
    expect(result.findings.map(({ place, message }) => `${place.line} ${plain(message)}`)).toEqual([]);
    expect(result.verdict).toBe('complete');
    expect(Object.entries(states(result)).filter(([, state]) => state !== 'met' && state !== 'judgement')).toEqual([]);
    expect(Object.keys(states(result))).toHaveLength(39 + 11 + 5 + 1);
    expect(states(result)['capstone']).toBe('met');
  });

  test('without the facts beside it, what has to be read is not known, and nothing else changes', () => {
    const unread = check('example', undefined, noFacts);
    expect(unread.verdict).toBe('unchecked');
    expect(
      Object.entries(states(unread))
        .filter(([, state]) => state === 'unchecked')
        .map(([id]) => id),
    ).toEqual(['decisions.design-docs', 'capstone']);
  });

  test('one mentoring after the other: without the first, two criteria are open', () => {
    const without = check('example', (text) =>
      text.replace('mentorship.seniors, exit.mentor-seniors', 'mentorship.conflicts'),
    );
    expect(states(without)).toMatchObject({ 'mentorship.seniors': 'partial', 'exit.mentor-seniors': 'missing' });
    expect(without.verdict).toBe('incomplete');
  });
});

describe('the incomplete example', () => {
  const name = 'example-incomplete';
  const result = check(name);

  test('is incomplete, and what is good in it counts', () => {
    expect(result.verdict).toBe('incomplete');
    const counted = Object.entries(states(result)).filter(([, state]) =>
      ['met', 'judgement', 'not-applicable'].includes(state),
    );
    expect(Object.fromEntries(counted)).toEqual({
      'initiatives.deprecation': 'judgement',
      'security.compliance': 'not-applicable',
      'mentorship.conflicts': 'judgement',
      'exit.strategy': 'judgement',
      'exit.ambiguity': 'judgement',
    });
  });

  test.each([
    ['packet-box-unticked', 'Compared three route planners'],
    ['packet-date', '03/04/2025'],
    ['packet-item-untied', 'Helped another team'],
    ['packet-field-misspelt', 'Scoep'],
    ['packet-metric-sum', '(75 % less)'],
    ['packet-criterion-unknown', 'cloud-strategy.exit-plan'],
    ['packet-heading-unknown', 'Enginering'],
    ['packet-gap-without-plan', 'Gap: what I have raised'],
    ['packet-reference-unusable', '%40me'],
  ])('reports %s at the line with "%s"', (code, text) => {
    expect(result.findings.map((finding) => `${finding.code} ${finding.place.line}`)).toContain(
      `${code} ${lineWith(name, text)}`,
    );
  });

  test.each([
    ['architecture.systems', /scope team, the rubric asks for organization/u],
    ['architecture.patterns', /has no Role:/u],
    ['decisions.adrs', /1 of 2 items/u],
    ['decisions.design-docs', /3 of 4 sections.*Risks is missing/u],
    ['decisions.reviews', /2 of 3 months/u],
    ['reliability.ownership', /4 of 6 months/u],
    ['reliability.incidents', /only postmortem or file/u],
    ['security.threat-modeling', /asks for threat model/u],
    ['security.zero-trust', /does not let this criterion be not applicable/u],
    ['platform.cognitive-load', /12 pages\) without a baseline/u],
    ['cloud-strategy.lock-in', /123 days before the window/u],
    ['mentorship.seniors', /role mentoring, which the ladder does not have/u],
    ['capstone', /8 of 10 teams/u],
  ])('says what %s lacks: %s', (id, message) => {
    expect(lacks(result, id)).toMatch(message);
  });
});
