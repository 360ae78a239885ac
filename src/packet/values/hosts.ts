import type { ReferenceKind } from './reference.ts';

/** Addresses outside GitHub, told by host or path. The first that fits; none: a `link`. */
const KINDS: readonly { readonly kind: ReferenceKind; readonly host?: RegExp; readonly path?: RegExp }[] = [
  { kind: 'mail-list', host: /^(?:lists?|mail-archive|lore)\.|\.mail-archive\.com$|^groups\.google\.com$/u },
  {
    kind: 'video',
    host: /^(?:[a-z]+\.)?(?:youtube\.com|youtu\.be|youtube-nocookie\.com|vimeo\.com|loom\.com|twitch\.tv)$/u,
  },
  {
    kind: 'dashboard',
    host: /(?:^|[.-])(?:grafana|datadog(?:hq)?|kibana|looker(?:studio)?|tableau|newrelic|honeycomb|metabase|superset|powerbi|splunk|dashboards?)(?:[.-]|$)/u,
  },
  {
    kind: 'certificate',
    host: /(?:^|\.)(?:credly|accredible|youracclaim|coursera|certmetrics|badgr|credential)\.[a-z]+$|^verify\./u,
  },
  {
    kind: 'document',
    host: /^(?:docs|drive|sites)\.google\.com$|(?:^|\.)(?:notion\.so|notion\.site|atlassian\.net|sharepoint\.com|quip\.com|hackmd\.io|overleaf\.com|dropbox\.com|docs\.[a-z.]+)$|(?:^|[.-])(?:confluence|wiki)[.-]/u,
  },
  { kind: 'document', path: /\.(?:pdf|docx?|pptx?|odt|odp)$/iu },
  {
    kind: 'post',
    host: /(?:^|\.)(?:medium\.com|dev\.to|substack\.com|hashnode\.dev|wordpress\.com|blogspot\.com|infoq\.com|lwn\.net)$|^blog\.|\.blog$|^engineering\./u,
  },
  { kind: 'post', path: /\/(?:blog|posts?|articles?)\//iu },
];

export const kindOutside = (url: URL): ReferenceKind =>
  KINDS.find(({ host, path }) => (host?.test(url.hostname) ?? true) && (path?.test(url.pathname) ?? true))?.kind ??
  'link';

/**
 * Hosts that RFC 2606 keeps for examples. `.example` is left out: the packets that ship use it for a company that does
 * not exist.
 */
export const isExampleHost = (host: string): boolean =>
  /(?:^|\.)example\.(?:com|org|net|edu)$|\.(?:test|invalid)$|^(?:test|invalid)$|^localhost$|\.localhost$/u.test(host);

/** Addresses that mean another machine to every reader: private and loopback networks, names without a dot. */
export function isInternalHost(host: string): boolean {
  if (host.startsWith('[')) return true;
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/u.exec(host);
  if (!parts) return !host.includes('.');
  const [a, b] = [Number(parts[1]), Number(parts[2])];
  return (
    a === 10 ||
    a === 127 ||
    a === 0 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b < 128)
  );
}

/** Query parameters that say how somebody came to a page, not which page it is. */
const TRACKING = /^(?:utm_\w+|pp|feature|si|fbclid|gclid|ref_src|ref_url|source)$/u;

/** The identity of an address outside GitHub: no fragment, no tracking, no trailing slash. */
export function identityOutside(url: URL): string {
  const video = videoId(url);
  if (video !== null) return `https://www.youtube.com/watch?v=${video}`;
  const query = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const search = query.length === 0 ? '' : `?${new URLSearchParams(query).toString()}`;
  // One document, however it was opened.
  const path =
    url.hostname === 'docs.google.com' ? url.pathname.replace(/\/(?:edit|view|preview)$/u, '') : url.pathname;
  return `https://${url.host}${path.replace(/\/+$/u, '')}${search}`;
}

function videoId(url: URL): string | null {
  const id =
    url.hostname === 'youtu.be'
      ? url.pathname.slice(1)
      : /(?:^|\.)youtube(?:-nocookie)?\.com$/u.test(url.hostname)
        ? (url.searchParams.get('v') ?? /^\/(?:shorts|live|embed)\/([^/]+)/u.exec(url.pathname)?.[1])
        : undefined;
  return id !== undefined && /^[\w-]{6,20}$/u.test(id) ? id : null;
}
