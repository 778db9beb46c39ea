const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * A signal that is aborted when the program is asked to end: children are ended then, what is under
 * way is not finished, and nothing is begun. Whoever asks a second time is obeyed at once.
 */
export function cancellation(): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const abort = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  for (const name of signals) process.on(name, abort);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of signals) process.off(name, abort);
    },
  };
}
