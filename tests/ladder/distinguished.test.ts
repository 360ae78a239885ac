import { describe, expect, test } from 'vitest';
import { plain } from '../../src/text/words.ts';
import { lacks, phase, states } from './phase.ts';

const { shown, ofCompetencies, inGroup, find, check, lineWith } = phase('distinguished');

describe('what the source says', () => {
  test('one level, five titles, and a level before it that is not described', () => {
    expect(shown.levels).toHaveLength(1);
    expect(shown.levels[0]?.id).toBe('Phase 7');
    expect(shown.levels[0]?.titles).toHaveLength(5);
    expect(shown.levels[0]?.requires).toEqual(['Phase 6']);
    expect(shown.tracks.map(({ levels }) => levels)).toEqual([['Phase 7']]);
    expect(shown.promotions).toMatchObject([{ from: 'Phase 6', to: 'Phase 7', gates: [] }]);
  });

  test('11 competencies, A to K, and 34 criteria of them', () => {
    expect(shown.competencies).toHaveLength(11);
    expect(shown.competencies.map(({ aliases }) => aliases[0]?.charAt(0)).join('')).toBe('ABCDEFGHIJK');
    expect(shown.competencies.filter(({ title, aliases }) => aliases[0]?.slice(3) !== title)).toEqual([]);
    expect(ofCompetencies).toHaveLength(34);
    expect(
      shown.competencies.map(({ id }) => ofCompetencies.filter(({ competency }) => competency === id).length),
    ).toEqual([3, 2, 4, 3, 3, 3, 2, 4, 4, 2, 4]);
    expect(shown.criteria).toHaveLength(34 + 5 + 5);
    expect(
      new Set(shown.criteria.map(({ level, strength, promotion }) => `${level} ${strength} ${promotion}`)),
    ).toEqual(new Set(['Phase 7 should null', 'Phase 7 must null']));
  });

  test('ids are unique and begin with what they belong to', () => {
    expect(new Set(shown.criteria.map(({ id }) => id)).size).toBe(shown.criteria.length);
    expect(shown.criteria.filter(({ id, competency, group }) => !id.startsWith(`${competency ?? group}.`))).toEqual([]);
  });

  test('25 facets on 7 criteria', () => {
    const facets = shown.criteria.flatMap((criterion) =>
      criterion.facets.length > 0 ? [criterion.facets.length] : [],
    );
    expect(facets).toHaveLength(7);
    expect(facets.reduce((sum, n) => sum + n, 0)).toBe(25);
  });

  test('a capstone, one of five, and five exit criteria, each for a person to judge', () => {
    expect(shown.groups.map(({ id, rule, level, of }) => `${id} ${rule} ${level} ${of.length}`)).toEqual([
      'capstone any Phase 7 5',
      'exit all Phase 7 5',
    ]);
    expect(inGroup('capstone').map(({ text }) => text)).toEqual([
      'Industry-defining platform',
      'Org-wide technical transformation',
      'Open-source project with adoption',
      'Startup or spin-off',
      'Cloud strategy influencing thousands of engineers',
    ]);
    expect(inGroup('exit').map(({ text }) => text)).toEqual([
      'You set direction, others execute',
      'You influence beyond your org',
      'You make irreversible decisions wisely',
      'You grow leaders who outgrow you',
      'You leave durable systems behind',
    ]);
    expect(inGroup('exit').filter(({ rubric }) => rubric['judgement'] !== true)).toEqual([]);
  });

  test('no threshold is left open: the source leaves none', () => {
    expect(shown.criteria.filter(({ needsOwner }) => needsOwner.length > 0)).toEqual([]);
  });

  test('12 maxims: one of each competency, one of the capstone; 3 things it is not about, 4 that it is, 3 barriers', () => {
    expect(shown.maxims).toHaveLength(12);
    expect(shown.maxims.map(({ competency, level }) => competency ?? level)).toEqual([
      ...shown.competencies.map(({ id }) => id),
      'Phase 7',
    ]);
    expect(shown.notAbout.map(({ text }) => text)).toEqual([
      'Not about promotions',
      'Not about tools',
      'Not about coding every day',
    ]);
    expect(shown.about.map(({ text }) => text)).toEqual(['Judgment', 'Vision', 'Trust', 'Long-term impact']);
    expect(shown.barriers.map(({ text }) => text)).toEqual([
      'It requires letting go of control',
      'It requires thinking in decades',
      'It requires owning consequences',
    ]);
  });

  test('nothing of the conversation around it is a criterion, and no damage of the encoding is left', () => {
    const texts = shown.criteria.flatMap(({ text, facets }) => [text, ...facets]);
    expect(
      texts.filter((text) => /rare air|checklist|FAANG|playbook|say the word|IC → exec|path\b/iu.test(text)),
    ).toEqual([]);
    expect(JSON.stringify(shown)).not.toMatch(/[âðŸ€œž™]|\*\*/u);
  });
});

