/** The first lines of a packet's report, below its headline: the same in the comment, the summary and the terminal. */
import type { PacketResult } from '../rubric/assessment.ts';
import { actsSentence } from './acts.ts';
import { linksSentence } from './checked.ts';
import { causeSentence } from './how-read.ts';
import { milestonesSentence } from './milestones.ts';
import { notReadSentence } from './not-read.ts';
import { committeeSentence } from './committee.ts';
import { confirmAgainSentence, notCountedSentence } from './people.ts';
import type { Sentence } from './sentence.ts';
import { countsSentence, nextSentence } from './wording.ts';

export const topSentences = (packet: PacketResult): Sentence[] =>
  [
    countsSentence(packet),
    linksSentence(packet),
    notReadSentence(packet),
    causeSentence(packet),
    milestonesSentence(packet),
    nextSentence(packet),
    committeeSentence(packet),
    actsSentence(packet),
    confirmAgainSentence(packet),
    notCountedSentence(packet),
  ].filter((sentence) => sentence !== null);
