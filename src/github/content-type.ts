/**
 * Stands in for `content-type` in the bundle, with which Octokit decides whether an answer is JSON, text or bytes: it
 * looks
 * at the type and at `charset`.
 */
export function parse(header: string): { readonly type: string; readonly parameters: { readonly charset?: string } } {
  const [type = ''] = header.split(';');
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/iu.exec(header)?.[1];
  return { type: type.trim().toLowerCase(), parameters: charset === undefined ? {} : { charset } };
}
