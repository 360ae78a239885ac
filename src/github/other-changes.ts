/** What is needed where a pull request changes something else than packets: loaded in one piece. */
export { checkDecisions } from './decisions.ts';
export { ladderChange, ladderMarking, noLadderChange } from './ladder-change.ts';
