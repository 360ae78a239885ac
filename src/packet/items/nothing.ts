/** What says nothing, so that it is no evidence: closed lists of whole texts, and of beginnings that say "not yet". */
import type { LeftOut } from '../../findings/packet/left-out.ts';
import { spaced, withoutEnd, withoutEnds, withoutTail } from '../../text/ends.ts';
import { MONTHS } from '../values/month-names.ts';
import { isDeniedElsewhere, isNotYetElsewhere, isToCome, isWishElsewhere } from './languages.ts';

const PLACEHOLDER =
  /^(?:tbd|tba|tbc|todo|fixme|xxx+|n\/?a|none(?: yet)?|nil|nothing(?: yet)?|claim|evidence|what you did.{0,60}|describe (?:what|how|the|your|it) .{0,80}|\.{2,}|…|placeholder|link|url|lorem ipsum\b.*|<[^<>]*>|\[[^[\]]*\]|\{\{.*\}\}|your [a-z ]{1,40}|(?:links?|urls?) to [a-z ,/-]{1,80}|description of [a-z ,/-]{1,80}|(?:e\.?g\.?,?\s*)?(?:@|\(at\)\s*)?(?:sponsor|reviewer|maintainer|member|user|mentor|manager|example|your|github)[-_ ]?(?:\d{1,2}|name|user(?:name)?|login|id|handle|github[-_ ](?:handle|id|login|user(?:name)?)|[-_ ]?user[-_ ]?id))$/iu;

/** Words in brackets that a template asks to replace: `[Name]`, `[Your response here …]`. */
const BRACKETED =
  /\[(?:name|names|date|dates|title|link|links|url|login|role|team|project|company|number|your\b[^[\]]{0,100}|insert\b[^[\]]{0,100}|add\b[^[\]]{0,100}|describe\b[^[\]]{0,100}|e\.g\.[^[\]]{0,100})\]/iu;

/** What a template says after its placeholder: "Your evidence here (e.g. a talk)". */
const HINT = /\s*\((?:e\.?\s?g\.|for example|for instance|such as|z\.\s?b\.|p\.\s?ex\.|ex\.)[^()]{0,100}\)\s*\.?$/iu;

