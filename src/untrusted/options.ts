import type { Command, Option } from 'commander';
import { several } from '../repeatable.js';

/** What is asked for of files and references that no project is around. */
export interface AskedOfUntrusted {
  /** What each may take, as `KIND=AMOUNT`. */
  readonly limit?: readonly string[];
  /** Calls to make to each, in WAVE. */
  readonly call?: readonly string[];
  /** Makes an instance of each. */
  readonly run?: boolean;
  /** What the calls may reach, as in a manifest. */
  readonly grant?: readonly string[];
}

/** The options of `check` for what somebody else has made. */
export function defineUntrusted(command: Command): void {
  command
    .addOption(
      forEach(
        '--limit <KIND=AMOUNT>',
        'what each may take: size=256MiB, reading=30s, and for a call memory=256MiB, time=10s',
      ),
    )
    .addOption(forEach('--call <WAVE>', 'also make this call to each'))
    .option('--run', 'also start each, without a call')
    .addOption(forEach('--grant <WHAT>', 'what calls may reach: files:FOLDER, network, environment:NAME'));
}

const forEach = (flags: string, what: string): Option => several(flags, `for what no project is around: ${what}`);
