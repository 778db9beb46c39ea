import { error, Stop } from '../../finding.js';
import type { Opening } from './source.js';

/** Stops where nothing may be downloaded. */
export function mustBeOnline(reference: string, { offline, location }: Opening): void {
  if (!offline) return;
  throw new Stop(
    error('download-failed', `\`${reference}\` is not on this machine, and nothing may be downloaded`, {
      ...(location && { location }),
      help: 'run without `--offline`, or compare with a path or a commit',
    }),
  );
}
