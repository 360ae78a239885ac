import { testMutations } from './mutate.ts';

testMutations('devops', 60, []);
