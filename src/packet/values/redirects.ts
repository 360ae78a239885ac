/** Addresses that word processors, mail and chat programs put before the one that was linked. */

/** By host and path, the parameter that holds the address. */
const REDIRECTS: readonly { readonly host: RegExp; readonly path: RegExp; readonly in: readonly string[] }[] = [
  { host: /^google\.[a-z.]{2,6}$/u, path: /^\/url$/u, in: ['q', 'url'] },
  { host: /(?:^|\.)safelinks\.protection\.outlook\.com$/u, path: /^\//u, in: ['url'] },
  { host: /^(?:l|lm)\.facebook\.com$/u, path: /^\/l\.php$/u, in: ['u'] },
  { host: /^slack-redir\.net$/u, path: /^\/link$/u, in: ['url'] },
  { host: /^linkedin\.com$/u, path: /^\/(?:redir\/redirect|safety\/go)$/u, in: ['url'] },
];

/** The address behind a redirect; null where it is none. It holds no redirect itself, so that reading it ends. */
export function redirectedTo(url: URL): string | null {
  const found = redirectOf(url);
  const target = found?.in
    .map((name) => url.searchParams.get(name))
    .find((value) => /^https?:\/\//iu.test(value ?? ''));
  if (target === undefined || target === null || !URL.canParse(target)) return null;
  return redirectOf(new URL(target)) === undefined ? target : null;
}

const redirectOf = (url: URL): (typeof REDIRECTS)[number] | undefined => {
  const host = url.hostname.replace(/^www\./u, '');
  return REDIRECTS.find((redirect) => redirect.host.test(host) && redirect.path.test(url.pathname));
};
