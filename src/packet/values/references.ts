import { endOfAddress } from './address-end.ts';
import { readAddress } from './github-address.ts';
import { identityOutside, isExampleHost, isInternalHost, kindOutside } from './hosts.ts';
import type { OwnFile, Reference, ReferenceContext, ReferenceKind, Unusable } from './reference.ts';
import { redirectedTo } from './redirects.ts';
import { isItself, relativeFile } from './relative.ts';

export type { Reference, ReferenceKind };

interface At {
  readonly line: number;
  readonly column: number;
}

const LONGEST = 2048;
const SHOWN = 300;
const PUBLIC_HOSTS = new Set(['github.com', 'gist.github.com', 'raw.githubusercontent.com']);
/** Owners and repositories of templates. */
const TEMPLATE_REPOSITORY =
  /^(?:(?:owner|org|user|your-org|your-user|username|my-org|organization|organisation|acme-org)\/(?:repo|repository|name|project|your-repo|my-repo)|o\/r|xxx+\/.*|.*\/xxx+)$/u;
const TEMPLATE_TEXT =
  /^(?:tbd|tba|todo|fixme|xxx+|\.{2,}|…|url|link|href|here|#|your[-_ ].{0,60}|(?:link|url)[-_ ]to[-_ ].{0,80}|insert[-_ ].{0,80}|path[-_ ]?to[-_ ].{0,80}|<[^>]{0,200}>|%3c.{0,200}%3e|\{\{.{0,200}\}\}|\[.{0,200}\])$/iu;
/** "PROJECT_NAME"; a file named project_name is none. */
const TEMPLATE_NAME = /^[A-Z]+(?:_[A-Z]+)+$/u;
const TEMPLATE_PART =
  /<[^>.@]{1,80}>|%3C(?:(?!%3E|%40)[^/.@]){1,80}%3E|\{\{?[^}]{1,80}\}?\}|%7B[^/]{1,80}%7D|\/(?:pull|issues|discussions|commit)\/(?:NNN+|XXX+|N|X|\d*#+|nnn+|xxx+|number|id|TBD|TODO)(?:\/|$)|(?:^|[/_-])(?:PROJECT|YOUR|REPO|ORG|USER)_(?:NAME|URL|ORG|REPO)(?:$|[/._-])|\/your-[a-z]/u;

/** Characters that could hide or reorder what is shown are dropped. */
const cleaned = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, '').trim();
const shown = (text: string): string => cleaned(text).slice(0, SHOWN);

/**
 * Reads one link or shorthand: a URL, `o/r#1`, `#1`, `GH-1`, `o/r@sha`, a 40-digit SHA, or, where the context says which
 * file the packet is, a path from there. Null where it is none of these (a mail address, a place in the same file). Never
 * throws.
 */
export function parseReference(written: string, at: At, context: ReferenceContext): Reference | null {
  const found = readReference(written, at, context);
  if (found === null || found.unusable !== null || !context.own || !isItself(found, context.own)) return found;
  return { ...found, kind: 'link', ref: `itself ${found.written}`, url: null, unusable: 'itself' };
}

function readReference(written: string, at: At, context: ReferenceContext): Reference | null {
  // Browsers drop line breaks inside an address, and so do people who wrap one.
  const text = cleaned(written.slice(0, LONGEST)).replace(/\s+/gu, '');
  const unusable = (why: Unusable, kind: ReferenceKind = 'link'): Reference => ({
    kind,
    ref: `${why} ${shown(withoutCredentials(text))}`,
    written: shown(withoutCredentials(text)),
    url: null,
    repository: null,
    number: null,
    ...at,
    unusable: why,
  });
  if (text === '' || /^mailto:/iu.test(text)) return null;
  if (written.length > LONGEST) return unusable('malformed');
  if (TEMPLATE_NAME.test(text)) return unusable('placeholder');
  if (TEMPLATE_TEXT.test(text)) return text.startsWith('#') ? null : unusable('placeholder');
  const own = context.own ?? null;
  // `docs/rfc.md#12` is a place in a file, not the issue of a repository named rfc.md.
  const shorthand = own !== null && DOCUMENT_PLACE.test(text) ? null : readShorthand(text, at, context);
  if (shorthand) return shorthand;
  const address = text.startsWith('//') ? `https:${text}` : text;
  const scheme = /^([a-z][a-z\d+.-]*):/iu.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined || (scheme.includes('.') && !address.includes('://'))) {
    if (/^(?:www\.|(?:gist\.)?github\.com\/)/iu.test(text))
      return readUrl(`https://${text}`, text, at, context, unusable);
    return own === null ? null : readRelative(text, at, context, own, unusable);
  }
  if (scheme === 'file') return unusable('internal-address');
  if (scheme !== 'http' && scheme !== 'https') return unusable('not-http');
  return readUrl(address, text, at, context, unusable);
}

const DOCUMENT_PLACE = /\.(?:md|markdown|mdx|txt|adoc|rst|csv|json|ya?ml|pdf)#/iu;

