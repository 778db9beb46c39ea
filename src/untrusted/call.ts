import { compileLimits, type Limits } from '../limits.js';
import type { Checked, SmokeCall } from '../model.js';
import type { InstallStep, SmokeStep } from '../plan.js';
import type { Platform } from '../platform/platform.js';
import { type Grants, readGrants } from '../smoke/grants.js';
import type { Context } from '../stages/context.js';
import { smoke } from '../stages/smoke.js';
import { installTools } from '../stages/toolchains.js';
import type { ToolsByComponent } from '../toolchains/index.js';
import { jco } from '../toolchains/jco.js';
import type { AskedOfUntrusted } from './options.js';

/** What runs components in Node. */
const install: InstallStep = {
  stage: 'toolchains',
  id: 'toolchains/jco',
  needs: [],
  tool: 'jco',
  version: jco.version ?? '',
};

/** Starts components of others and calls them, in every runtime that is there, within limits. */
export class Caller {
  readonly #asked: AskedOfUntrusted;
  readonly #limits: Limits;
  readonly #grants: Grants;
  /** What runs components is made ready when there is one to run. */
  #tools: Promise<ToolsByComponent> | undefined;

  /** Stops when something cannot be granted. */
  constructor(asked: AskedOfUntrusted, limits: Limits, { env }: Pick<Platform, 'env'>) {
    this.#asked = asked;
    this.#limits = limits;
    this.#grants = readGrants(asked.grant ?? [], '.', env, undefined);
  }

  /** Calls one that is valid. Gives whether it could be called; why not is found once. */
  async call(checked: Checked, file: string, context: Context): Promise<boolean> {
    const { call: texts = [], run = false } = this.#asked;
    if (texts.length === 0 && !run) return true;
    this.#tools ??= installTools([install], context);
    const tools = await this.#tools;
    if (!tools.common.jco) return false;
    const { files } = context.platform;
    const path = `${context.work}/${checked.name}.wasm`;
    await files.write(path, await checked.read());
    const calls = (texts.length > 0 ? texts : ['']).map((text) => this.#callOf(text, checked.name, file));
    const step: SmokeStep = {
      stage: 'smoke',
      id: `smoke/${file}`,
      needs: [],
      name: checked.name,
      calls,
    };
    await smoke([step], [{ ...checked, path }], tools, context, compileLimits.untrusted);
    await files.remove(path);
    return true;
  }

  /** Without a text it is an instance alone that is asked for. */
  #callOf(call: string, component: string, file: string): SmokeCall {
    const { memory, time } = this.#limits;
    const at = { file };
    return {
      component,
      call,
      timeout: time,
      memory,
      grants: this.#grants,
      location: { component: at, call: at, expect: at },
    };
  }
}
