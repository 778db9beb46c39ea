/** A part of what a workflow does that needs rights of its token. */
interface Feature {
  readonly title: string;
  /** What must stand under `permissions:`; nothing, if the runner's own token is enough. */
  readonly needs: Readonly<Record<string, 'read' | 'write'>>;
  readonly why: string;
}

/** Everything that a workflow may need a permission for. What is not listed needs none. */
export const features = {
  checkout: {
    title: '`actions/checkout`',
    needs: { contents: 'read' },
    why: 'reads the repository; Wasmwright itself never does',
  },
  build: {
    title: 'building, checking, composing, calling',
    needs: {},
    why: 'happens on the runner',
  },
  show: {
    title: 'annotations, the run summary, outputs',
    needs: {},
    why: 'are read by the runner from what the step prints and writes',
  },
  keep: {
    title: 'the artifact, the cache',
    needs: {},
    why: 'take a token that the runner has for them',
  },
  comment: {
    title: 'the comment on a pull request, and the label that accepts a break',
    needs: { 'pull-requests': 'write' },
    why: 'without it, and from forks, which never have it, the same text is in the run summary',
  },
  news: {
    title: 'what else is new of the components: their sizes and imports, against the base',
    needs: { actions: 'read' },
    why: 'reads the artifact of the run for the commit that the branch has left; without it, that part is left out',
  },
  publish: {
    title: '`command: publish` to ghcr.io',
    needs: { packages: 'write' },
    why: 'pushes packages with the token of the workflow; other registries take the credentials that `docker login` keeps',
  },
  release: {
    title: '`command: release`',
    needs: { contents: 'write', 'pull-requests': 'write', packages: 'write' },
    why: 'keeps the pull request of the release up to date, tags, and makes the release; the settings of the repository must allow actions to create pull requests',
  },
  provenance: {
    title: 'provenance of what `command: publish` publishes',
    needs: { 'id-token': 'write' },
    why: 'signs where it comes from in the name of the workflow; without it nothing is said of that',
  },
  attestations: {
    title: 'that provenance where `gh attestation verify` looks for it',
    needs: { attestations: 'write' },
    why: 'keeps it with the repository; without it, it is in the registry only',
  },
} as const satisfies Record<string, Feature>;

export type FeatureName = keyof typeof features;

/** The lines that a feature needs under `permissions:`. */
export function permissionLines(name: FeatureName): readonly string[] {
  const { needs }: Feature = features[name];
  return Object.entries(needs).map(([scope, access]) => `${scope}: ${access}`);
}

/** What to do when features were refused for want of a permission; none, if they need none. */
export function missingPermission(...names: readonly FeatureName[]): string | undefined {
  const lines = names.flatMap(permissionLines).map((line) => `\`${line}\``);
  return lines.length === 0 ? undefined : `add ${lines.join(' and ')} under \`permissions:\` of the job`;
}
