/** Ladders of ours as the checklist documents that people write such ladders in: what an import has to find again. */

type Data = Readonly<Record<string, unknown>>;
export const isData = (value: unknown): value is Data => value instanceof Object && !Array.isArray(value);
export const listOf = (value: unknown): readonly Data[] => (Array.isArray(value) ? value.filter(isData) : []);
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
/** A criterion or a note: its words. */
export const wordsOf = (value: unknown): string => (isData(value) ? textOf(value['text']) : textOf(value));

const dashes = (texts: readonly string[]): string[] => texts.map((text) => `- ${text}`);
const fence = (lines: readonly string[], language = 'markdown'): string[] => [`\`\`\`${language}`, ...lines, '```', ''];
const marked = (mark: string, criteria: unknown): string[] =>
  isData(criteria) ? Object.values(criteria).map((one) => `${mark} ${wordsOf(one)}`) : [];

/** What a level is called above its section. */
const headOf = (level: Data): string => {
  const id = textOf(level['id']);
  const title = textOf(level['title']) || (textsOf(level['aliases'])[0] ?? '');
  return `${/^\d/u.test(id) ? `Level ${id}` : id}: ${title}`;
};

function factsOf(level: Data): string[] {
  const pay = isData(level['compensation']) ? level['compensation'] : {};
  const more = Object.entries(pay).flatMap(([by, sum]) => (by === 'total' ? [] : [`${by}: ${textOf(sum)}`]));
  const aliases = textsOf(level['aliases']).filter(
    (one) => !one.startsWith('Level ') && one !== textsOf(level['aliases'])[0],
  );
  const said: readonly (readonly [string, string])[] = [
    ['Years of Experience', textOf(level['experience'])],
    ['Total Compensation', `${textOf(pay['total'])}${more.length > 0 ? ` (${more.join(', ')})` : ''}`],
    ['Alternative Titles', /^\d/u.test(textOf(level['id'])) ? aliases.join(', ') : ''],
    ['Target time', textOf(level['tenure'])],
    ['Goal', textOf(level['goal'])],
  ];
  return [...said.flatMap(([label, value]) => (value === '' ? [] : [`**${label}:** ${value}`])), ''];
}

function skillsOf(level: Data): string[] {
  const skills = listOf(level['skills']);
  const item = (skill: Data): string[] => [
    `${textOf(skill['title'])}${textOf(skill['depth']) === '' ? '' : ` (${textOf(skill['depth'])})`}:`,
    ...textsOf(skill['items']).map((one) => `  - ${one}`),
    '',
  ];
  const must = skills.filter((skill) => skill['must'] === true);
  const others = skills.filter((skill) => skill['must'] !== true);
  const plus = Array.isArray(level['includes']) ? ['All previous skills, plus:', ''] : [];
  return [
    ...(skills.length > 0 ? ['### Required Skills', ''] : []),
    ...(must.length > 0 ? ['**Technical (Must Have):**', ...fence([...plus, ...must.flatMap(item)], 'yaml')] : []),
    ...(others.length > 0
      ? ['**Others:**', ...fence([...(must.length > 0 ? [] : plus), ...others.flatMap(item)], 'yaml')]
      : []),
  ];
}

const milestonesOf = (level: Data): string[] => {
  const buckets = listOf(level['buckets']);
  return buckets.length === 0
    ? []
    : [
        '### Key Milestones',
        '',
        ...fence(buckets.flatMap((one) => [`${textOf(one['title'])}:`, ...marked('☐', one['criteria']), ''])),
      ];
};

const notesOf = (ladder: Data, kind: string, level: string): readonly Data[] =>
  listOf(ladder[kind]).filter((note) => note['level'] === level);

function besidesOf(ladder: Data, level: string): string[] {
  const of = (kind: string): readonly string[] => notesOf(ladder, kind, level).map(wordsOf);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [title, '', ...lines, ''];
  const stuck = notesOf(ladder, 'barriers', level);
  const fixes = stuck.flatMap((note) => textOf(note['fix']) || []);
  return [
    ...section(
      '**Common Pitfalls:**',
      of('pitfalls').map((text) => `- ❌ ${text}`),
    ),
    ...section(
      'This phase is:',
      of('not-about').map((text) => `❌ ${text}`),
    ),
    ...section(
      'It *is* about:',
      of('about').map((text) => `✅ ${text}`),
    ),
    ...section('Not required:', dashes(of('not-required'))),
    ...section(
      'Why most people never get further:',
      stuck.map((note) => `❌ ${wordsOf(note)}`),
    ),
    ...section(
      'Fix:',
      fixes.map((text) => `✅ ${text}`),
    ),
  ];
}

function stepsFrom(ladder: Data, level: string, titles: ReadonlyMap<string, string>): string[] {
  return listOf(ladder['promotions'])
    .filter(
      (one) =>
        one['from'] === level &&
        one['kind'] !== 'switch' &&
        !listOf(one['groups']).some((group) => group['strength'] === 'suggested'),
    )
    .flatMap((one) => {
      const to = titles.get(textOf(one['to'])) ?? '';
      const groups = listOf(one['groups']);
      return groups.length === 0
        ? []
        : [
            '**Promotion Criteria:**',
            ...fence([
              `To move to ${to}:`,
              '',
              ...groups.flatMap((group) => [`${textOf(group['title'])}:`, ...marked('✅', group['criteria']), '']),
              ...(textOf(one['timeline']) === '' ? [] : [`Timeline: ${textOf(one['timeline'])}`]),
              ...textsOf(one['statistics']),
            ]),
          ];
    });
}

