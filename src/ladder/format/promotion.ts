import * as z from 'zod/mini';
import { feedbackGate, freeGate, packetGate, previousGate, sponsorsGate, timeGate } from './gates.ts';
import { group } from './group.ts';
import { AN_ID, ID, idName, levelName, line, list, optional, texts } from './parts.ts';

export const promotion = z.strictObject({
  from: levelName,
  to: levelName,
  track: optional(idName, 'Where it differs from track to track', ['ic']),
  kind: optional(z.enum(['step', 'switch']), '`switch`: to another track, perhaps to a lower level', ['switch']),
  returns: optional(z.boolean(), 'Of a switch: back to the track that somebody came from', [true]),
  timeline: optional(line, 'How long it usually takes; advisory', ['3-5 years at Staff']),
  statistics: optional(texts, 'What is known about how it goes; never a quota'),
  prepare: optional(texts, 'What prepares for it'),
  risks: optional(texts, 'What can go wrong'),
  groups: optional(list(group, 100), 'Criteria of the promotion that count together', [
    [{ id: 'technical', rule: 'all', criteria: { debugging: 'Debugs complex failures.' } }],
  ]),
  gates: optional(
    z
      .catchall(
        z.strictObject({
          'time-in-level': optional(timeGate('time-in-level'), 'How long the candidate has been in the level', [
            '12 months',
            { min: '12 months', strength: 'suggested' },
          ]),
          'since-promotion': optional(timeGate('since-promotion'), 'How long the last promotion was ago', [
            '12 months',
          ]),
          'previous-level': optional(previousGate, 'Whether the level that the candidate comes from is met as well', [
            'met',
          ]),
          sponsors: optional(sponsorsGate, 'Who sponsors the promotion', [
            { min: 2, level: 'L5', teams: 2, not: ['manager'] },
          ]),
          feedback: optional(feedbackGate, 'Who has given feedback', [{ min: 5, teams: 2 }]),
          packet: optional(packetGate, 'What the packet itself has to be', [
            { sections: ['Summary'], words: 2000, strength: 'should' },
          ]),
        }),
        freeGate,
      )
      .check(({ value, issues }) => {
        for (const name of Object.keys(value))
          if (!ID.test(name))
            issues.push({
              code: 'invalid_key',
              origin: 'record',
              issues: [{ code: 'custom', message: AN_ID, path: [], input: name }],
              path: [name],
              input: value,
            });
      }),
    'Criteria of the promotion itself, by name',
  ),
  decide: optional(
    z.strictObject({
      must: optional(z.literal('all'), 'Every `must` has to be met', ['all']),
      should: optional(
        z.enum(['met-or-explained', 'open']),
        'Whether a `should` that is neither met nor explained blocks',
        ['met-or-explained'],
      ),
      partial: optional(
        z.strictObject({
          max: z.int('a whole number').check(z.minimum(0, 'at least 0'), z.maximum(1000, 'at most 1000')),
        }),
        'How many may stay partial, each with a plan',
        [{ max: 2 }],
      ),
      waivers: optional(
        z.strictObject({
          max: z.int('a whole number').check(z.minimum(0, 'at least 0'), z.maximum(1000, 'at most 1000')),
        }),
        'How many criteria may be waived; without it every one with `waivable: true`',
        [{ max: 1 }],
      ),
      areas: optional(z.literal('all'), 'Every area that has required criteria needs one that is met', ['all']),
      'at-least': optional(
        list(
          z.strictObject({
            area: line,
            min: z.int('a whole number').check(z.minimum(1, 'at least 1'), z.maximum(1000, 'at most 1000')),
          }),
          100,
        ),
        'So many met criteria in an area',
        [[{ area: 'technical', min: 2 }]],
      ),
    }),
    'The decision rule',
  ),
});
