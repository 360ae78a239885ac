/** The files of a check: its packets, and the ladders and settings that they are judged by. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readPeople } from '../files/people.ts';
import { finding } from '../findings/catalogue.ts';
import type { Finding } from '../findings/finding.ts';
import { templateLines } from '../check/template.ts';
import { withBases, type GivenBase, type WithBases } from './bases.ts';
import { UsageError } from './console.ts';
import { laddersUnder, markdownFiles, readInput, shippedLadders, shown, STDIN } from './files.ts';
import type { Job } from './judge.ts';
import { ladderFiles } from './ladders.ts';
import { localLadder, settingsOf } from './settings.ts';

export interface Inputs extends Pick<Job, 'ladders' | 'fallback' | 'settings' | 'template' | 'people'> {
  /** The paths of the packets, in the order of their reports. */
  readonly packets: readonly string[];
  /** Of the settings and the ladders that they name. */
  readonly findings: readonly Finding[];
  /** The files that decide. */
  readonly files: readonly string[];
}

/**
 * Finds the files; ladders and settings are read, packets are not. Throws `UsageError`, and the errors of `node:fs`.
 * @param ladders the names of those that the command line asks for, or null
 * @param settingsFile the same of the settings
 */
export function findInputs(
  paths: readonly string[],
  ladders: readonly string[] | null,
  settingsFile: string | null,
  { root, entry, given }: { readonly root: string; readonly entry: string; readonly given: readonly GivenBase[] },
): Inputs {
  const packets = paths.flatMap(markdownFiles);
  if (packets.length === 0)
    throw new UsageError(`there is no Markdown file under ${paths.join(', ')}. To begin a packet: readiness new.`);
  const {
    settings,
    findings,
    path: settingsPath,
    ladderPlaces,
    templatePlaces,
    peoplePlace,
  } = settingsOf(settingsFile, root);
  const listed = ladders === null && settings ? (settings.ladders ?? []) : [];
  const places = listed.flatMap((entryText, index) => [
    { entryText, place: ladderPlaces[index] ?? { path: settingsPath, line: 1, column: 1 } },
  ]);
  const local = places.map(({ entryText, place }) => ({ file: localLadder(entryText, root), entryText, place }));
  const unread = local.flatMap(({ file, entryText, place }) => {
    if (file === null) return [finding('ladder-elsewhere', place, { ladder: entryText })];
    return existsSync(file) ? [] : [finding('settings-ladder', place, { ladder: entryText, problem: 'not-found' })];
  });
  const templates = (settings?.templates ?? []).map((template) => path.join(root, template));
  const lost = templates.flatMap((file, index) =>
    existsSync(file)
      ? []
      : finding('settings-template', templatePlaces[index] ?? { path: settingsPath, line: 1, column: 1 }, {
          template: settings?.templates[index] ?? '',
          problem: 'not-found',
        }),
  );
  const peopleFile = settings?.people == null ? null : path.join(root, settings.people);
  const known =
    peopleFile !== null && existsSync(peopleFile)
      ? readPeople(readInput(peopleFile).bytes, shown(peopleFile))
      : { people: [], findings: [] };
  const unknown =
    peopleFile === null || existsSync(peopleFile)
      ? known.findings
      : [
          finding('settings-people', peoplePlace ?? { path: settingsPath, line: 1, column: 1 }, {
            people: settings?.people ?? '',
            problem: 'not-found',
          }),
        ];
  const named =
    ladders?.flatMap((name) => ladderFiles(name, entry)).map((file) => path.resolve(file)) ??
    (settings?.ladders
      ? local.flatMap(({ file }) => (file !== null && existsSync(file) ? [file] : []))
      : laddersUnder(root));
  const own = [...new Set(named)];
  // A packet may name only the ladders that are listed; the shipped ones serve where nobody has listed any.
  const fallback =
    ladders === null && settings?.ladders === null
      ? shippedLadders(entry).filter((file) => !own.includes(path.resolve(file)))
      : [];
  const read = (list: readonly string[]): WithBases[] =>
    list.map((file) => withBases(readInput(file, shown(file)), file, given));
  const [ladderInputs, others] = [read(own), read(fallback)];
  return {
    packets,
    ladders: ladderInputs.map(({ input }) => input),
    fallback: others.map(({ input }) => input),
    settings: unread.length + lost.length + unknown.length === 0 ? settings : null,
    template: templateLines(lost.length === 0 ? templates.map((file) => readInput(file).bytes) : []),
    people: known.people ?? [],
    findings: [...findings, ...unread, ...lost, ...unknown],
    files: [
      ...packets.filter((file) => file !== STDIN),
      ...own,
      ...ladderInputs.flatMap(({ files }) => files),
      ...templates,
      ...(peopleFile === null ? [] : [peopleFile]),
      ...(settingsPath === '' ? [] : [settingsPath]),
    ],
  };
}
