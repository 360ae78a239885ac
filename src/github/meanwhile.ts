/**
 * Does work while a request is on its way, once it has left this process: to load or to compute keeps the process busy,
 * and what has not left it by then would leave late.
 */
export async function meanwhile<T>(request: Promise<T>, work: () => unknown): Promise<T> {
  // It may fail before the work is done; whoever waits for it below is told.
  request.catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  await work();
  return await request;
}