/** A file beside the packet: the one of the packet's own commit. */
function readRelative(
  text: string,
  at: At,
  context: ReferenceContext,
  own: OwnFile,
  unusable: (why: Unusable, kind?: ReferenceKind) => Reference,
): Reference | null {
  const file = relativeFile(text, own);
  if (file === null) return null;
  if (file === 'outside') return unusable('malformed');
  const host = context.hosts?.[0]?.toLowerCase();
  const repository = own.repository.toLowerCase();
  const ref = `${repository}:${own.commit ?? 'HEAD'}/${file.path}`;
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  return {
    kind: 'file',
    ref: host === undefined ? ref : `${host}/${ref}`,
    written: shown(text),
    url: `https://${host ?? 'github.com'}/${own.repository}/blob/${own.commit ?? 'HEAD'}/${path}${file.fragment}`,
    repository,
    number: null,
    ...at,
    unusable: null,
  };
}

/** `text` is the address with its scheme, `written` as it stands in the packet. */
function readUrl(
  text: string,
  written: string,
  at: At,
  context: ReferenceContext,
  unusable: (why: Unusable, kind?: ReferenceKind) => Reference,
): Reference {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return unusable(TEMPLATE_PART.test(text) ? 'placeholder' : 'malformed');
  }
  if (url.username !== '' || url.password !== '') return unusable('malformed');
  // Bots write redirect.github.com so as not to leave a cross-reference.
  const host = url.hostname
    .replace(/^www\./u, '')
    .replace(/\.$/u, '')
    .replace(/^redirect\.github\.com$/u, 'github.com');
  if (host === '' || host.startsWith('.') || url.hostname.includes('..')) return unusable('malformed');
  if (TEMPLATE_PART.test(text)) return unusable('placeholder');
  if (isExampleHost(host)) return unusable('example-host');
  const enterprise = (context.hosts ?? []).find((known) => known.toLowerCase() === host);
  if (!enterprise && isInternalHost(host)) return unusable('internal-address');
  url.hostname = host;
  url.protocol = 'https:';
  const target = enterprise === undefined ? redirectedTo(url) : null;
  if (target !== null) return readUrl(target, written, at, context, unusable);
  const known = enterprise !== undefined || PUBLIC_HOSTS.has(host);
  if (known) {
    withoutAt(url);
    url.pathname = url.pathname.replace(/(?:%20|%09|%0a|%0d|%c2%a0|%e2%80%8b)+$/iu, '');
  }
  const address = known ? readAddress(url) : null;
  if (!address) {
    return {
      kind: kindOutside(url),
      ref: identityOutside(url),
      written: shown(written),
      url: url.href,
      repository: null,
      number: null,
      ...at,
      unusable: null,
      ...(known ? { unknownPage: true } : {}),
    };
  }
  const prefix = enterprise === undefined ? '' : `${enterprise.toLowerCase()}/`;
  const me =
    address.kind === 'search' &&
    (/(?:^|[^a-z\d])@me(?![a-z\d])/iu.test(decoded(url.pathname + url.search)) ||
      (url.search === '' && address.repository === null));
  const template =
    (address.repository !== null && TEMPLATE_REPOSITORY.test(address.repository)) ||
    (address.kind === 'search' && TEMPLATE_LOGIN.test(decoded(url.search)));
  return {
    ...address,
    ref: prefix + address.ref,
    written: shown(written),
    url: url.href,
    ...at,
    unusable: me ? 'me-search' : template ? 'placeholder' : null,
  };
}

const PERSON = 'author|assignee|reviewed-by|review-requested|commenter|involves|mentions|user';
/** Where a search names the candidate, and a template's word still stands there. */
const TEMPLATE_LOGIN = new RegExp(
  String.raw`(?:^|[^a-z-])(?:${PERSON})[:=]"?@?(?:<|\{|your[-_]?(?:git[-_]?hub)?[-_]?(?:user|login|name|handle|id)|my[-_](?:user|login|handle)|git-?hub[-_](?:user|login|handle|id)|user-?_?name\b|login\b|handle\b)`,
  'iu',
);

