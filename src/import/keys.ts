/** The names that people give to levels, competencies and criteria in data. */

/** Which keys of a document hold what; the names are those of the document. */
export interface Mapping {
  /** Lists of levels, or the key that names the level of a record. */
  readonly level: readonly string[];
  /** Lists of competencies, or the key that names the competency of a record. */
  readonly competency: readonly string[];
  /** The words of a criterion, and lists of them. */
  readonly text: readonly string[];
  /** Lists of criteria that are only examples. */
  readonly example: readonly string[];
  /** What a level or a competency is called. */
  readonly name: readonly string[];
  /** What explains a criterion. */
  readonly guidance: readonly string[];
}

/** What people usually call them. */
export const usualMapping: Mapping = {
  level: ['level', 'levels', 'grade', 'grades', 'milestone', 'milestones', 'stage', 'stages'],
  competency: [
    'topic',
    'topics',
    'theme',
    'themes',
    'competency',
    'competencies',
    'area',
    'areas',
    'category',
    'categories',
    'skill',
    'skills',
    'track',
    'tracks',
    'dimension',
    'dimensions',
  ],
  text: [
    'criteria',
    'criterion',
    'text',
    'summary',
    'description',
    'statement',
    'behaviours',
    'behaviors',
    'expectations',
    'requirements',
    'responsibilities',
    'signals',
    'value',
  ],
  example: ['exampleCriteria', 'examples', 'example'],
  name: ['title', 'name', 'label', 'id', 'path', 'key'],
  guidance: ['details', 'guidance', 'rationale', 'notes', 'help', 'explanation'],
};
