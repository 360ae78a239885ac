/** What a repository needs, as files: pure, nothing is written here. */
import { settingsFile, settingsJsonSchema } from '../files/settings-schema.ts';
import { ladderJsonSchema } from '../ladder/json-schema.ts';
import type { Ladder } from '../ladder/ladder.ts';
import { packetsReadme, PULL_REQUEST_TEMPLATE } from './words.ts';
import { PLACEHOLDER, workflowOf } from './workflow.ts';

export interface PlannedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  /** What it is for, in a few words. */
  readonly purpose: string;
  /** Other places at which GitHub looks for the same: where one is, this one is not needed. */
  readonly instead: readonly string[];
}

/** The clone of this tool that is at work. */
export interface Tool {
  /** `owner/name` on GitHub. */
  readonly repository: string;
  readonly url: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
  readonly version: string;
}

/** What a workflow names: one commit, which nobody can put something else in place of. */
const actionOf = ({ repository, commit, version }: Tool): string => `${repository}@${commit} # ${version}`;

/** A ladder with the text of its file. */
export interface ChosenLadder {
  readonly ladder: Ladder;
  readonly text: string;
}

/**
 * Every file, in the order in which a reader understands them.
 * @param repository `owner/name`; null: not known
 * @param tool where this tool comes from; null: not known
 */
export function plannedFiles(
  chosen: ChosenLadder | null,
  repository: string | null,
  tool: Tool | null,
): readonly PlannedFile[] {
  const file = (path: string, purpose: string, text: string, instead: readonly string[] = []): PlannedFile => ({
    path,
    purpose,
    text,
    instead,
  });
  const json = (schema: Readonly<Record<string, unknown>>): string => `${JSON.stringify(schema, null, 2)}\n`;
  return [
    file(
      '.github/workflows/readiness.yml',
      'the check of every pull request',
      workflowOf(tool === null ? PLACEHOLDER : actionOf(tool)),
      ['.github/workflows/readiness.yaml'],
    ),
    file('.github/readiness.yml', 'the settings: every key explained, none set', settingsFile('readiness.schema.json')),
    file('.github/readiness.schema.json', 'lets an editor complete and check the settings', json(settingsJsonSchema())),
    ...(chosen === null
      ? []
      : [
          file(
            `ladder/${folderOf(chosen.ladder.id)}/ladder.yml`,
            `the ladder "${chosen.ladder.title}", to make your own`,
            withSchema(chosen.text),
          ),
        ]),
    file('ladder/ladder.schema.json', 'lets an editor complete and check ladders', json(ladderJsonSchema())),
    file(
      'packets/README.md',
      'for candidates: how to begin',
      packetsReadme(chosen?.ladder ?? null, repository, tool?.url ?? null),
    ),
    file(
      '.github/pull_request_template.md',
      'points from a pull request to its packet',
      PULL_REQUEST_TEMPLATE,
      ['', 'docs/', '.github/'].flatMap((folder) =>
        ['pull_request_template.md', 'PULL_REQUEST_TEMPLATE.md', 'pull_request_template', 'PULL_REQUEST_TEMPLATE'].map(
          (name) => `${folder}${name}`,
        ),
      ),
    ),
  ];
}

/** An id may hold what a path had better not. */
const folderOf = (id: string): string => id.replace(/[^\p{L}\p{N}_-]+/gu, '-');

/** The text of a ladder, beginning with where its schema is. */
const withSchema = (text: string): string =>
  /^#\s*yaml-language-server:/mu.test(text) ? text : `# yaml-language-server: $schema=../ladder.schema.json\n${text}`;
