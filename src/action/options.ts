/**
 * What the inputs of the step are called on the command line: each of those that are there as well. They bear
 * the names of the options, in the plural where several can be given.
 */
export const onCommandLine: Readonly<Record<string, string>> = {
  command: 'COMMAND',
  'working-directory': 'PROJECT',
  manifest: 'PROJECT',
  components: '--component',
  exactly: '--exactly',
  since: '--since',
  share: '--share',
  smoke: '--no-smoke',
  hosts: '--host',
  world: '--world',
  out: '--out',
  force: '--force',
  explain: '--explain',
  offline: '--offline',
  locked: '--locked',
  against: '--against',
  registry: '--registry',
  tag: '--tag',
  'dry-run': '--dry-run',
  insecure: '--insecure',
};
