import type { Words } from '../text/words.ts';
import { kind } from './kind.ts';

/** A sentence about an example, and what to do. */
interface Said {
  readonly message: Words;
  readonly fix: Words;
}

/** Findings about the packets that an owner keeps beside a ladder, with the states that they expect. */
export const exampleFindings = {
  'example-differs': kind<Said>({
    severity: 'error',
    title: 'An example does not come out as its owner expects',
    why: 'Either the ladder asks for something that its owner does not mean, or what they expect is of a former ladder. Nobody else notices before a packet is judged by it.',
    message: ({ message }) => message,
    fix: ({ fix }) => fix,
    example: {
      before: 'schema: 1\ncriteria: { system-design.L5: met }  # the rubric asks for more now\n',
      after: 'schema: 1\ncriteria: { system-design.L5: partial }\n',
    },
  }),
  'example-unusable': kind<Said>({
    severity: 'error',
    title: 'An example could not be tried',
    why: 'What a file of expectations says is then not looked at, and nothing says that the ladder does what its owner means.',
    message: ({ message }) => message,
    fix: ({ fix }) => fix,
    example: {
      before: 'schema: 1\nverdict: completed\n',
      after: 'schema: 1\nverdict: complete\n',
    },
  }),
};
