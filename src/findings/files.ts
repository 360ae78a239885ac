import { oneOf, say, type Words } from '../text/words.ts';
import { kind, maker } from './kind.ts';

/** The message and fix of the YAML reader. */
interface Misread {
  readonly message: Words;
  readonly fix: Words;
}

/**
 * Findings about the files that the command line names beside packets, `--acts` and `--facts`: the Action reads none.
 */
export const fileFindings = {
  'acts-invalid': kind<Misread>({
    severity: 'error',
    title: 'The file of acts cannot be used',
    why: 'An endorsement, a concern or a waiver that is silently left out would change what is met. Nothing is judged until the file can be read.',
    message: ({ message }) => message,
    fix: ({ fix }) => fix,
    example: {
      before: 'schema: 1\nendorsments: [{ criterion: L4-L5.sponsors, by: octo-kim }]\n',
      after: 'schema: 1\nendorsements: [{ criterion: L4-L5.sponsors, by: octo-kim }]\n',
    },
  }),
  'acts-criterion-unknown': kind<{ readonly criterion: string; readonly near: readonly string[] }>({
    severity: 'warning',
    title: 'An act names a criterion that the ladder does not have',
    why: 'An act on a misspelt criterion has no effect, and nobody would notice.',
    message: ({ criterion }) =>
      say`No ladder of these packets has a criterion ${criterion}, so this act has no effect.`,
    fix: ({ near }) =>
      near.length > 0
        ? say`Did you mean ${oneOf(near)}?`
        : say`Write an id as the report prints it, for example ${'mentorship.L5'}.`,
    example: {
      before: 'schema: 1\nendorsements: [{ criterion: mentorshp.L5, by: octo-kim }]\n',
      after: 'schema: 1\nendorsements: [{ criterion: mentorship.L5, by: octo-kim }]\n',
    },
  }),
  'facts-invalid': kind<Misread>({
    severity: 'error',
    title: 'The file of facts cannot be used',
    why: 'A fact that is silently left out would look as if it had never been read. Nothing is judged until the file can be read.',
    message: ({ message }) => message,
    fix: ({ fix }) => fix,
    example: {
      before: 'schema: 1\nreferences:\n  billing#12: { outcome: true }\n',
      after: 'schema: 1\nreferences:\n  acme/billing#12: { outcome: true }\n',
    },
  }),
};

/** Makes a finding about such a file. */
export const fileFinding = maker(fileFindings);
