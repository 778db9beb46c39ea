import { publishAt } from '../commands/publish.js';
import { shippedCore } from '../core/shipped.js';
import { failed, findingsOf } from '../failure.js';
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

/** Publishes the project of the step. GitHub's own registry is opened by the token of the workflow. */
export async function publishStep(inputs: Inputs, listening: Listening): Promise<PublishStep> {
  const { request, publish, token } = inputs;
  const { env } = listening.platform;
  const platform = { ...listening.platform, env: { ...env, GITHUB_TOKEN: env['GITHUB_TOKEN'] || token } };
  const { offline = false, locked = false, paths } = request;
  try {
    const surroundings = { ...listening, platform, core: await shippedCore(platform), offline, locked };
    const attestor = workflowAttestor(token, listening);
    const asked = { ...publish, ...(attestor && { attestor }) };
    const { published, report, findings } = await publishAt(paths[0] ?? '.', asked, surroundings);
    return { published, report: { ...report, findings } };
  } catch (failure) {
    return { published: [], report: failed(findingsOf(failure)) };
  }
}
