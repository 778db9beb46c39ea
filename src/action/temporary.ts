/** The folder of a job for what is not kept when it is over. */
export const temporary = ({ RUNNER_TEMP: folder }: Readonly<Record<string, string | undefined>>): string =>
  (folder || '.wasmwright').replaceAll('\\', '/');
