/** Whether lines hold links, and links to what. */
import type { Line } from '../document/lines.ts';

/** Whether a line has a link or an address in it, in Markdown or in HTML. */
export const holdsAddress = (line: Line): boolean =>
  line.links.length > 0 || line.html || ADDRESS_AT_ALL.test(line.bare);

/** Whether a link of a line is to something that somebody did, and not to a ladder's or a team's page. */
export const pointsAtWork = (line: Line): boolean =>
  line.links.some(({ url }) => ARTEFACT.test(url)) || ARTEFACT.test(line.text);

const ARTEFACT = /\/(?:pull|issues|discussions|commit|merge_requests)\/[\da-f]+(?:[/?#\s]|$)/iu;

const ADDRESS_AT_ALL = /https?:\/\/\S|#\d/u;
