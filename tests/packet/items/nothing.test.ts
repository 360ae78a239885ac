import { expect, test } from 'vitest';
import { saysNothing, takesBack } from '../../../src/packet/items/nothing.ts';

const why = (text: string): string | null => saysNothing(text, () => false);

test.each([
  'Not yet, we plan it for next year',
  'Not yet. We have no on-call.',
  'Not yet – waiting for the new team',
  'not yet started',
  '[ OK ] : In progress',
  'OK ] : In progress',
  'Status: not yet',
  'Status: in progress, two of four services',
  'Progress: to be done',
  'In progress: the design is being written',
  'In progress (waiting for security)',
  'WIP – draft exists',
  'Work in progress, see next cycle',
  'Pending review',
  'Pending: security sign-off',
  'Planned for Q3',
  'Planned for next year',
  'Planned: a talk in May',
  'Open: nobody has asked me to',
  'Open until March',
  'To do: write the document',
  'TODO (after the migration)',
  'To be done next quarter',
  'To be confirmed by my manager',
  'No, my team has no juniors',
  'No - we have no public cloud',
  'Nope. Never had the chance.',
  'None, the team is new',
  'None yet, but I have an idea',
  'Nothing to show for this one',
  'Nothing yet this half',
  'No evidence yet for this quarter',
  'No examples to show',
  'N/A: we have no public cloud',
  'Not applicable to my team yet, as we are new',
  'Not applicable because the company has no data centre',
  'Not done, there was no time',
  'Not started yet because of the freeze',
  'Still to do',
  'Still open, I will ask my manager',
  'Currently in progress',
  'Only planned so far',
  'Will be done in Q3',
  'Will follow next month',
  'Coming in the next cycle',
  'Coming soon: a talk',
  'Have not yet had the chance',
  "Haven't had the chance",
  'Missing, I have no link',
  'TBD next quarter',
])('says that there is nothing yet: %s', (text) => {
  expect(why(text)).toBe('denial');
});

test.each([
  'We plan it for next year',
  'I plan to lead the next migration',
  'Status: we plan to do it next year',
  'I will do it in Q3',
])('is a wish: %s', (text) => {
  expect(why(text)).toBe('wish');
});

test.each([
  'Planned the move of 40 services to the new cluster',
  'Planned, built and shipped the ledger',
  'Planning and roll-out of the ledger',
  'Open-sourced our tracing library',
  'Open source maintainer of the tracing library',
  'Open, honest retrospectives held every two weeks',
  'No. of incidents fell from 10 to 3',
  'No. 1 reviewer of the payments team',
  'No downtime during the migration that I led',
  'None of my 40 releases was rolled back',
  'Nothing was lost in the move of 3 TB that I ran',
  'Not only designed the ledger but ran it',
  'Missing tests for the parser were written by me',
  'Pending review queue cut from 40 to 4',
  'Pending refunds are paid within a day since I rebuilt the queue',
  'Ongoing: I mentor two juniors every week',
  'Ongoing on-call lead since 2023',
  'Later, I led the move to Kafka',
  'Soon after, I took over the on-call rota',
  'In progressive steps, moved 40 services',
  'WIP limits brought in for three teams',
  'To document the API, I wrote 30 pages',
  'Willingly took over the rota',
  'Will Smith and I rebuilt the queue',
  'Coming from support, I automated the triage',
  'Still the owner of the payments queue',
  'Only contributor to the parser',
  'Yes: led the move of 40 services',
  'Done: moved 40 services',
  'Status: moved 40 services',
  'Notes: wrote the runbook of the ledger',
])('says what was done: %s', (text) => {
  expect(why(text)).toBeNull();
});

test.each([
  'Geplant: eine Person im Herbst 2026 begleiten',
  'In Arbeit – das Dokument, acme/x#1',
  'Prévu : deux personnes',
  'En curso: la migración',
  'Em andamento: a migração',
  'Did not lead the second phase, acme/x#1',
  "Didn't own it",
  'Will move the archive, acme/x#1',
])('%s is not done', (text) => {
  expect(why(text)).toBe('denial');
  expect(takesBack(text)).toBe('denial');
});

test.each(['See "Event pipeline"', 'Same as the event pipeline above', 'Yes, see the ledger split below'])(
  '%s points elsewhere',
  (text) => expect(why(text)).toBe('denial'),
);

test.each([
  'Geplante Ausfälle abgeschafft',
  'Did not build a second ledger, but argued for the first',
  'Same latency as above 100 users, at half the price',
  'See-through logs for all teams',
])('%s says something', (text) => expect(why(text)).toBeNull());
