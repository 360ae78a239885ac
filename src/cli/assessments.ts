/** Reviewers' own assessments: those that lie beside the packets, and those that the command line names. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readOpinion } from '../files/opinion.ts';
import { opinionFile } from '../people/opinions.ts';
import { UsageError } from './console.ts';
import { readInput, shown, STDIN } from './files.ts';

/** A file, and the packet that it is about, both as they are opened. */
export interface Assessment {
  readonly file: string;
  readonly packet: string;
}

/** Throws `UsageError` for one that is named and is about none of the packets. */
export function findAssessments(packets: readonly string[], named: readonly string[]): readonly Assessment[] {
  const files = packets.filter((packet) => packet !== STDIN);
  const byPath = new Map(files.map((packet) => [path.resolve(packet), packet]));
  const given = named.map((file): Assessment => {
    const about = aboutWhich(file, files, byPath);
    if (about === null)
      throw new UsageError(
        `--assessment ${file} is about none of the packets that are checked: it names one by "packet: octo-ada.md", or by its own name, octo-ada.octo-kim.assessment.yml.`,
      );
    return { file, packet: about };
  });
  const known = new Set(named.map((file) => path.resolve(file)));
  const folders = new Set(files.map((packet) => path.dirname(packet)));
  const beside = [...folders].flatMap((folder) =>
    namesIn(folder).flatMap((name): Assessment[] => {
      const file = path.join(folder, name);
      const packet = byPath.get(path.resolve(opinionFile(file)?.packet ?? ''));
      return packet === undefined || known.has(path.resolve(file)) ? [] : [{ file, packet }];
    }),
  );
  return [...given, ...beside];
}

/** A folder that may not be listed has packets all the same. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

/** By its name, by the packet beside it, or by a packet of that name that is the only one. */
function aboutWhich(file: string, packets: readonly string[], byPath: ReadonlyMap<string, string>): string | null {
  const { said } = readOpinion(readInput(file).bytes, shown(file));
  const beside = said === null ? opinionFile(file)?.packet : path.join(path.dirname(file), said.packet);
  const found = beside === undefined ? undefined : byPath.get(path.resolve(beside));
  if (found !== undefined) return found;
  const called = packets.filter((packet) => path.basename(packet) === said?.packet);
  const [only] = said === null ? packets : called;
  return only !== undefined && (said === null ? packets : called).length === 1 ? only : null;
}
