import { testMutations } from './mutate.ts';

testMutations('engineer-to-leader', 3, []);
