/** Headings below which nothing is evidence, whatever is named above them: what others say, and what is still to come. */
import { normalise } from '../../text/near.ts';
import { undecorated } from '../names/decoration.ts';

/** `feedback`: others' words. `growth`: what is to come, or is not there yet. `withdrawn`: what is claimed no more. */
export type Tone = 'feedback' | 'growth' | 'withdrawn';

/** Closed lists of whole headings. What a competency or a criterion is called is a name before it is any of these. */
const FEEDBACK = whole(
  [
    '(?:peer|manager|lead|tech lead|team|colleague|stakeholder|customer|client|supervisor|reviewer|360|upward)s?(?: s)?',
    ' (?:feedback|comments?|assessments?|evaluations?|ratings?|quotes?|testimonials?|remarks|notes)',
    '|feedback(?: (?:received|i received|from (?:\\p{L}+ ){0,3}\\p{L}+))?|testimonials?|quotes?|kudos(?: received)?|praise',
    '|(?:comments|quotes|kudos) (?:from|by) (?:\\p{L}+ ){0,3}\\p{L}+|what (?:others|people|(?:my )?(?:peers|colleagues|manager|team)) (?:say|says|said)(?: about me)?',
    '|rückmeldungen?|feedback (?:von|der) .{1,40}|retours? (?:des? )?(?:pairs|manager|équipe)|feedback dos? .{1,40}',
  ].join(''),
);
const GROWTH = whole(
  [
    '(?:(?:my|key|main|some) )?(?:areas?|opportunit(?:y|ies)|points?|room) (?:for|of|to) (?:(?:further|future|my) )?(?:growth|improvements?|developments?|improve|develop|grow|work on)',
    '|(?:growth|development|improvement) (?:areas?|opportunit(?:y|ies)|points?|needs|plans?|goals?)|learning goals?',
    "|weakness(?:es)?|weak points?|shortcomings|(?:known )?gaps?(?: and plans?)?|what(?: i|'s| s) (?:still )?missing|still missing",
    "|what(?: i|'s|s) next|next steps?|next (?:year|half|quarter|cycle|level)|looking (?:ahead|forward)|future (?:goals?|plans?|work|growth)",
    '|(?:my )?goals(?: for .{1,40})?|goal for .{1,40}|(?:my )?plans(?: for .{1,40})?|(?:my )?plan for .{1,40}|(?:action|learning) plan',
    '|(?:things|what) (?:i|to) (?:still )?(?:want|need|have|would like|plan|hope)? ?(?:to )?(?:improve|get better at|learn|work on|do better|do next).{0,30}',
    "|to (?:improve|work on)|(?:what )?(?:could|can) be (?:better|improved)|what (?:did not|didn't) go (?:so )?well|even better if",
    '|verbesserungs(?:potenziale?|bedarf)|entwicklungs(?:felder|ziele|bereiche|potenziale?)|nächste schritte|(?:meine )?ziele(?: für .{1,40})?|lücken',
    "|axes? (?:d'amélioration|de progrès|de développement)|prochaines étapes|(?:mes )?objectifs(?: pour .{1,40})?|points? à améliorer",
    '|pontos? (?:a|de) (?:melhorar|melhoria)|próximos (?:passos|pasos)|áreas? de (?:mejora|melhoria)|puntos? de mejora|今後の(?:課題|目標|予定)|課題|改善点',
  ].join(''),
);

function whole(texts: string): RegExp {
  return new RegExp(`^(?:${texts})$`, 'u');
}

/** The longest heading that is looked up, in characters. */
const LONGEST = 80;

/** "### Retry design (withdrawn)", "### Withdrawn" */
const WITHDRAWN =
  /^\W*(?:withdrawn|retracted|no longer claimed)\W*$|[([]\s*(?:withdrawn|retracted|no longer claimed)\s*[)\]]\W*$/iu;

/** What a heading that names nothing says of all below it; null where it says nothing of the kind. */
export function toneOf(heading: string): Tone | null {
  if (WITHDRAWN.test(heading.slice(-LONGEST))) return 'withdrawn';
  if (heading.length > LONGEST) return null;
  const text = normalise(undecorated(heading));
  if (GROWTH.test(text)) return 'growth';
  return FEEDBACK.test(text) ? 'feedback' : null;
}
