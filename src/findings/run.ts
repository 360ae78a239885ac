import { say } from '../text/words.ts';
import { kind } from './kind.ts';

export const runFindings = {
  'ladder-elsewhere': kind<{ readonly ladder: string }>({
    severity: 'error',
    title: 'A ladder of the settings is in another repository',
    why: 'The command line fetches nothing. To judge by another ladder instead would be to judge by the wrong one.',
    message: ({ ladder }) => say`The settings name ${ladder}, which is in another repository and is not fetched here.`,
    fix: () => say`Get a copy of it and name it: ${'--ladder FILE'}.`,
    example: {
      before: 'ladders: [acme/ladders/engineering/ladder.yml@v2]   # then: readiness check packets',
      after: 'readiness check packets --ladder ../ladders/engineering/ladder.yml',
    },
  }),
  'ladder-id-shared': kind<{ readonly id: string; readonly other: string }>({
    severity: 'error',
    title: 'Two ladders have one id',
    why: 'A packet names its ladder by id. With two of that id, which one is meant would be a guess.',
    message: ({ id, other }) => say`This ladder has the id ${id}, and so has ${other}.`,
    fix: () => say`Give one of them another ${'id:'}.`,
    example: {
      before: '# ladder/a/ladder.yml and ladder/b/ladder.yml\nid: engineering',
      after: '# ladder/b/ladder.yml\nid: data-engineering',
    },
  }),
  'run-unreadable': kind<{ readonly problem: 'binary' | 'too-large' | 'no-file'; readonly bytes: number }>({
    severity: 'error',
    title: 'The packet could not be read',
    why: 'A packet that GitHub does not hand over as text cannot be checked, and is never taken for an empty one.',
    message: ({ problem, bytes }) => {
      switch (problem) {
        case 'binary':
          return say`GitHub does not serve this file as text, so it could not be read.`;
        case 'too-large':
          return say`This file has ${bytes} bytes; GitHub hands over only a part of it, so it could not be read.`;
        case 'no-file':
          return say`This path holds no file at the head of the pull request, so it could not be read.`;
      }
    },
    fix: ({ problem }) => {
      switch (problem) {
        case 'binary':
          return say`Save the packet as plain UTF-8 Markdown.`;
        case 'too-large':
          return say`Move screenshots and appendices to linked documents; a packet is a few pages of Markdown.`;
        case 'no-file':
          return say`Put a Markdown file there instead of a submodule or folder.`;
      }
    },
    example: {
      before: 'A packet exported as UTF-16 or with an embedded image.',
      after: 'The same packet as UTF-8 Markdown, with links to the images.',
    },
  }),
  'ladder-unreadable': kind<{ readonly problem: 'binary' | 'too-large'; readonly bytes: number }>({
    severity: 'error',
    title: 'A ladder could not be read',
    why: 'A packet must not be judged by fewer ladders than the repository has.',
    message: ({ problem, bytes }) =>
      problem === 'binary'
        ? say`GitHub does not serve this ladder as text, so it could not be read.`
        : say`This ladder has ${bytes} bytes; GitHub hands over only a part of it, so it could not be read.`,
    fix: ({ problem }) =>
      problem === 'binary'
        ? say`Save the ladder as UTF-8 YAML.`
        : say`Split it into several ladders of less than 512 KB.`,
    example: { before: 'A ladder saved as UTF-16.', after: 'The same ladder saved as UTF-8.' },
  }),
  'run-not-opened': kind<{ readonly reason: string }>({
    severity: 'error',
    title: 'The packet could not be opened',
    why: 'A file that is there and cannot be opened is never taken for an empty one, and keeps no other from being checked.',
    message: ({ reason }) => say`This file could not be opened: ${reason}.`,
    fix: () => say`Let whoever runs the check read it, or leave it out.`,
    example: {
      before: 'chmod 000 packets/octo-ada.md',
      after: 'chmod 644 packets/octo-ada.md',
    },
  }),
  'run-tool-fault': kind<{ readonly what: string }>({
    severity: 'error',
    title: 'The tool broke down on this packet',
    why: 'A fault of the tool says nothing about the packet, and takes no other packet with it; the exit status is 3.',
    message: ({ what }) =>
      say`This packet could not be read by the tool: ${what}. That is a fault of the tool; other packets are not affected.`,
    fix: () =>
      say`Nothing has to be changed in the packet. Report the fault, with the packet if it may be shown; until it is mended, a simpler layout may be read.`,
    example: {
      before: 'A packet with something in it that nobody had thought of.',
      after: 'The same packet, and a tool that reads it.',
    },
  }),
};
