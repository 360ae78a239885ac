import { testMutations } from './mutate.ts';

testMutations('staff-principal', 60, []);
