import { track } from '../../project/versions.js';
import { rule } from '../rule.js';

export const versionTrackChanged = rule({
  on: 'package',
  change: 'replaced',
  layer: 'link',
  title: 'A package is on another track of versions',
  why: [
    'The version is a part of the name of each interface; Wasmtime, wac and jco take one version for another on the same track only.',
  ],
  witness: ['- package demo:kv@0.2.1;', '+ package demo:kv@0.3.0;'],
  instead: [
    'Hosts that offer both versions serve guests of both.',
    'Or keep the old interfaces as they were, and stay on the track.',
  ],
  check: ({ baseline, current }) => {
    if (!baseline || !current || baseline.name !== current.name) return;
    const [before, after] = [baseline, current].map(({ name, version }) =>
      version === undefined ? name : track(`${name}@${version}`),
    );
    const text = (version: string | undefined) => version ?? 'no version';
    return (
      before !== after && {
        message: `\`${current.name}\` went from ${text(baseline.version)} to ${text(current.version)}: nothing links across`,
        at: current.versionSpan,
        was: baseline.versionSpan,
      }
    );
  },
});
