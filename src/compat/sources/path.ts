import { error, Stop } from '../../finding.js';
import { join } from '../../path.js';
import { openPath } from './content.js';
import type { Source } from './source.js';

/** A file or folder of this machine. */
export const path: Source = {
  id: 'path',
  form: 'PATH of a WIT folder, or of a .wit, .wasm or .wat file',
  matches: () => true,
  async open(reference, opening) {
    const { files } = opening.platform;
    const place = join(reference);
    if ((await files.kind(place)) === 'none') {
      throw new Stop(
        error('path-missing', `there is no file or folder \`${reference}\``, {
          ...(opening.location && { location: opening.location }),
          help: 'what lies elsewhere is written `git:REF:PATH`, `oci:REFERENCE`, `NAMESPACE:PACKAGE@VERSION`, or as a URL',
        }),
      );
    }
    return openPath(place, files, reference, opening);
  },
};
