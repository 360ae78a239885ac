/**
 * Stands in for `json-with-bigint`, with which Octokit reads numbers beyond 2^53. GitHub's ids are far below; a
 * comment's
 * comes as a string (`fullDatabaseId`).
 */
export const JSONParse = (text: string): unknown => JSON.parse(text);
export const JSONStringify = (value: unknown): string => JSON.stringify(value);
