import * as z from 'zod/mini';
import { manifestSchema } from './schema.js';

/** `wasmwright.toml` as a JSON Schema, for editors. */
export function manifestJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(manifestSchema);
  return {
    $schema,
    title: 'wasmwright.toml',
    description:
      'What a project of WebAssembly components is made of. Whatever it does not say is found in the folders.',
    ...schema,
  };
}
