/** Troubles of a connection that do not pass by themselves, by the system's code. */

/** What is wrong, and what to change; null where trying again may help. */
export function lastingTrouble(code: string, host: string): string | null {
  if (/SELF_SIGNED|^UNABLE_TO_|^CERT_(?:UNTRUSTED|SIGNATURE_FAILURE|CHAIN_TOO_LONG)|^INVALID_CA$/u.test(code))
    return `the certificate of ${host} is signed by nobody whom this machine knows (${code}): set NODE_EXTRA_CA_CERTS to a file with the certificate of your company's authority`;
  if (code.startsWith('CERT_'))
    return `the certificate of ${host} does not hold today (${code}): look at it, and at the clock of this machine`;
  if (/ALTNAME|HOSTNAME_MISMATCH/u.test(code)) return `the certificate of ${host} is for another name (${code})`;
  if (/^(?:EPROTO|ERR_SSL_)/u.test(code)) return `${host} does not speak TLS as this machine does (${code})`;
  return code === 'ERR_INVALID_PROTOCOL' ? `the address of ${host} begins with neither https:// nor http://` : null;
}

/** A proxy that cannot be reached, by the variable that names it; null where the code is of another trouble. */
export const deadProxy = (code: unknown, variable: string): string | null =>
  typeof code === 'string' && /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/u.test(code)
    ? `the proxy that ${variable} names cannot be reached (${code})`
    : null;

/** A proxy that answered in GitHub's place. */
export const refusingProxy = (status: number, variable: string, host: string): string =>
  status === 407
    ? `the proxy that ${variable} names asks for a user and a password, or for others than it was given (407)`
    : `the proxy that ${variable} names refused the connection to ${host} (${status}): it has to let it through`;

/** A variable that names no usable proxy. Its value may hold a password: only the scheme is said. */
export function wrongProxy(variable: string, value: string | undefined): string {
  const scheme = /^([a-z][a-z\d+.-]{0,20}):\/\//iu.exec(value ?? '')?.[1];
  const why = scheme === undefined || /^https?$/iu.test(scheme) ? '' : ` Proxies of the scheme ${scheme} are not used.`;
  return `${variable} does not name a proxy as http://host:port.${why}`;
}
