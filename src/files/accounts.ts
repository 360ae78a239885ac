/** How logins and teams are written in the files that people keep. */
import * as z from 'zod/mini';
import { LOGIN, TEAM } from '../people/logins.ts';

export const LOGIN_IS = 'a GitHub login, without `@`';
export const TEAM_IS = 'a team such as `acme/promotions`';

export const login = z.string().check(z.regex(LOGIN, LOGIN_IS));
export const team = z.string().check(z.regex(TEAM, TEAM_IS));
