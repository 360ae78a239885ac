/** What is needed once it is judged: loaded in one piece, while the last things are written. */
export { writeBesides } from './beside.ts';
export { show } from './write/show.ts';
