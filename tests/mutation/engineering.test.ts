import { testMutations } from './mutate.ts';

testMutations('engineering', 60, [
  {
    name: /link (?:https:\/\/github\.com\/acme\/rfcs\/pull\/118|#4123) removed$/u,
    reason:
      'The item has two links, the RFC and the change that shipped it; its criterion asks for one, so either may go.',
  },
]);
