/** The workflow of a repository in which packets are opened: the permissions that it needs, and why. */
export const workflowOf = (action: string): string => `name: readiness
on:
  pull_request_target: # the workflow and the rules come from the default branch, never from the pull request
    types: [opened, reopened, synchronize, edited, ready_for_review, converted_to_draft]
  issue_comment: # what people say with \`/readiness …\`; it too runs the default branch's workflow
    types: [created, edited, deleted]
  workflow_dispatch: # by hand
    inputs:
      pull-request: { description: Number of the pull request, required: true }
permissions: {} # nothing, except what the job below names
jobs:
  readiness:
    if: >- # other comments start nothing, and push no run out of the queue
      github.event_name != 'issue_comment' || contains(github.event.comment.body, '/readiness') ||
      contains(github.event.changes.body.from, '/readiness')
    concurrency:
      group: readiness-\${{ github.event.pull_request.number || github.event.issue.number || inputs.pull-request || github.run_id }} # one run at a time for each pull request, by hand too
      cancel-in-progress: false # a run that is writing its comment finishes
    runs-on: ubuntu-latest
    permissions:
      contents: read # the ladder and settings of the default branch, the packet of the pull request
      pull-requests: write # the one comment, and answers to commands; labels, requests for reviews and calls, where the settings ask for them
      statuses: write # the commit status \`readiness\`
      # issues: read # where packets link issues of this repository itself; issues: write where labels that it does not have yet are to be made
      # discussions: read # the same of discussions
    steps:
      - uses: ${action}
        # with:
        #   evidence-token: \${{ secrets.EVIDENCE }} # reads what packets link in other private repositories
`;

/** Stands for this Action where nobody knows where a company has it. */
export const PLACEHOLDER = 'acme/promotion-readiness@v1';

export const WORKFLOW = workflowOf(PLACEHOLDER);