describe('what the rubric asks', () => {
  test('what cannot be linked asks for somebody who attests it, or for the people it was done with', () => {
    const unlinked = ofCompetencies.filter(({ rubric }) => rubric['link'] === undefined);
    expect(
      unlinked.filter(
        ({ rubric }) =>
          rubric['endorsed'] === undefined && rubric['people'] === undefined && rubric['judgement'] !== true,
      ),
    ).toEqual([]);
    expect(unlinked.filter(({ rubric }) => rubric['endorsed'] !== undefined).map(({ id }) => id)).toEqual([
      'capital.participation',
      'systemic-risk.plans',
    ]);
    expect(unlinked.filter(({ rubric }) => rubric['people'] !== undefined).map(({ id }) => id)).toEqual([
      'influence.functions',
      'influence.executives',
      'external.mentoring',
    ]);
  });

  test('hundreds and thousands are counted', () => {
    expect(find('ecosystems.internal-platforms')).toMatchObject({
      text: 'Build internal platforms used by hundreds',
      rubric: { count: { min: 100 } },
    });
    expect(find('capstone.cloud-strategy')).toMatchObject({ rubric: { count: { min: 1000, of: 'engineers' } } });
  });

  test('alignment takes links to both sides, and durable means two years', () => {
    expect(find('vision.alignment')?.rubric['link']).toBe(2);
    expect(find('exit.durable')?.rubric['sustained']).toEqual({ span: '24 months', points: 1 });
  });

  test('every criterion can be missed: it asks for dated evidence of the last five years', () => {
    expect(
      shown.criteria.filter(
        ({ rubric }) => rubric['dated'] !== true || rubric['within'] !== '60 months' || rubric['items'] === false,
      ),
    ).toEqual([]);
  });
});

describe('the complete example', () => {
  const result = check('example');

  test('is complete, without a single finding', () => {
    expect(result.findings.map(({ place, message }) => `${place.line} ${plain(message)}`)).toEqual([]);
    expect(result.verdict).toBe('complete');
    expect(Object.entries(states(result)).filter(([, state]) => state !== 'met' && state !== 'judgement')).toEqual([]);
    expect(Object.keys(states(result))).toHaveLength(34 + 11 + 5 + 1);
  });

  test('a number in prose, and people whom only the packet names, are left to a person', () => {
    expect(states(result)).toMatchObject({
      'ecosystems.internal-platforms': 'judgement',
      'influence.executives': 'judgement',
      'capital.participation': 'judgement',
    });
  });

  test('the least too little is told: one user, one executive, one month', () => {
    const less = check('example', (text) =>
      text
        .replace('640 users', '99 users')
        .replace('@octo-cfo, @octo-cpo', '@octo-cfo')
        .replace(
          'When: 2021-07 to 2026-06\n  - Scope: organization\n',
          'When: 2021-07 to 2023-05\n  - Scope: organization\n',
        ),
    );
    expect(lacks(less, 'ecosystems.internal-platforms')).toMatch(/99 of 100 users/u);
    expect(lacks(less, 'influence.executives')).toMatch(/1 of 2 people/u);
    expect(lacks(less, 'exit.durable')).toMatch(/23 of 24 months/u);
  });
});

describe('the incomplete example', () => {
  const name = 'example-incomplete';
  const result = check(name);

  test('is incomplete, and what is good in it counts', () => {
    expect(result.verdict).toBe('incomplete');
    const counted = Object.entries(states(result)).filter(([, state]) => ['met', 'judgement'].includes(state));
    expect(Object.fromEntries(counted)).toEqual({
      'vision.horizon': 'judgement',
      // The principles stand in a document outside GitHub.
      'governance.principles': 'judgement',
      'talent.frameworks': 'met',
      'external.conversations': 'judgement',
      'exit.direction': 'judgement',
    });
  });

  test.each([
    ['packet-date', 'last spring'],
    ['packet-item-untied', 'Chaired the architecture board'],
    ['packet-reference-unusable', 'docs.example.com'],
    ['packet-heading-unknown', 'Securty'],
    ['packet-partial-without-plan', 'Partial: I know whom'],
    ['packet-placeholder', '- TBD'],
    ['packet-item-untied', 'We looked at several new codecs'],
  ])('reports %s at the line with "%s"', (code, text) => {
    expect(result.findings.map((finding) => `${finding.code} ${finding.place.line}`)).toContain(
      `${code} ${lineWith(name, text)}`,
    );
  });

  test.each([
    ['vision.alignment', /0 of 2 links that count \(acme\/architecture#88: closed, not merged\)/u],
    ['vision.inflection-points', /same links and count once/u],
    ['one-way-doors.decisions', /role advisor/u],
    ['governance.bad-patterns', /92 days before the window/u],
    ['influence.functions', /hugo-at-acme is the candidate/u],
    ['influence.executives', /octo-cto is the manager/u],
    ['capital.revenue', /metric in time, the rubric asks for percent/u],
    ['capital.participation', /0 of 1 person who confirms it/u],
    ['ecosystems.internal-platforms', /85 of 100 users/u],
    ['ecosystems.external-apis', /scope company, the rubric asks for industry/u],
    ['ecosystems.contributions', /1 of 2 different kinds/u],
    ['talent.leaders', /9 of 12 months/u],
    ['external.talks', /1 of 2 items/u],
    ['exit.durable', /14 of 24 months/u],
    ['capstone', /0 of 1 repository/u],
  ])('says what %s lacks: %s', (id, message) => {
    expect(lacks(result, id)).toMatch(message);
  });
});
