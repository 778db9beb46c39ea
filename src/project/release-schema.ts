import * as z from 'zod/mini';
import { describe } from './describe.js';

/** What a tag may be made of, before the version that is its end. */
const template = /^(?![-/.])(?!.*\.\.)(?!.*@\{(?!version))[\w.@/-]*(\{name\}[\w.@/-]*)?\{version\}$/;

/** What `[release]` of a manifest may hold. */
export const releaseSchema = z.strictObject({
  tag: describe(
    z.optional(z.string().check(z.regex(template, 'must end with `{version}`: `v{version}`, or `{name}-v{version}`'))),
    'How a release is tagged: `v{version}`, where everything has one version, or `{name}-v{version}`, where each package and component has its own. Default: as the tags are that there are, or else the first if all have the same version.',
  ),
  changelog: describe(
    z.optional(z.string().check(z.minLength(1))),
    'The file in which it is written what is new in a release. Default: `CHANGELOG.md`.',
  ),
});
