import { exampleFindings } from './examples.ts';
import { maker } from './kind.ts';
import { extendsFindings } from './extends.ts';
import { ladderFindings } from './ladder.ts';
import { assessmentFindings } from './packet/assessments.ts';
import { boundsFindings } from './packet/bounds.ts';
import { frontMatterFindings } from './packet/front-matter.ts';
import { ignoredFindings } from './packet/ignored.ts';
import { itemFindings } from './packet/items.ts';
import { leftOutFindings } from './packet/left-out.ts';
import { referenceFindings } from './packet/references.ts';
import { tieFindings } from './packet/ties.ts';
import { valueFindings } from './packet/values.ts';
import { writerFindings } from './packet/writers.ts';
import { peopleFindings } from './people.ts';
import { runFindings } from './run.ts';
import { settingsFindings } from './settings.ts';

/** Findings about a packet. An `error` makes the packet invalid; nothing else does. */
const packetFindings = {
  ...boundsFindings,
  ...frontMatterFindings,
  ...itemFindings,
  ...leftOutFindings,
  ...tieFindings,
  ...referenceFindings,
  ...valueFindings,
  ...ignoredFindings,
  ...writerFindings,
  ...assessmentFindings,
};

/** Every kind of finding, by code. */
export const catalogue = {
  ...packetFindings,
  ...ladderFindings,
  ...extendsFindings,
  ...settingsFindings,
  ...peopleFindings,
  ...runFindings,
  ...exampleFindings,
};

export type Code = keyof typeof catalogue;

/** Makes a finding of a kind, at a place. */
export const finding = maker(catalogue);
