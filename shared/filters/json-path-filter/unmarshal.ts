import { isSecretName, guardedBody } from '../../selectors/secret-parts.ts';
import { Secret } from '../../trace/secret.ts';

/** Deepest nesting that is read. */
const DEEPEST = 64;

/** What a path found: the value with the name of its member, for what is secret by its name. */
export interface Found {
  readonly name: string;
  readonly value: unknown;
}

/** Objects as maps and arrays as lists, as selectors read them; members named like secrets become secrets. */
function plain({ name, value }: Found, depth = 0): unknown {
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((item: unknown) => plain({ name, value: item }, depth + 1));
  if (typeof value === 'object' && value !== null) return new Map(Object.entries(value).map(([key, member]) => [key, plain({ name: key, value: member }, depth + 1)]));
  return typeof value === 'string' && isSecretName(name) ? new Secret(value) : value;
}

function text({ name, value }: Found): string | Secret {
  const clear = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return isSecretName(name) ? new Secret(clear) : typeof value === 'string' ? clear : guardedBody(clear);
}

function numeric(value: unknown, whole: boolean): number | undefined {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) && (!whole || Number.isSafeInteger(number)) ? number : undefined;
}

type Unmarshal = (found: Found) => unknown;

/** From JSON values to what attributes hold, by Java type; undefined when the value is of another kind. */
export const unmarshalTypes: ReadonlyMap<string, Unmarshal> = new Map<string, Unmarshal>([
  ['java.util.List', (found) => (Array.isArray(found.value) ? plain(found) : [plain(found)])],
  ['java.util.Map', (found) => (typeof found.value === 'object' && found.value !== null && !Array.isArray(found.value) ? plain(found) : undefined)],
  ['java.lang.String', text],
  ['java.lang.Integer', ({ value }) => numeric(value, true)],
  ['java.lang.Long', ({ value }) => numeric(value, true)],
  ['java.lang.Double', ({ value }) => numeric(value, false)],
  ['java.lang.Boolean', ({ value }) => (typeof value === 'boolean' ? value : value === 'true' || value === 'false' ? value === 'true' : undefined)],
]);
