import { testMutations } from './mutate.ts';

testMutations('distinguished', 60, []);
