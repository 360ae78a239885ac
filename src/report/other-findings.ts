/** The findings that no row of the report has told already, those that say the same as one. */
import { byPlace, type Finding } from '../findings/finding.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import { groupBy } from '../text/groups.ts';
import { plain } from '../text/words.ts';

/** A finding, and the further lines at which it would say the same. */
export interface OtherFinding {
  readonly finding: Finding;
  readonly lines: readonly number[];
}

/** Codes whose cause a criterion's row tells where it stands in the way of the criterion. */
const IN_ROWS: ReadonlySet<string> = new Set([
  'packet-left-out',
  'packet-says-nothing',
  'packet-item-empty',
  'packet-box-unticked',
  'packet-item-untied',
  'packet-placeholder',
  'packet-heading-unknown',
]);

/** From how many on findings of one kind and one remedy are one. */
const ALIKE = 3;

/** The gravest first, then by place. */
export function otherFindings({ findings, criteria, path }: PacketResult): OtherFinding[] {
  const told = new Set(criteria.filter(({ slip }) => slip).flatMap(({ lacks }) => lacks.map(({ line }) => line)));
  const rest = findings
    // Told in place of all rows.
    .filter(({ code }) => code !== 'packet-names-nothing')
    .filter(({ code, place }) => !(IN_ROWS.has(code) && place.path === path && told.has(place.line)))
    .toSorted((a, b) => rank(a) - rank(b) || byPlace(a, b));
  return groupedFindings(rest, ALIKE);
}

/** Findings of one kind and one remedy as one, where there are so many of them or more; in the order of the first. */
export function groupedFindings(findings: readonly Finding[], from: number): OtherFinding[] {
  const alike = groupBy(findings, ({ code, place, fix }) => `${code} ${place.path} ${plain(fix)}`);
  return [...alike.values()].flatMap((list): OtherFinding[] => {
    const [first, ...others] = list;
    if (first === undefined) return [];
    if (list.length < from) return list.map((finding) => ({ finding, lines: [] }));
    return [{ finding: first, lines: [...new Set(others.map(({ place }) => place.line))] }];
  });
}

const rank = ({ severity }: Finding): number => ['error', 'warning', 'notice'].indexOf(severity);
