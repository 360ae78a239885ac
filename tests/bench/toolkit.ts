/** How a comment action begins, with GitHub's own toolkit: `start.ts` builds and runs it to compare with. */
import * as core from '@actions/core';
import { context, getOctokit } from '@actions/github';

const octokit = getOctokit(core.getInput('token'));
const { data } = await octokit.rest.issues.listComments({ ...context.repo, issue_number: context.issue.number });
core.info(`${data.length} comments`);
