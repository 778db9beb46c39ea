import * as z from 'zod/mini';
import { describe } from './describe.js';

/** What `[cache]` of a manifest may hold. Who may read a manifest is to find no password there. */
export const cacheSchema = z.strictObject({
  url: describe(
    z.optional(
      z
        .string()
        .check(z.regex(/^https?:\/\/[^\s/@?#]+(\/[^\s?#]*)?$/, 'must be `https://HOST/PREFIX`, without a password')),
    ),
    'The address of a cache that speaks the HTTP protocol of the remote caches of Bazel. Default: `WASMWRIGHT_CACHE` of the environment, or none.',
  ),
  'read-only': describe(
    z.optional(z.boolean()),
    'Whether builds are only taken from it. Default: `false`; `WASMWRIGHT_CACHE_READONLY` of the environment wins.',
  ),
});
