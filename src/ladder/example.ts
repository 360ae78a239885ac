/** What an owner may write where a rule of a rubric could not be read. */
import { ruleNamed } from '../rubric/rules/index.ts';
import { say, type Words } from '../text/words.ts';

/** The longest example that is shown whole, in characters. */
const LONGEST = 80;

/**
 * The shortest form of the rule that a key path leads into, and where all of it stands; empty: it leads into none.
 * @param keys `['levels', 2, 'rubric', 'sponsors', 'min']`
 */
export function ruleExample(keys: readonly (string | number)[]): Words {
  const start = keys.findIndex((key) => key === 'rubric' || key === 'gates');
  const inside = start < 0 ? [] : keys.slice(start + 1);
  const rule = inside.map((key) => ruleNamed(String(key))).findLast((found) => found !== null) ?? null;
  const [form] = (rule?.doc.forms ?? [])
    .map(({ yaml }) => yaml)
    .filter((yaml) => yaml.length <= LONGEST && !yaml.includes('\n'))
    .toSorted((a, b) => a.length - b.length);
  return rule === null || form === undefined
    ? []
    : say` For example: ${form}. More of it: ${`readiness explain ${rule.name}`}`;
}
