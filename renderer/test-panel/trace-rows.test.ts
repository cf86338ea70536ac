import { expect, it } from 'vitest';
import { linkWords } from './trace-rows.tsx';

const read = (label: string, value?: string) => ({ entity: '/e', field: 'f', label, ...(value === undefined ? {} : { value }) });

it.each([
  ['label and value without the unit', read('Access Token Expiry (in secs)', '900'), false, ['Access Token Expiry', '900']],
  ['no value', read('Client Id'), false, ['Client Id', '']],
  ['a long label leaves room for the value', read('Find client application information from message', 'In Form Body'), false, ['In Form Body', '']],
  ['a long value leaves room for the label', read('Selector', '${content.body.getParameters().get("grant_type")}'), false, ['Selector', '']],
  ['all of it at a refusal', read('Find client application information from message', 'In Form Body'), true, ['Find client application information from message', 'In Form Body']],
] as const)('%s', (_name, field, whole, words) => {
  expect(Object.values(linkWords(field, whole))).toEqual(words);
});
