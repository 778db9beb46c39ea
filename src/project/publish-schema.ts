import * as z from 'zod/mini';
import { describe } from './describe.js';

const text = z.optional(z.string().check(z.minLength(1)));

/** Tags that move from version to version. */
export const movingTags = ['major', 'minor', 'latest', 'commit'] as const;

/** What is said of what is published. */
const about = {
  description: describe(text, 'What it is for, in a sentence.'),
  licenses: describe(text, 'Its licences, as an SPDX expression: `Apache-2.0 OR MIT`.'),
  authors: describe(text, 'Who has written it.'),
  homepage: describe(text, 'The address of its documentation.'),
  source: describe(text, 'The address of its sources. Default: the repository of the workflow, or `origin` of git.'),
};

/** The same of one component or composition, which is said in the place of what holds for all. */
export const aboutShape = {
  version: describe(
    text,
    'The version that it is published as. Default: that of its `Cargo.toml`, `package.json` or `pyproject.toml`, or else of `[publish]`.',
  ),
  publish: describe(z.optional(z.boolean()), 'Whether it is published. Default: `true`.'),
  description: about.description,
  licenses: about.licenses,
};

/** What `[publish]` of a manifest may hold. */
export const publishSchema = z.strictObject({
  registry: describe(text, 'Where it is published: `HOST[:PORT]/PREFIX`, such as `ghcr.io/acme`.'),
  version: describe(text, 'The version of everything that has none of its own.'),
  tags: describe(
    z.optional(z.array(z.enum(movingTags))),
    'Tags besides the version: `major` (`1`), `minor` (`1.2`), `latest` and `commit`. The first three move, and only to stable versions.',
  ),
  ...about,
});
