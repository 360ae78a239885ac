import type { ArgsOf, Finding, FindingKind, Place } from './finding.ts';
import { ladderFindings } from './ladder.ts';
import { packetFindings } from './packet.ts';
import { runFindings } from './run.ts';
import { settingsFindings } from './settings.ts';

/** Every kind of finding, by code. */
export const catalogue = { ...packetFindings, ...ladderFindings, ...settingsFindings, ...runFindings };

export type Code = keyof typeof catalogue;

/** Makes a finding of a kind, at a place. */
export function finding<C extends Code>(code: C, place: Place, args: ArgsOf<(typeof catalogue)[C]>): Finding {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a record lookup loses the link between code and arguments that the signature has just checked
  const kind = catalogue[code] as FindingKind<ArgsOf<(typeof catalogue)[C]>>;
  return { code, severity: kind.severity, message: kind.message(args), fix: kind.fix(args), place };
}
