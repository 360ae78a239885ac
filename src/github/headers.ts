/** What every request says of itself. */
export const headersFor = (token: string, userAgent: string): Record<string, string> => ({
  authorization: `token ${token}`,
  'user-agent': userAgent,
});
