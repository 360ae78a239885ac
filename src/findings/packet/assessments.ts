import { oneOf, say, type Words } from '../../text/words.ts';
import { kind } from '../kind.ts';

const FILE = 'schema: 1\npacket: octo-ada.md\nby: octo-kim\ncriteria:\n';

/** About a reviewer's own assessment beside a packet. None of them changes what becomes of the packet. */
export const assessmentFindings = {
  'packet-assessment-invalid': kind<{ readonly message: Words; readonly fix: Words }>({
    severity: 'warning',
    title: 'A reviewer’s assessment cannot be read',
    why: 'What a reviewer took the time to write would be missing from the report without a word. The packet is judged without it, as it is with it.',
    message: ({ message }) => message,
    fix: ({ fix }) => fix,
    example: {
      before: `${FILE}  system-design.L5: { state: good }\n`,
      after: `${FILE}  system-design.L5: { state: met }\n`,
    },
  }),
  'packet-assessment-criterion': kind<{ readonly criterion: string; readonly near: readonly string[] }>({
    severity: 'warning',
    title: 'A reviewer’s assessment is about a criterion that the packet is not judged by',
    why: 'It is compared with nothing, which nobody would notice otherwise.',
    message: ({ criterion }) =>
      say`This packet is not judged by a criterion ${criterion}, so this line is compared with nothing.`,
    fix: ({ near }) =>
      near.length > 0
        ? say`Did you mean ${oneOf(near)}?`
        : say`Write an id as the report prints it, or take the line out.`,
    example: {
      before: `${FILE}  sytem-design.L5: { state: met }\n`,
      after: `${FILE}  system-design.L5: { state: met }\n`,
    },
  }),
  'packet-assessment-not-shown': kind<{ readonly why: Words; readonly fix: Words }>({
    severity: 'warning',
    title: 'A reviewer’s assessment is not shown',
    why: 'An assessment says what somebody else than the candidate thinks, in their own name.',
    message: ({ why }) => why,
    fix: ({ fix }) => fix,
    example: {
      before: 'schema: 1\npacket: octo-ada.md\nby: octo-ada\ncriteria: { system-design.L5: { state: met } }\n',
      after: 'schema: 1\npacket: octo-ada.md\nby: octo-kim\ncriteria: { system-design.L5: { state: met } }\n',
    },
  }),
};
