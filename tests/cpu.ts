/**
 * Processor time of this thread, in milliseconds: what the other threads of the tests, and the rest of the machine, are
 * doing is not in it.
 */
export function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
