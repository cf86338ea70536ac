import { loggingFields, nameFields, routingFields } from '#shared/filters/common-fields.ts';
import type { FilterDefinition } from '#shared/filters/definition.ts';
import { filterDefinitions } from '#shared/filters/registry.ts';
import { fieldSpecs, type FieldSpec } from '#shared/entities/field-spec.ts';
import type { FieldShape } from '#shared/entities/entity-schema.ts';

const common: FieldShape = { ...nameFields, ...loggingFields, ...routingFields };

/** The reference of all filters the embedded gateway runs, as Markdown. */
export function filterReference(): string {
  const definitions = Object.values<FilterDefinition>(filterDefinitions).sort((a, b) => compare(a.category, b.category) || compare(a.schema.title, b.schema.title));
  const contents = definitions.map(({ schema }) => `- [${schema.title}](#${anchor(schema.title)}) (\`${schema.type}\`)`);
  return [
    '# Filters',
    '',
    '<!-- Generated from the schemas by `npm run docs`; edit those. -->',
    '',
    'The filters that the embedded gateway runs. Text, numbers and yes/no fields also take selectors (`${…}`) and placeholders (`{{…}}`) unless the table says otherwise.',
    '',
    ...contents,
    '',
    '## Every filter',
    '',
    'What follows is common to all filters. The Logging tab has all but the name.',
    '',
    ...fieldTable(common),
    ...definitions.flatMap(section),
  ].join('\n');
}

function section({ schema, category, requires, generates, help }: FilterDefinition): string[] {
  return [
    `## ${schema.title}`,
    '',
    `Type \`${schema.type}\`, category ${category}. ${schema.purpose}`,
    '',
    ...(schema.advisory === undefined ? [] : [`**${schema.advisory.label}.** ${schema.advisory.text}`, '']),
    ...attributes('Needs', requires),
    ...attributes('Gives', generates),
    ...fieldTable(Object.fromEntries(Object.entries(schema.shape).filter(([name]) => !Object.hasOwn(common, name)))),
    ...Object.values(schema.children).flatMap((child) => [`### ${child.label}`, '', `Child entities \`${child.type}\`. ${child.help}`, '', ...fieldTable(child.columns)]),
    ...help.trim().replace(/^# .*\n+/, '').split('\n').map(demoted),
    '',
  ];
}

function attributes(word: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${word}: ${names.map((name) => `\`${name}\``).join(', ')}`, ''];
}

function fieldTable(shape: FieldShape): string[] {
  const rows = Object.entries(shape).flatMap(([name, zod]) => {
    const spec = fieldSpecs.get(zod);
    return spec === undefined ? [] : [`| ${cell(spec.label)} | \`${name}\` | ${spec.default === undefined ? '' : code(spec.default)} | ${cell(meaning(spec))} |`];
  });
  return rows.length === 0 ? [] : ['| Label | Field | Default | Meaning |', '|---|---|---|---|', ...rows, ''];
}

function meaning(spec: FieldSpec): string {
  const parts = [spec.help];
  if (spec.kind === 'choice') parts.push(spec.options.map((option) => `\`${option.value}\`: ${option.label}`).join('; '));
  if (spec.kind === 'number') parts.push(`${spec.min} to ${spec.max}${spec.unit === undefined ? '' : ` ${spec.unit}`}.`);
  if (spec.kind === 'reference') parts.push(`Refers to \`${spec.refType}\`.`);
  if ('required' in spec && spec.required === true) parts.push('Required.');
  if (spec.selectors === false) parts.push('No selectors.');
  if (spec.versioned) parts.push('Not in every version of the type.');
  return parts.filter((part) => part !== '').join(' ');
}

/** The title of a help text is the filter's heading; its further headings stand below it. */
function demoted(line: string): string {
  return /^#+ /.test(line) ? `##${line}` : line;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function code(text: string): string {
  return text === '' ? 'empty' : `\`${text.replaceAll('|', '\\|')}\``;
}

function anchor(title: string): string {
  return title.toLowerCase().replaceAll(/[^\w\- ]/g, '').replaceAll(' ', '-');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
