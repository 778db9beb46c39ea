import * as z from 'zod/mini';
import { describe } from './describe.js';

const role = z.enum(['contract', 'component', 'both']);
const side = z.enum(['import', 'export', 'both']);
const weight = z.enum(['error', 'warning', 'note', 'off']);
const features = z.array(z.string());

/** A rule by its id, or all of a layer. */
const rules = z.record(z.string(), weight);

const packageSettings = z.strictObject({
  role: describe(z.optional(role), 'What this package is to those who use it.'),
  features: describe(z.optional(features), 'Feature gates that are open when this package is judged.'),
  against: describe(z.optional(z.string()), 'What this package is compared with.'),
  rules: describe(z.optional(rules), 'How much a finding weighs in this package, before what holds for all.'),
  ignore: describe(z.optional(z.array(z.string())), 'Items of this package that are not judged, besides those of all.'),
  unstable: describe(
    z.optional(z.boolean()),
    'Whether this package promises nothing yet: changes are told, and none fails.',
  ),
});

/** `[compat]`: what the project has decided about its interfaces. */
export const compatSchema = z.strictObject({
  against: describe(
    z.optional(z.string()),
    'What is compared with: `git:REF[:PATH]`, `oci:REFERENCE`, `NAMESPACE:PACKAGE@VERSION`, a URL, a path. Default: where the work has left the branch that it goes to.',
  ),
  role: describe(
    z.optional(role),
    'Whose breaking fails the gate: `contract`, which others build against, fails on old guests; `component`, which is replaced by its next version, on old hosts; `both` on either. Default: `contract` for WIT, `component` for components.',
  ),
  additions: describe(
    z.optional(z.enum(['patch', 'minor'])),
    'The digit that additions move on a `0.N` track. Default: `patch`, as WASI does.',
  ),
  features: describe(z.optional(features), 'Feature gates that are open. Default: none.'),
  ignore: describe(z.optional(z.array(z.string())), 'Items that are not judged, as globs: `demo:kv/internal#*`.'),
  except: describe(z.optional(z.array(z.string())), 'Items that are judged although they are ignored, as globs.'),
  interfaces: describe(
    z.optional(z.record(z.string(), side)),
    'How guests stand to an interface that no world mentions, by its name: `"demo:kv/hooks" = "export"`.',
  ),
  rules: describe(
    z.optional(rules),
    'How much a finding weighs, by its id, or by what sees it: `source`, `type`, `link`.',
  ),
  packages: describe(
    z.optional(z.record(z.string(), packageSettings)),
    'What is different for a package, by its name: `"demo:kv"`.',
  ),
  consumers: describe(
    z.optional(
      z.strictObject({
        from: describe(
          z.array(z.string()),
          'Components that are built against the packages: paths, globs, references.',
        ),
        noun: describe(z.optional(z.string()), 'What one of them is called. Default: `plugin`.'),
      }),
    ),
    'Known components that each change is tried with.',
  ),
});
