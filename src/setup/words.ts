/** What a repository says to those who open packets in it. */
import type { Ladder } from '../ladder/ladder.ts';

/** The command that writes a page of the ladder with a link *Start a packet* for each promotion. */
export const pageCommand = (ladder: Pick<Ladder, 'id'> | null, repository: string | null): string =>
  `readiness ladder show ${ladder?.id ?? 'LADDER'} --format markdown --repository ${repository ?? 'OWNER/NAME'}`;

/**
 * `packets/README.md`.
 * @param repository `owner/name`; null: not known
 * @param tool the address of this tool's own repository; null: not known
 */
export function packetsReadme(
  ladder: Pick<Ladder, 'id' | 'title'> | null,
  repository: string | null,
  tool: string | null,
): string {
  const which = ladder === null ? 'the ladder' : `the ladder *${ladder.title.replace(/[*_`[\]<>\\]/gu, '')}*`;
  return `# Promotion packets

A packet is one Markdown file here: who, from which level to which, and what was done for each criterion of ${which}.

1. **Begin.** \`readiness new\` asks a few questions and writes \`packets/your-login.md\`, with each criterion, what it asks for
   and an example. Without any install: the page of the ladder has a link *Start a packet* for each promotion, if somebody
   puts it where you can read it:
   \`${pageCommand(ladder, repository)}\`.
2. **Fill it in.** Below a criterion, one list item is one piece of evidence: what you did and what came of it, when, in which
   role, how far it reached, with links. Where there is nothing yet, say so: \`- Gap: what is missing; plan: what and by when\`.
3. **Open a pull request**, as a draft for as long as you like. The comment that appears says what is met, what is missing, in
   which line, and how to put it right. It changes with every push.
4. **When you are ready**, take away \`stage: draft\` and mark the pull request as ready for review.

What is checked is evidence, not people: there is no score, and *evidence complete* is no decision. People decide.
What the check could not read is never called missing. Before you push, \`readiness check packets/your-login.md\` says the same
in a terminal. \`readiness\` stands for \`node dist/cli.js\` in a clone of ${tool ?? 'the repository of this check (the workflow here names it after `uses:`)'}:
it needs Node 20.20 or later, and no install.
`;
}

/** `.github/pull_request_template.md`. */
export const PULL_REQUEST_TEMPLATE = `<!--
A promotion packet? It is one file: packets/your-login.md (packets/README.md says how to begin).
The check reads that file, not this text. Open this as a draft for as long as you are writing.
-->

Packet: \`packets/your-login.md\`
`;
