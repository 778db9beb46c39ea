import * as z from 'zod/mini';

/** Adds what the JSON Schema says of a key. */
export const describe = <T extends z.ZodMiniType>(schema: T, description: string): T =>
  schema.check(z.describe(description)) as T;
