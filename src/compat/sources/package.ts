import { valid } from 'semver';
import { error, Stop } from '../../finding.js';
import { openRepository } from '../../registry/client.js';
import { highestStable, type PackageName, parsePackageName, repositoryOf } from '../../registry/packages.js';
import { type Place, referenceText } from '../../registry/reference.js';
import { openReference } from './oci.js';
import { mustBeOnline } from './online.js';
import type { Opening, Source } from './source.js';

/** A version of a package, out of the registry of its namespace. */
export const registryPackage: Source = {
  id: 'package',
  form: 'NAMESPACE:PACKAGE[@VERSION], by default the highest stable version',
  matches: (reference) => parsePackageName(reference) !== undefined,
  async open(reference, opening) {
    mustBeOnline(reference, opening);
    const named = parsePackageName(reference) as PackageName;
    const { platform, signal, location } = opening;
    if (named.version !== undefined) mustBeVersion(named.version, reference, opening);
    const place = await repositoryOf(named, platform, signal, location);
    const tag = named.version ?? (await highest(place, opening));
    const title = `${named.namespace}:${named.name}@${tag}`;
    return openReference({ ...place, tag }, title, opening);
  },
};

function mustBeVersion(version: string, reference: string, { location }: Opening): void {
  if (valid(version) === version) return;
  throw new Stop(
    error('usage', `\`${reference}\`: \`${version}\` is no version`, {
      ...(location && { location }),
      help: 'a version has three numbers, such as `0.2.1`; tags cannot have build metadata (`+…`)',
    }),
  );
}

async function highest(place: Place, opening: Opening): Promise<string> {
  const { platform, signal, location } = opening;
  const tags = await (await openRepository(place, platform, signal)).tags();
  const tag = highestStable(tags ?? []);
  if (tag !== undefined) return tag;
  const name = referenceText(place);
  const what = tags ? `\`${name}\` has no stable version` : `there is no \`${name}\``;
  throw new Stop(
    error('baseline-missing', what, {
      ...(location && { location }),
      ...(tags && tags.length > 0 && { notes: [`its tags are ${tags.slice(0, 10).join(', ')}`] }),
      help: 'name a version, `NAMESPACE:PACKAGE@VERSION`; before the first release there is nothing to compare with',
    }),
  );
}
