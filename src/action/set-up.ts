import { addPath } from '@actions/core';
import { setUp } from '../commands/setup.js';
import { shippedCore } from '../core/shipped.js';
import { cancelled, failed } from '../failure.js';
import type { Platform } from '../platform/platform.js';
import type { Report } from '../report.js';
import type { ShownTool } from '../reporters/tools.js';
import type { Listening } from '../request.js';
import type { Inputs } from './inputs.js';

/** What came of installing: the tools, and the report of a run that did nothing else. */
export interface SetUpStep {
  readonly tools: readonly ShownTool[];
  readonly report: Report;
}

/** Installs the toolchains of a project and puts their programs on the PATH of the steps that follow. */
export async function setUpStep(
  { paths, offline = false, locked = false }: Inputs['request'],
  listening: Listening,
): Promise<SetUpStep> {
  const { platform, signal } = listening;
  const { tools, findings } = await setUp(paths, { ...listening, core: await shippedCore(platform), offline, locked });
  const ready = tools.map((tool) => absolute(tool, platform));
  for (const folder of ready.flatMap(({ bin = [] }) => bin)) addPath(folder);
  const report = failed(findings);
  return { tools: ready, report: signal.aborted ? cancelled(report) : report };
}

/** The steps that follow may run in another folder. */
function absolute({ folder, bin, ...tool }: ShownTool, { files }: Platform): ShownTool {
  if (folder === undefined) return tool;
  return { ...tool, folder: files.absolute(folder), bin: (bin ?? []).map((path) => files.absolute(path)) };
}
