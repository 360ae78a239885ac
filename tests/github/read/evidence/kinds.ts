const at = 'https://github.com/acme/billing';
/** One reference of every kind that is read. */
export const KINDS = [
  `${at}/pull/1`,
  `${at}/issues/2`,
  '#3',
  `${at}/pull/1#pullrequestreview-4`,
  `${at}/pull/1#discussion_r5`,
  `${at}/pull/1#issuecomment-6`,
  `${at}/issues/2#issuecomment-6`,
  `${at}/discussions/7`,
  `${at}/discussions/7#discussioncomment-8`,
  `acme/billing@${'a'.repeat(40)}`,
  'acme/billing@abcdef1',
  `${at}/releases/tag/v1.0`,
  `${at}/blob/main/docs/adr/7.md`,
  `${at}/blob/main/src/a.ts`,
  `${at}/tree/main`,
  'https://gist.github.com/octo-ada/0a1b',
  at,
  'https://github.com/octo-ada',
  `${at}/milestone/9`,
  `${at}/pulls?q=author%3Aocto-ada`,
];
