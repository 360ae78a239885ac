/** Months by their names, in English and in the languages in which packets are written besides it. */
import { MONTH_NAMES } from '../../text/time.ts';

/** By month, from January on. What is a word of English as well ("set", "out", "ago") is left out. */
const ELSEWHERE: readonly string[] = [
  'januar jänner janvier enero janeiro gennaio januari janv ene',
  'februar feber février fevrier febrero fevereiro febbraio februari févr fevr fev',
  'märz maerz mrz mars marzo março maart',
  'avril abril aprile avr abr',
  'mai mayo maio maggio mei maj',
  'juni juin junio junho giugno',
  'juli juillet julio julho luglio juil',
  'août aout agosto augustus augusti',
  'septembre septiembre setiembre setembro settembre',
  'oktober octobre octubre outubro ottobre okt',
  'novembre noviembre novembro',
  'dezember décembre decembre diciembre dezembro dicembre déc dez dic',
];

const english = MONTH_NAMES.flatMap((name, index): [string, number][] => [
  [name.toLowerCase(), index + 1],
  [name.slice(0, 3).toLowerCase(), index + 1],
]);

/** The number of a month by its name in small letters. */
export const MONTHS: ReadonlyMap<string, number> = new Map([
  ...ELSEWHERE.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
  ...english,
  ['sept', 9],
]);
