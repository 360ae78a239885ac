/**
 * The page `docs/story.md`, run as it stands: its files are pushed, its comments are written and its lines are looked for in
 * the report, in their order, against the built Action.
 *
 * What a block is says its first line: ```` ```yaml file=PATH ```` is on the default branch, `push=PATH on=DAY` on the pull
 * request (a `diff` changes lines of it), `says=LOGIN on=DAY` is a comment; `report`, `reply`, `status` and `reaction` hold
 * what there has to be afterwards. `UPDATE_STORY=FOLDER` writes the comment at each picture to that folder, to be drawn, and
 * their digests to `docs/images/pictures.json`.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseMarkdown, textOf } from '../../src/packet/document/markdown.ts';
import { runAction } from './action.ts';
import { BOT, company, opened } from './company.ts';

const PICTURES = 'docs/images/pictures.json';
const IDS = ['octo-ada', 'octo-mgr', 'octo-jane', 'octo-sam'];

type Step =
  | {
      readonly is: 'block';
      readonly what: string;
      readonly of: string;
      readonly on: string | null;
      readonly text: string;
    }
  | { readonly is: 'picture'; readonly name: string };

/** The steps of a page; a block that says nothing of the kind is an illustration, and there is none. */
function stepsOf(page: string): Step[] {
  return parseMarkdown(page).children.flatMap((node): Step[] => {
    if (node.type === 'paragraph')
      return node.children.flatMap((child) =>
        child.type === 'image' ? [{ is: 'picture' as const, name: path.basename(child.url) }] : [],
      );
    if (node.type !== 'code') return [];
    const [, what, of = ''] =
      /^(file|push|says|report|reply|status|reaction)(?:=(\S+))?/u.exec(
        node.lang === 'text' || node.lang === 'yaml' || node.lang === 'markdown' || node.lang === 'diff'
          ? (node.meta ?? '')
          : '',
      ) ?? [];
    if (what === undefined) throw new Error(`The block at line ${node.position?.start.line} says not what it is.`);
    const on = /\bon=(\d{4}-\d\d-\d\d)/u.exec(node.meta ?? '')?.[1] ?? null;
    return [{ is: 'block', what: node.lang === 'diff' ? 'change' : what, of, on, text: `${node.value}\n` }];
  });
}

/** A file after a change of its lines: each run of lines that go is found as it stands, and what comes takes its place. */
function changed(file: string, diff: string): string {
  let text = file;
  for (const hunk of diff.matchAll(/((?:^-.*\n)+)((?:^\+.*\n)*)/gmu)) {
    const [, gone = '', come = ''] = hunk;
    const without = (lines: string): string => lines.replaceAll(/^[-+]/gmu, '');
    expect(text).toContain(without(gone));
    text = text.replace(without(gone), () => without(come));
  }
  return text;
}

/** A comment as people read it, a line for each block. */
const plain = (body: string): string =>
  parseMarkdown(body)
    .children.map((node) => textOf(node))
    .join('\n')
    .replaceAll(/[^\S\n]+/gu, ' ');

test('the story: what its page says is what happens', async () => {
  const at = await company();
  try {
    const { world } = at;
    IDS.forEach((login, index) => world.ids.set(login, 101 + index));
    world.roles.set('octo-lead', 'maintain');
    const [main, head] = [new Map<string, string>(), new Map<string, string>()];
    const drawn: Record<string, string> = {};
    let [day, moment, pushes] = ['', 0, 0];
    const run = async (payload: unknown, event = 'pull_request_target'): Promise<void> => {
      const now = `${day}T10:${String(moment++).padStart(2, '0')}:00.000Z`;
      const ran = await runAction(world, {
        payload,
        event,
        preload: path.resolve('tests/acceptance/clock.cjs'),
        env: { STORY_NOW: now },
      });
      expect([ran.code, ran.log]).toEqual([0, expect.not.stringContaining('::error')]);
    };
    const own = (marker: string): string[] =>
      world.comments.filter(({ author, body }) => author === BOT && body.startsWith(marker)).map(({ body }) => body);
    const answer = (): string => own('<!-- readiness-answer').at(-1) ?? '';
    const last = () => world.comments.findLast(({ author }) => author !== BOT);
    /** What the page says and what did not happen, with what did. */
    const wrong: { readonly said: string; readonly is: string }[] = [];
    const holds = (so: boolean, said: string, is: string): void => void (so || wrong.push({ said, is }));
    const report = (): string => own('<!-- promotion-readiness -->')[0] ?? '';

    for (const step of stepsOf(readFileSync('docs/story.md', 'utf8'))) {
      if (step.is === 'picture') {
        drawn[step.name] = createHash('sha256').update(report()).digest('hex').slice(0, 16);
        const folder = process.env['UPDATE_STORY'];
        if (folder !== undefined) writeFileSync(path.join(folder, step.name.replace(/png$/u, 'md')), report());
        continue;
      }
      const { what, of, on, text } = step;
      if (on !== null && on !== day) [day, moment] = [on, 0];
      switch (what) {
        case 'file':
          main.set(of, text);
          at.main(Object.fromEntries(main));
          break;
        case 'push':
        case 'change': {
          head.set(of, what === 'push' ? text : changed(head.get(of) ?? '', text));
          pushes += 1;
          const sha = String(pushes).padStart(40, 'a');
          at.push(Object.fromEntries(head), sha);
          await run(opened(sha, pushes === 1 ? 'opened' : 'synchronize'));
          break;
        }
        case 'says': {
          const comment = world.addComment(of, text.trimEnd());
          comment.at = `${day}T10:${String(moment).padStart(2, '0')}:00Z`;
          await run(
            {
              action: 'created',
              issue: { number: 1, state: 'open', pull_request: {} },
              comment: { id: comment.id, body: comment.body, user: { login: of, type: 'User' } },
            },
            'issue_comment',
          );
          break;
        }
        case 'report':
          for (const line of text.trim().split('\n')) holds(plain(report()).includes(line), line, report());
          break;
        case 'reply':
          holds(plain(answer()).includes(text.trim()), text, answer());
          break;
        case 'status':
          holds(world.statuses.at(-1)?.state === text.trim(), text, JSON.stringify(world.statuses.at(-1)));
          break;
        case 'reaction':
          holds(last()?.reactions?.join(' ') === text.trim(), text, JSON.stringify(last()));
          break;
      }
    }
    expect(wrong).toEqual([]);
    const known = JSON.parse(readFileSync(PICTURES, 'utf8')) as object;
    if (process.env['UPDATE_STORY'] !== undefined)
      writeFileSync(PICTURES, `${JSON.stringify({ ...known, ...drawn }, null, 2)}\n`);
    // A picture that shows another comment than the one of its step has to be drawn anew.
    expect(JSON.parse(readFileSync(PICTURES, 'utf8'))).toMatchObject(drawn);
  } finally {
    await at.world.close();
  }
}, 300_000);
