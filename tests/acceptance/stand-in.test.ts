import { Octokit } from '@octokit/rest';
import { expect, test } from 'vitest';
import { company, HEAD } from './company.ts';

test("GitHub's own client finds GitHub in the stand-in", async () => {
  const { world } = await company();
  try {
    const octokit = new Octokit({
      auth: 'token-of-the-job',
      baseUrl: world.url,
      log: { debug() {}, info() {}, warn() {}, error() {} },
    });
    const at = { owner: world.owner, repo: world.repo };
    const { data: made } = await octokit.rest.issues.createComment({ ...at, issue_number: 1, body: 'one' });
    const { data: changed } = await octokit.rest.issues.updateComment({ ...at, comment_id: made.id, body: 'two' });
    expect([changed.id, changed.body, world.comments.map(({ body }) => body)]).toEqual([made.id, 'two', ['two']]);
    const { data: status } = await octokit.rest.repos.createCommitStatus({
      ...at,
      sha: HEAD,
      state: 'pending',
      context: 'readiness',
      description: 'x',
    });
    expect([status.state, status.context]).toEqual(['pending', 'readiness']);
    await octokit.rest.issues.deleteComment({ ...at, comment_id: made.id });
    expect(world.comments).toEqual([]);
    await expect(
      octokit.rest.issues.updateComment({ ...at, comment_id: made.id, body: 'three' }),
    ).rejects.toMatchObject({ status: 404 });
  } finally {
    await world.close();
  }
});
