import { maker } from './finding.ts';
import { ladderFindings } from './ladder.ts';
import { packetFindings } from './packet.ts';
import { runFindings } from './run.ts';
import { settingsFindings } from './settings.ts';

/** Every kind of finding, by code. */
export const catalogue = { ...packetFindings, ...ladderFindings, ...settingsFindings, ...runFindings };

export type Code = keyof typeof catalogue;

/** Makes a finding of a kind, at a place. */
export const finding = maker(catalogue);
