import * as z from 'zod/mini';
import { languages } from '../languages/index.js';
import { tools } from '../toolchains/index.js';
import type { Toolchain } from '../toolchains/toolchain.js';
import { cacheSchema } from './cache-schema.js';
import { compatSchema } from './compat-schema.js';
import { describe } from './describe.js';
import { policySchema, virtualizeSchema, virtualizeWords } from './policy-schema.js';
import { aboutShape, publishSchema } from './publish-schema.js';
import { releaseSchema } from './release-schema.js';
import { profileSchema, settingsShape } from './settings-schema.js';

/** A name that is a file name as well, and can be told apart on a command line. (JSON Schema has no flags.) */
const name = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must be made of letters, digits, `-`, `_` and `.`'));
const world = z.string().check(z.minLength(1, 'must be `[WIT#]WORLD`'));

const hosts = z.optional(z.array(z.string().check(z.minLength(1, 'must be `NAME[@VERSION]`, or the path of a file'))));

const component = z.strictObject({
  source: describe(z.optional(z.string()), "The folder of the component's sources. Default: its name."),
  language: describe(z.optional(z.enum(Object.keys(languages))), 'The language. Default: what the folder looks like.'),
  entry: describe(z.optional(z.string()), 'The file that the build starts from, relative to `source`.'),
  world: describe(
    z.optional(world),
    'The world that the component is built for, `[WIT#]WORLD`. Default: the only world of `wit/` in its folder, or above.',
  ),
  targets: describe(
    z.optional(z.array(world)),
    'Worlds of hosts that the component must fit as well, each `[WIT#]WORLD`.',
  ),
  hosts: describe(hosts, 'Hosts that it must run in, in place of those of the project.'),
  virtualize: describe(z.optional(virtualizeSchema), virtualizeWords),
  profile: profileSchema,
  ...settingsShape,
  ...aboutShape,
});

const composition = z.strictObject({
  socket: describe(z.optional(name), 'The component whose imports are satisfied.'),
  plugs: describe(z.optional(z.array(name)), 'The components whose exports satisfy them.'),
  wac: describe(z.optional(z.string()), 'A `.wac` file, in place of `socket` and `plugs`.'),
  targets: describe(z.optional(z.array(world)), 'Worlds of hosts that the composition must fit, each `[WIT#]WORLD`.'),
  hosts: describe(hosts, 'Hosts that it must run in, in place of those of the project.'),
  virtualize: describe(z.optional(virtualizeSchema), virtualizeWords),
  ...aboutShape,
});

const smokeCall = z.strictObject({
  component: describe(name, 'The component or composition to call.'),
  call: describe(z.string(), 'The call, in WAVE: `greet({name: "Ada"})`.'),
  expect: describe(z.optional(z.string()), 'The value that it must give, in WAVE. Default: any.'),
  timeout: describe(
    z.optional(z.number().check(z.positive(), z.maximum(86_400))),
    'How long it may take, in seconds. Default: 10.',
  ),
  memory: describe(z.optional(z.string()), 'How much memory it may take: `256 MiB`. Default: `1 GiB`.'),
  grant: describe(
    z.optional(z.array(z.string())),
    'What it may reach besides standard streams, clocks and random numbers: `files:FOLDER` (a copy of it), `network`, `environment:NAME` or `environment:NAME=VALUE`.',
  ),
});

const versions = Object.fromEntries(
  Object.entries<Toolchain>(tools).map(([id, { title, version }]) => [
    id,
    describe(
      z.optional(z.string()),
      version === undefined
        ? `The version of ${title}. Default: what the folder of the component chooses, or else what the machine has.`
        : `The version of ${id}. This release knows ${version}.`,
    ),
  ]),
);

/** What `wasmwright.toml` may hold. */
export const manifestSchema = z.strictObject({
  output: describe(z.optional(z.string()), 'The folder that receives the results. Default: `wasmwright-out`.'),
  profile: profileSchema,
  hosts: describe(
    hosts,
    'Hosts that everything must run in, each `NAME[@VERSION]` or the path of a file: `["wasmtime", "spin@4", "./our-platform.toml"]`. What is only a part of a composition is shown, and is no error.',
  ),
  components: describe(z.optional(z.record(name, component)), 'The components by name. Default: what is found.'),
  compositions: describe(
    z.optional(z.record(name, composition)),
    'What is made of them. Default: the one way of plugging them together, if there is just one.',
  ),
  smoke: describe(z.optional(z.array(smokeCall)), 'Calls that must work.'),
  policy: describe(z.optional(policySchema), 'What components and compositions may ask of their hosts.'),
  compat: describe(z.optional(compatSchema), 'What the project has decided about its interfaces.'),
  publish: describe(z.optional(publishSchema), 'Where the results are published, and what is said of them there.'),
  release: describe(z.optional(releaseSchema), 'How releases are named, and where it is written what is new in them.'),
  cache: describe(z.optional(cacheSchema), 'Where builds are shared with others.'),
  tools: describe(
    z.optional(z.strictObject(versions)),
    'Versions of tools. Of those that are installed, each must be one that this release knows the checksums of.',
  ),
});

export type ManifestData = z.infer<typeof manifestSchema>;
