import { error, type Finding } from '../finding.js';
import type { Closing } from './closing.js';

/** Why something cannot be closed as it is asked for. */
export function refusal(
  message: string,
  closing: Pick<Closing, 'location'> | undefined,
  details: Pick<Finding, 'notes' | 'help'> = {},
): Finding {
  const { location } = closing ?? {};
  return error('virtualize-failed', message, { ...details, ...(location && { location }) });
}