/** `author:@octo-ada` finds nothing on GitHub: who writes it means the login. `@me` is another person to each reader. */
function withoutAt(url: URL): void {
  const saved = url.searchParams.get('q');
  const meant = saved?.replace(new RegExp(String.raw`(?<![\w-])(-?(?:${PERSON}):"?)@(?!me\b)(?=\w)`, 'giu'), '$1');
  if (meant !== undefined && meant !== saved) url.searchParams.set('q', meant);
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

const withoutCredentials = (text: string): string => text.replace(/([a-z][a-z\d+.-]*:(?:\/\/)?)[^/?#\s]*@/giu, '$1');

const SHORTHAND =
  /^(?:([\w-]{1,100}\/[\w.-]{1,100})(?:#([1-9]\d{0,9})|@([0-9a-f]{7,40}))|#([1-9]\d{0,9})|GH-([1-9]\d{0,9})|([0-9a-f]{40}))$/iu;

function readShorthand(text: string, at: At, context: ReferenceContext): Reference | null {
  const match = SHORTHAND.exec(text);
  if (!match) return null;
  const repository = (match[1] ?? context.repository)?.toLowerCase() ?? null;
  const number = match[2] ?? match[4] ?? match[5];
  const sha = (match[3] ?? match[6])?.toLowerCase();
  const kind = sha === undefined ? 'issue-or-pull-request' : 'commit';
  const name = sha === undefined ? `#${number ?? ''}` : `@${sha}`;
  const common = { kind, written: shown(text), number: number === undefined ? null : Number(number), ...at } as const;
  if (repository === null) return { ...common, ref: name, url: null, repository: null, unusable: 'no-repository' };
  const path = sha === undefined ? `issues/${number ?? ''}` : `commit/${sha}`;
  // On a GitHub Enterprise Server what has no address is there.
  const host = context.hosts?.[0]?.toLowerCase();
  return {
    ...common,
    ref: `${host === undefined ? '' : `${host}/`}${repository}${name}`,
    url: `https://${host ?? 'github.com'}/${repository}/${path}`,
    repository,
    unusable: TEMPLATE_REPOSITORY.test(repository) ? 'placeholder' : null,
  };
}

/** Where a reference begins in a text: an address, or a shorthand that stands apart from other words. */
const CANDIDATE =
  /(?<![a-z\d@/.-])(?:https?:\/\/|www\.(?=\w)|(?:gist\.)?github\.com\/)(?=[^\s<>"`])|(?<![\w@/.#&-])(?:[\w-]{1,100}\/[\w.-]{1,100}?(?:#[1-9]\d{0,9}|@[0-9a-f]{7,40})|#[1-9]\d{0,9}|GH-[1-9]\d{0,9}|[0-9a-f]{40})(?![\w-])/giu;
const ADDRESS = /^(?:https?:\/\/|www\.|(?:gist\.)?github\.com\/)/iu;
/** "#1 priority" is a rank, not an issue. */
const RANK =
  /^\s+(?:priority|goal|reason|cause|source|choice|ranked|most|top|best|worst|contributor|of\s+(?:\d|two|three|four|five|six|seven|eight|nine|ten)\b)/iu;
/** "#1 in the team": so low a number in a place is a rank. */
const PLACE_IN =
  /^#[1-5]\s+(?:in|on|among|across|within)\s+(?:the|our|my|a)\s+(?:whole\s+)?(?:team|group|company|organi[sz]ation|department|world|country|market|industry|league|list|leaderboard|class|field)\b/iu;

/**
 * "Meetup #7" is the seventh meetup: a name in mid-sentence, and not a word that announces a pull request or an issue.
 */
const NAMED = /\S\s+(?!(?:PRs?|MRs?|Issues?|Requests?|RFCs?|ADRs?|Discussions?|GitHub)\s)\p{Lu}\p{L}*\s+$/u;

/** "Evidence #1", "Project #2": the packet's own numbers, also where the line begins with them. */
const NUMBERED =
  /(?:^|[\s([*_])(?:evidence|items?|examples?|exhibit|projects?|story|stories|accomplishment|achievement|contribution|highlight|goal|objective|milestone|initiative|capstone|criterion|requirement|competency|reason|lesson|point|part|step|phase|sprint|week|day|round|session|iteration|number)\s+$/iu;

const isOrdinal = (text: string, start: number, end: number): boolean =>
  RANK.test(text.slice(end, end + 40)) ||
  PLACE_IN.test(text.slice(start, start + 60)) ||
  NAMED.test(text.slice(Math.max(0, start - 60), start)) ||
  NUMBERED.test(text.slice(Math.max(0, start - 30), start));

/**
 * Finds bare addresses and shorthands in a text. In prose, a `#12` that counts something ("#1 priority", "Meetup #12")
 * is left alone.
 * Linear in the text: every candidate has a bounded length.
 */
export function findReferences(
  text: string,
  at: At,
  context: ReferenceContext,
  mode: 'field' | 'prose',
): readonly Reference[] {
  const found: Reference[] = [];
  const candidates = new RegExp(CANDIDATE);
  for (let match = candidates.exec(text); match !== null; match = candidates.exec(text)) {
    const start = match.index;
    const isUrl = ADDRESS.test(match[0]);
    if (isUrl) {
      const host = HOST.exec(text.slice(start, start + 300))?.[1]?.toLowerCase() ?? '';
      const github = PUBLIC_HOSTS.has(host) || (context.hosts ?? []).some((known) => known.toLowerCase() === host);
      candidates.lastIndex = Math.max(
        start + match[0].length,
        endOfAddress(text, start, { longest: LONGEST + 1, github }),
      );
    }
    const whole = text.slice(start, candidates.lastIndex);
    if (mode === 'prose' && whole.startsWith('#') && isOrdinal(text, start, candidates.lastIndex)) continue;
    const reference = parseReference(whole, { line: at.line, column: at.column }, context);
    if (reference) found.push(reference);
  }
  return found;
}

/** The host of an address, its scheme and `www.` left out. */
const HOST = /^(?:https?:\/\/)?(?:www\.|redirect\.)?([\w.-]+)/iu;