function forksAt(ladder: Data, level: string, titles: ReadonlyMap<string, string>): string[] {
  return listOf(ladder['forks']).flatMap((fork) =>
    fork['at'] !== level
      ? []
      : [
          `### ${textOf(fork['title'])}`,
          '',
          ...listOf(fork['options']).flatMap((option) => [
            `**${textOf(option['title'])}**`,
            ...fence([
              'Pros:',
              ...textsOf(option['pros']).map((text) => `✅ ${text}`),
              '',
              'Cons:',
              ...textsOf(option['cons']).map((text) => `❌ ${text}`),
              '',
              'Best for:',
              ...dashes(textsOf(option['fits'])),
            ]),
          ]),
          'Try mini-experiments:',
          ...textsOf(fork['try']).map((text, index) => `${index + 1}. ${text}`),
          '',
          ...listOf(fork['options']).flatMap((option) => [
            `**For this way (→ ${titles.get(textOf(option['to'])) ?? ''}):**`,
            '',
            ...textsOf(option['prepare']).map((text, index) => `${index + 1}. ${text}`),
            '',
          ]),
        ],
  );
}

/** Competencies as lettered sections of boxes, each with its saying. */
const sectionsOf = (ladder: Data, level: string): string[] =>
  listOf(ladder['competencies']).flatMap((competency, index) => {
    const cell = isData(competency['criteria']) ? listOf(competency['criteria'][level]) : [];
    if (cell.length === 0) return [];
    const maxim = listOf(ladder['maxims']).find((one) => one['competency'] === competency['id']);
    return [
      `## ${String.fromCodePoint(65 + index)}. ${textOf(competency['title'])}`,
      '',
      ...cell.flatMap((one) => [
        `☐ ${wordsOf(one)}`,
        '',
        ...(textsOf(one['facets']).length === 0 ? [] : [...textsOf(one['facets']).map((facet) => `* ${facet}`), '']),
      ]),
      ...(maxim === undefined ? [] : [`📌 ${wordsOf(maxim)}`, '']),
    ];
  });

const groupsOf = (ladder: Data, level: string): string[] =>
  listOf(ladder['groups']).flatMap((group) =>
    group['level'] !== level
      ? []
      : [
          group['rule'] === 'any' ? `## Z. Capstone: “${textOf(group['title'])}”` : `## ${textOf(group['title'])}`,
          '',
          ...marked(group['rule'] === 'any' ? '☐' : '✅', group['criteria']),
          '',
        ],
  );

/** Mermaid: the ways of the tracks, and where they part. */
function graphOf(ladder: Data, titles: ReadonlyMap<string, string>): string[] {
  const tracks = listOf(ladder['tracks']);
  if (tracks.length < 2) return [];
  const ids = [...titles.keys()];
  const key = (id: string): string => `N${ids.indexOf(id)}`;
  const forkAt = textOf(listOf(ladder['forks'])[0]?.['at']);
  const nodes = listOf(ladder['levels']).map((level) => {
    const id = textOf(level['id']);
    const own = tracks.filter((track) => textsOf(track['levels']).includes(id));
    const first =
      own[0] !== undefined &&
      own.length === 1 &&
      textsOf(own[0]['levels'])[textsOf(own[0]['levels']).indexOf(id) - 1] === forkAt;
    const words = [titles.get(id) ?? '', textOf(level['experience']), first ? textOf(own[0]?.['title']) : ''];
    return `    ${key(id)}[${words.filter((word) => word !== '').join('<br/>')}]`;
  });
  const edges = tracks.flatMap((track) =>
    textsOf(track['levels']).flatMap((id, index, all) => {
      const below = all[index - 1];
      return below === undefined
        ? []
        : below === forkAt
          ? [`    F --> ${key(id)}`]
          : [`    ${key(below)} --> ${key(id)}`];
    }),
  );
  return fence(['graph TB', ...nodes, `    ${key(forkAt)} --> F{Fork}`, ...new Set(edges)], 'mermaid');
}

/** The ladder, its tracks and levels, and what stands beside its criteria, as one page. */
export function documentOf(ladder: Data): string {
  const levels = listOf(ladder['levels']);
  const titles = new Map(levels.map((level) => [textOf(level['id']), textOf(level['title'])]));
  const described = levels.filter((level) => /^(?:\d|Phase)/u.test(textOf(level['id'])));
  const isOne = described.length === 1;
  return [
    ...(isOne ? [] : [`# ${textOf(ladder['title'])}`, '', ...graphOf(ladder, titles)]),
    ...described.flatMap((level) => {
      const id = textOf(level['id']);
      return [
        `${isOne ? '#' : '##'} ${headOf(level)}`,
        '',
        ...factsOf(level),
        ...(textsOf(level['responsibilities']).length === 0
          ? []
          : [
              '### Core Responsibilities',
              '',
              ...fence([
                'Daily work:',
                ...dashes(textsOf(level['responsibilities'])),
                '',
                ...(textsOf(level['reach']).length > 0 ? ['Scope:', ...dashes(textsOf(level['reach']))] : []),
              ]),
            ]),
        ...skillsOf(level),
        ...milestonesOf(level),
        ...sectionsOf(ladder, id),
        ...groupsOf(ladder, id),
        ...forksAt(ladder, id, titles),
        `${isOne ? '##' : '###'} Career Advancement`,
        '',
        ...(textsOf(level['titles']).length > 0
          ? ['You operate as:', '', ...dashes(textsOf(level['titles'])), '']
          : []),
        ...besidesOf(ladder, id),
        ...stepsFrom(ladder, id, titles),
      ];
    }),
  ].join('\n');
}
