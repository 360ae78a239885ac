import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate, type GraphQLSchema } from 'graphql';
import { OpenAPIBackend, type Document } from 'openapi-backend';

/** GitHub's own descriptions of its interfaces: the schema of GraphQL, and the REST operations that we use. */

let schema: GraphQLSchema | null = null;

export function graphqlSchema(): GraphQLSchema {
  schema ??= buildSchema(
    readFileSync(new URL('../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url), 'utf8'),
    { assumeValidSDL: true },
  );
  return schema;
}

/** What GitHub's schema holds against a query; empty for a valid one. */
export const queryProblems = (query: string): string[] =>
  validate(graphqlSchema(), parse(query)).map((error) => error.message);

let contract: Promise<(exchange: Exchange) => string[]> | null = null;

/** Checks every REST request and answer against GitHub's OpenAPI description; its validators are compiled once. */
export const restContract = (): Promise<(exchange: Exchange) => string[]> => (contract ??= readContract());

async function readContract(): Promise<(exchange: Exchange) => string[]> {
  const definition = JSON.parse(
    readFileSync(new URL('../fixtures/github-openapi.json', import.meta.url), 'utf8'),
    spellOutNullable,
  ) as Document;
  const api = new OpenAPIBackend({
    definition,
    strict: false,
    quick: true,
    coerceTypes: true,
    ajvOpts: {
      strict: false,
      formats: {
        'repo.nwo': true,
        timestamp: true,
        'date-time': true,
        uri: true,
        int64: true,
        int32: true,
        email: true,
      },
    },
  });
  await api.init();
  return ({ method, path, query, body, status, answer }) => {
    const request = { method, path, query, body, headers: { 'content-type': 'application/json' } };
    const operation = api.matchOperation(request);
    if (!operation) return [`${method} ${path} is no operation that GitHub describes`];
    const asked = api.validateRequest(request, operation);
    const problems = (asked.errors ?? []).map(
      (error) => `request ${method} ${path}: ${error.instancePath} ${error.message ?? ''}`,
    );
    if (status === 204) return problems;
    const answered = api.validateResponse(answer, operation, status);
    return [
      ...problems,
      ...(answered.errors ?? []).map(
        (error) => `answer ${status} to ${method} ${path}: ${error.instancePath} ${error.message ?? ''}`,
      ),
    ];
  };
}

/** `nullable` without `type` is what OpenAPI 3.0 allows and the validator does not: it becomes a choice. */
function spellOutNullable(_: string, value: unknown): unknown {
  if (
    typeof value !== 'object' ||
    value === null ||
    !('nullable' in value) ||
    value.nullable !== true ||
    'type' in value
  )
    return value;
  const { nullable: _nullable, ...rest } = value;
  return { anyOf: [rest, { enum: [null] }] };
}

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}
