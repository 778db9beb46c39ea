import type { Context } from '../stages/context.js';
import type { ToolId } from '../toolchains/index.js';
import type { LockedTool } from '../toolchains/lock.js';
import type { Pin } from '../toolchains/pin.js';
import type { Source } from '../toolchains/toolchain.js';

/** How tools of one kind are installed, and how it is learnt what there is to install. */
export interface Kind<S extends Source, P extends Pin> {
  /** Puts a tool into an empty folder. Whatever is not as the pin has it is refused. */
  install(tool: Asked<S>, pin: P, folder: string, context: Context): Promise<void>;
  /** Learns the checksums of a version, or of the newest. */
  resolve(tool: Asked<S>, wish: Wish, context: Context): Promise<LockedTool>;
}

/** A tool that is asked for. */
export interface Asked<S extends Source> {
  readonly id: ToolId;
  readonly title: string;
  readonly source: S;
}

/** What is to be recorded of a tool. */
export interface Wish {
  /** None: the newest that there is. */
  readonly version?: string;
  /** What is recorded already. */
  readonly before?: LockedTool;
}
