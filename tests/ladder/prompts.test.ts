/** Whoever judges is given questions: what to look at, where a rule cannot tell. */
import { describe, expect, test } from 'vitest';
import type { Criterion } from '../../src/ladder/ladder.ts';
import { shipped } from './shipped.ts';

const judged = ({ rubric }: Criterion): boolean => JSON.stringify(rubric).includes('"judgement":true');

describe.each(shipped)('%s', (_folder, { criteria }) => {
  test('each criterion that a person judges has two or three questions, which end as questions do', () => {
    expect(
      criteria.filter(judged).flatMap(({ id, prompts }) => (prompts.length === 2 || prompts.length === 3 ? [] : [id])),
    ).toEqual([]);
    expect(criteria.flatMap(({ prompts }) => prompts).filter((prompt) => !prompt.includes('?'))).toEqual([]);
  });

  test('no question is asked twice of different criteria, but of the lists of three', () => {
    const all = criteria.flatMap(({ prompts }) => prompts).filter((prompt) => !prompt.includes('each of the three'));
    const twice = all.filter((prompt, index) => all.indexOf(prompt) !== index);
    expect(new Set(twice)).toEqual(new Set(['Would they name the candidate?'].filter((said) => twice.includes(said))));
  });
});
