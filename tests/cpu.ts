/** Processor time of this process, in milliseconds: what else the machine is doing is not in it. */
export function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
