import { build } from './catalog/build.js';
import { compat } from './catalog/compat.js';
import { compose } from './catalog/compose.js';
import { dependencies } from './catalog/dependencies.js';
import { fit } from './catalog/fit.js';
import { hosts } from './catalog/hosts.js';
import { javascript } from './catalog/javascript.js';
import { machine } from './catalog/machine.js';
import type { Page } from './catalog/page.js';
import { policy } from './catalog/policy.js';
import { project } from './catalog/project.js';
import { publish } from './catalog/publish.js';
import { sbom } from './catalog/sbom.js';
import { smoke } from './catalog/smoke.js';
import { sources } from './catalog/sources.js';
import { untrusted } from './catalog/untrusted.js';
import { wit } from './catalog/wit.js';

export type { Page } from './catalog/page.js';

/** Every finding that there is, in the order in which a run comes by them. */
export const catalog = {
  ...wit,
  ...build,
  ...javascript,
  ...fit,
  ...hosts,
  ...policy,
  ...compose,
  ...smoke,
  ...untrusted,
  ...compat,
  ...sources,
  ...publish,
  ...dependencies,
  ...sbom,
  ...project,
  ...machine,
} as const satisfies Record<string, Page>;

export type FindingId = keyof typeof catalog;

/** The exit code of an error, by what it blames. */
export const exitCodes = { sources: 1, project: 2, wasmwright: 70 } as const satisfies Record<Page['blames'], number>;