/** A sentence that a template leaves open: "In Q1 2026 I …". */
const LEFT_OPEN = /(?:^|[\s"“„«])(?:i|we|i['’]ve|by|so that|which)\s*(?:\.{3}|…)[\s"”“»')\]]*$/iu;

/** Whether a text is nothing but a template's placeholder. */
export function isPlaceholder(text: string): boolean {
  const hinted = withoutTail(spaced(text.trim()), HINT);
  const bare = withoutEnd(hinted.replace(/^["'“”‘’*_\s]+/u, ''), /["'“”‘’*_.:\s]/u);
  return (
    (text.length <= 120 && /…|\.{3}/u.test(text) && LEFT_OPEN.test(text)) ||
    (bare.length <= 160 &&
      PLACEHOLDER.test(bare.startsWith('[') || bare.startsWith('<') ? bare : bare.replace(/^\.+/u, ''))) ||
    /^(?:\.{2,}|…)$/u.test(text.trim())
  );
}

/**
 * A placeholder left inside a longer text: at its start, in brackets or before a full stop; `{{…}}` anywhere.
 * "Fixed every TODO in the parser" has none.
 */
export function placeholderIn(text: string): string | null {
  const found =
    /(?:^|[([{:])\s*(TBD|TBA|TODO|FIXME|XXX+)(?![\p{L}\p{N}-])|(?<![\p{L}\p{N}])(TBD|TBA)(?=\s*(?:[.,;)\]}%]|$))|(\{\{[^{}]{0,60}\}\})/u.exec(
      text,
    );
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? BRACKETED.exec(text)?.[0] ?? null;
}

const DENIAL =
  /^(?:no(?:pe)?|not (?:yet|really|done|started|there|so far|applicable)(?: yet)?|none(?: yet| so far)?|nothing(?: yet| so far| to show)?|no evidence(?: yet| so far)?|not (?:done|started|met|achieved) yet|in progress|work in progress|wip|on ?going|pending|planned|soon|coming soon|later|to (?:do|come|follow)|to be (?:done|confirmed|defined|determined|decided|added|announced|continued)|tb[acd]|(?:please )?see (?:above|below|previous|there|attached|attachment|link|links|the above)|as (?:above|below|before)|same(?: as (?:above|before))?|ditto|idem|dito|yes|y|ok|done|check(?:ed)?|x|met|achieved|complete[d]?|agreed)$/iu;

/** Says that there is nothing yet whatever follows: "Not yet, we plan it for next year". */
const NOT_YET =
  /^(?:not (?:yet|so far)|no (?:[\p{L}-]+ ){1,4}(?:yet|so far)|(?:nothing|none) (?:yet|so far|to (?:show|report|add|say))|no (?:evidence|examples?|data) (?:yet|so far|to|for|on|available)|not (?:started|finished|completed?|achieved|met|there) yet|(?:still|currently|only) (?:open|in progress|to (?:do|come|follow)|missing|pending|planned|outstanding|(?:a )?work in progress)|to be (?:done|confirmed|defined|determined|decided|added|announced|continued|completed|provided)|will (?:be (?:done|added|provided|completed|finished|started|addressed)|do|start|follow|come|add|begin|happen|lead|own|drive|build|write|design|deliver|create|define|propose|present|mentor|run|roll out|ship|migrate|move|improve|reduce|replace|rewrite|refactor|implement|introduce|extend|continue|set up|take (?:on|over)|finish|complete|launch|publish)|(?:did not|didn['’]t) (?:lead|own|mentor|author|contribute|take part)|not applicable (?:to|for|in|at|here)|coming (?:soon|next|later|in)|(?:have|has|had) not yet|(?:have|has)n['’]t|yet to)(?![\p{L}\p{N}-])/iu;

/** When something is to come. */
const WHEN =
  '(?:now|later|next|this|the (?:next|future|coming)|q[1-4]|h[12]|fy ?\\d{2,4}|\\d{4}|january|february|march|april|may|june|july|august|september|october|november|december)';

/** Says so where a mark, a time or a reason follows; other words may go on to say what was done: "Planned the move". */
const WAITING = new RegExp(
  [
    '^(?:no(?:pe)?|none|nothing|not (?:applicable|done|started|met|achieved|there|finished|completed?|available|really)|n/a|in progress|work in progress|wip|pending|under ?way|to ?do|tb[acd]|missing)',
    `(?:\\s*(?:[,;:()–—]|\\s-|\\.\\s)(?!\\s*(?:\\d|of\\b|one\\b))|\\s+(?:for|in|by|until) ${WHEN}\\b|\\s+(?:next|this|later|because|as|due|yet|at (?:the moment|present))\\b|\\s+(?:review|approval)(?=$|\\s*\\p{P}))`,
    `|^(?:planned|open)(?:\\s*(?:[;:]|\\s[–—-]\\s)|\\s+(?:for|in|by|until) ${WHEN}\\b|\\s+(?:next|later)\\b)`,
  ].join(''),
  'iu',
);

/** "Withdrawn: …", "Retry design (withdrawn)", "Retry design – withdrawn": the candidate takes it back. */
const WITHDRAWN =
  /^(?:withdrawn|retracted|no longer claimed)(?=$|\s*[:;,.(–—-]|\s+(?:by|on|after|as|because|since)\b)|[([]\s*(?:withdrawn|retracted|no longer claimed)\s*[,;:.)\]–—]|(?:\s[–—-]|[.!?])\s*(?:withdrawn|retracted|no longer claimed)\s*$/iu;

/** A line of its own: "Withdrawn.", "Status: withdrawn". */
const ALL_WITHDRAWN = /^(?:withdrawn|retracted|no longer claimed)$/iu;

/** Whether words say, whatever they link, that the work is not done, or is claimed no more. */
export function takesBack(text: string): 'denial' | 'withdrawn' | null {
  const words = wordsIn(text);
  if (text.split('\n').some((line) => ALL_WITHDRAWN.test(wordsIn(line).replace(STANDING, '')))) return 'withdrawn';
  if (WITHDRAWN.test(words) || WITHDRAWN.test(`${words})`)) return 'withdrawn';
  return NOT_YET.test(words) || WAITING.test(words) || isNotYetElsewhere(words) || isToCome(words) ? 'denial' : null;
}

/** A text as one sees it: without characters that are not shown, letters of full width as others. */
export const seen = (text: string): string => text.replace(/\p{Cf}+/gu, '').normalize('NFKC');

/** A text without signs at its ends. */
const wordsIn = (text: string): string => withoutEnds(spaced(seen(text)), /[\s\p{P}\p{S}]/u);

/** What stands before such words and only sorts: "Status: not yet", "OK ] : in progress". */
const STANDING =
  /^(?:\p{L}{1,4}\s*\]|(?:status|state|progress|evidence|answer|response|comments?|notes?|result)\s*[:：])[\s\p{P}]*(?=[\p{L}\p{N}])/iu;

/** Whether words say that there is nothing yet, or do not say what was done. */
const isDenial = (words: string): boolean =>
  (words.length <= 60 && DENIAL.test(words)) || NOT_YET.test(words) || WAITING.test(words) || isDeniedElsewhere(words);

/** "Yes, see LC20": what it points at is told apart by its being a name. */
const POINTER =
  /^(?:(?:yes|y|ok|done|met|also|please)\b[\s,;:.–—-]*)*(?:see|cf|as for|same as)\b[\s:.]*(?:also\s+)?(.{1,400})$/iu;

/** What a pointer points at where it is no name: `see "Event pipeline"`, "same as the event pipeline above". */
const isElsewhere = (pointed: string): boolean =>
  pointed.length <= 100 && /^["“„«][^"”“„«»]+$|(?:^|\s)(?:above|below|earlier)$/iu.test(pointed);

const WISH =
  /^(?:my (?:goal|aim|plan|hope|ambition|intention) (?:is|was|would be)\b|(?:goal|plan|next step|next steps)\s*:|(?:i|we) (?:will|want to|would (?:like|love) to|plan (?:to|it|this|that|on|for)|hope to|intend to|aim to|am going to|are going to|am planning to|'?d (?:like|love) to)\b|i['’](?:ll|d (?:like|love) to|m going to|m planning to)\b|(?:i am |i['’]m )?working (?:on it|on this|towards? (?:it|this))|planning to\b|hoping to\b|no evidence (?:of|for|that)\b|i (?:have|did) not (?:yet )?\b|i haven['’]t\b|i have never\b)/iu;

/** Why words alone are no evidence; null where they say something. `isName`: whether a text is only a name of the ladder's. */
export function saysNothing(text: string, isName: (text: string) => boolean): LeftOut | null {
  const bare = text.trim();
  if (!/[\p{L}\p{N}]/u.test(bare)) return 'symbol';
  const words = wordsIn(text);
  const standing = words.replace(STANDING, '');
  if (isDenial(words) || isDenial(standing)) return 'denial';
  if (WISH.test(words) || WISH.test(standing) || isWishElsewhere(words)) return 'wish';
  if (isName(bare)) return 'own-words';
  const pointed = POINTER.exec(words)?.[1];
  if (pointed !== undefined && (isName(pointed) || isElsewhere(pointed))) return 'denial';
  if (/\d/u.test(bare)) {
    const undated = withoutDates(bare);
    if (!/[\p{L}\p{N}]/u.test(undated)) return 'no-claim';
    if (isName(undated)) return 'own-words';
  }
  return isLabel(bare) ? 'label' : null;
}

/** Words that end in a colon with nothing after it: "PRs reviewed / authored:". */
const isLabel = (text: string): boolean => text.length <= 120 && /[:：]\s*$/u.test(text);

const DATE_WORDS = new RegExp(
  String.raw`[([]?(?<![\p{L}\p{N}])(?:\d{4}(?:[-/.]\d{1,2}){0,2}|\d{1,2}|q[1-4]|h[12]|fy\d{2,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?|(?:${[...MONTHS.keys()].join('|')})\.?|to|until|since|from|in|present|ongoing|im|seit|bis|von|en|de|à|depuis|desde|a|até|em)(?![\p{L}\p{N}])[)\],.]*`,
  'giu',
);

/** A text without the dates and ranges in it. */
const withoutDates = (text: string): string =>
  text.length > 1000
    ? text
    : text
        .replace(DATE_WORDS, ' ')
        .replace(/[\s–—-]+$/u, '')
        .trim();
