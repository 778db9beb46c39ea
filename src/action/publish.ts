import { publishAt } from '../commands/publish.js';
import { shippedCore } from '../core/shipped.js';
import { failed, findingsOf } from '../failure.js';
import type { Surroundings } from '../pipeline.js';
import type { Asked } from '../publish/publish.js';
import type { Published } from '../publish/push.js';
import type { Report } from '../report.js';
import type { Listening } from '../request.js';
import { workflowAttestor } from './attestor.js';
import type { Inputs } from './inputs.js';

/** What was published, and the report of the run that built it. */
export interface PublishStep {
  readonly published: readonly Published[];
  readonly report: Report;
}

/** Publishes the project of the step. */
export async function publishStep(inputs: Inputs, listening: Listening): Promise<PublishStep> {
  try {
    const surroundings = await publishingWith(inputs, listening);
    const asked = askedIn(inputs, surroundings);
    const { published, report, findings } = await publishAt(inputs.request.paths[0] ?? '.', asked, surroundings);
    return { published, report: { ...report, findings } };
  } catch (failure) {
    return { published: [], report: failed(findingsOf(failure)) };
  }
}

/** What publishing has to work with: GitHub's own registry is opened by the token of the workflow. */
export async function publishingWith({ request, token }: Inputs, listening: Listening): Promise<Surroundings> {
  const { env } = listening.platform;
  const platform = { ...listening.platform, env: { ...env, GITHUB_TOKEN: env['GITHUB_TOKEN'] || token } };
  const { offline = false, locked = false } = request;
  return { ...listening, platform, core: await shippedCore(platform), offline, locked };
}

/** What the step asks of publishing: the workflow vouches for what it builds. */
export function askedIn({ publish, token }: Inputs, surroundings: Surroundings): Asked {
  const attestor = workflowAttestor(token, surroundings);
  return { ...publish, ...(attestor && { attestor }) };
}
