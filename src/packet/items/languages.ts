/**
 * Denials and wishes in the languages in which packets are written besides English: closed lists of whole texts and of
 * beginnings, as in `nothing.ts`. A criterion that asks for an item alone would be met by "Noch nicht" otherwise.
 */

/** Whole texts, without signs at their ends. */
const WHOLE = [
  // German
  'noch (?:nichts?|keine[rsmn]?|offen|ausstehend)',
  'nicht (?:zutreffend|anwendbar|vorhanden|relevant|erfüllt|begonnen|verfügbar)|trifft nicht zu|entfällt',
  'keine?(?: (?:angaben?|nachweise?|belege?|beispiele?))?|nichts|nein|ja|erledigt|erfüllt|offen|ausstehend|geplant',
  'in (?:arbeit|planung|bearbeitung|vorbereitung)|(?:folgt|kommt)(?: noch)?|wird (?:noch )?(?:nachgereicht|ergänzt|nachgetragen)',
  '(?:siehe|s\\.) (?:oben|unten|anhang)|wie oben|s\\. ?[ou]|k\\. ?a',
  // French
  'pas encore|non|oui|aucune?|rien|néant|fait|en cours|prévue?|bientôt|sans objet|non applicable',
  'à (?:venir|faire|définir|compléter|confirmer|suivre)|voir (?:ci-dessus|ci-dessous|plus (?:haut|bas))',
  // Spanish
  '(?:aún|todavía) (?:no|nada)|no aplica|ningun[oa]|nada(?: (?:aún|todavía))?|en (?:curso|progreso|proceso)|pendiente',
  'por (?:hacer|definir|confirmar)|ver (?:arriba|abajo)|sí|hecho|próximamente',
  // Portuguese
  'ainda (?:não|nada)|não(?: se)? aplic(?:a|ável)|não|nenhuma?(?: ainda)?|nada ainda|em (?:andamento|curso|progresso|breve)',
  'pendente|a (?:fazer|definir|confirmar)|por fazer|ver (?:acima|abaixo)|sim|feito',
  // Italian
  'non ancora|nessun[oa]?|niente|in corso|da (?:fare|definire|completare)|vedi (?:sopra|sotto)|non applicabile|sì|fatto',
  // Dutch
  'nog niets?|n\\.?v\\.?t|niet van toepassing|geen|niets|nee|mee bezig|volgt|zie (?:boven|hierboven|onder)',
  // Polish, Turkish
  'jeszcze nie|brak|nie dotyczy|w toku|henüz (?:değil|yok)|yok|devam ediyor',
  // Russian, Ukrainian
  '(?:пока|ещё|еще) (?:нет|не)|нет(?: данных)?|да|в (?:процессе|работе)|не применимо|см\\.? выше|ще ні|немає|в роботі',
  // Japanese, Chinese, Korean
  '(?:特に)?(?:なし|無し)|まだ(?:です|ありません|なし)?|未(?:実施|着手|対応|定|完了|達成)|該当(?:なし|しません)|(?:進行|対応|検討)中|予定|同上|上記(?:参照|の通り)|はい|いいえ',
  '无|無|暂无|暫無|没有|沒有|尚未|还没有|未(?:开始|開始)|进行中|進行中|待(?:定|补充|補充)|不适用|不適用|见上|是|否',
  '없음|해당 ?없음|아직(?: ?없음)?|진행 ?중|미정|위와 같음|네|아니요',
  // Arabic, Hebrew
  'ليس بعد|لا يوجد(?: بعد)?|لا ينطبق|قيد (?:التنفيذ|العمل|التقدم)|لاحقا|لا شيء|نعم|لا|غير متوفر|עדיין לא|אין|לא רלוונטי',
];

/** Beginnings that say "not yet" whatever follows. */
const BEGIN = [
  'noch (?:nicht|nichts|kein(?:e[rsmn]?)?)|pas encore|(?:aún|todavía) no|ainda não|non ancora|nog (?:niet|geen)',
  'jeszcze nie|henüz değil|(?:пока|ещё|еще) (?:нет|не)|ليس بعد|لا يوجد بعد',
];

/** "Geplant: …", « Prévu – … »: what a label says is still to come. */
const COMING = [
  'geplant|in (?:arbeit|planung|vorbereitung)|ausstehend|offen',
  'prévue?|planifiée?|en cours|à (?:venir|faire)|planeado|planificado|previsto|pendiente|en (?:curso|progreso|proceso)',
  'planejado|pendente|em (?:andamento|curso|progresso)|pianificato|in corso|da fare|gepland|mee bezig',
  '予定|進行中|計画中|计划中|进行中|예정|진행 ?중',
];

/** Beginnings that say what is wanted. */
const WISHES = [
  '(?:ich|wir) (?:möchten?|wollen|will|werden?|planen?|hoffen?|würden?)|(?:mein|unser) (?:ziel|plan)',
  'je (?:veux|voudrais|souhaite|compte|vais|prévois)|nous (?:voulons|souhaitons|allons)|mon (?:objectif|but)',
  '(?:quiero|quisiera|planeo|me gustaría|voy a)|mi (?:objetivo|meta)',
  '(?:eu )?(?:quero|pretendo|gostaria|vou)|(?:o )?meu objetivo',
  'vorrei|voglio|il mio obiettivo|ik (?:wil|ga|zou)|mijn doel',
];

const DENIED = new RegExp(`^(?:${WHOLE.join('|')})$`, 'iu');
const NOT_YET = new RegExp(`^(?:(?:${BEGIN.join('|')})(?![\\p{L}\\p{N}-])|まだ(?:あり|でき|実施))`, 'iu');
const TO_COME = new RegExp(`^(?:${COMING.join('|')})\\s*(?:[:：;]|\\s[–—-]\\s)`, 'iu');
const WISH = new RegExp(`^(?:${WISHES.join('|')})(?![\\p{L}\\p{N}-])`, 'iu');

/** The longest text that is looked up as a whole, in characters. */
const LONGEST = 40;

/** Whether words of another language say that there is nothing yet, or do not say what was done. */
export const isDeniedElsewhere = (words: string): boolean =>
  (words.length <= LONGEST && DENIED.test(words)) || NOT_YET.test(words) || isToCome(words);

/** Whether words of another language begin with a label that says that what follows is still to come. */
export const isToCome = (words: string): boolean => TO_COME.test(words);

/** Whether words of another language say no more than that there is nothing yet, whatever stands beside them. */
export const isNotYetElsewhere = (words: string): boolean => words.length <= LONGEST && NOT_YET.test(words);

/** Whether words of another language say what is wanted. */
export const isWishElsewhere = (words: string): boolean => WISH.test(words);
