const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Does something that Ctrl-C and SIGTERM stop in good order. A second one ends the process at once.
 *
 * @param act What to do; it ends soon after its signal aborts.
 * @returns What it gives.
 */
export async function withInterruption<Value>(
  act: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const stopListening = () => {
    for (const name of SIGNALS) Deno.removeSignalListener(name, interrupt);
  };
  const interrupt = () => {
    stopListening();
    controller.abort();
  };
  for (const name of SIGNALS) Deno.addSignalListener(name, interrupt);
  try {
    return await act(controller.signal);
  } finally {
    if (!controller.signal.aborted) stopListening();
  }
}
