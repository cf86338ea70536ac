import { expect, test } from 'vitest';
import { CompileError } from '../executor.ts';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { pathParameterExecutor } from './execute.ts';

const filter = (uriTemplate: string, ...rows: readonly (readonly [name: string, type: string, selector: string])[]) =>
  compileFilter(pathParameterExecutor, {
    type: 'PathParameterFilter',
    fields: { uriTemplate },
    children: rows.map(([name, type, selector]) => ({ type: 'OutputPropertyDefinition', fields: { name, type: `java.lang.${type}`, selector } })),
  });

test.each([
  { template: '/api/app/{id}', path: '/api/app/7f3a', type: 'String', becomes: '7f3a' },
  { template: '/api/app/{id}/image', path: '/api/app/a%20b/image', type: 'String', becomes: 'a b' },
  { template: '/{v}/x/{id}.{format}', path: '/1/x/a.b.json', type: 'String', becomes: 'a' },
  { template: '/api/{ id }', path: '/api/12', type: 'Integer', becomes: 12 },
  { template: '/api/{id}', path: '/api/x', type: 'Integer', becomes: undefined },
  { template: '/api/{id}', path: '/api/TRUE', type: 'Boolean', becomes: true },
  { template: '/api/{id}', path: '/api/', type: 'String', becomes: undefined },
  { template: '/api/{id}', path: '/api/a/b', type: 'String', becomes: undefined },
  { template: '/api/{id}/a', path: '/api/a', type: 'String', becomes: undefined },
  { template: '/api/{id}', path: '/other/a', type: 'String', becomes: undefined },
  { template: '/api/{id}', path: '/api/%FF', type: 'String', becomes: undefined },
])('$template of $path is $becomes', ({ template, path, type, becomes }) => {
  const message = fakeMessage({ path });
  expect(filter(template, ['id', type, '${app.id}'])(message)).toBe(becomes === undefined ? 'fail' : 'pass');
  expect(message.get('app.id')).toBe(becomes);
});

test('a long path is quick to refuse', () => {
  const started = performance.now();
  expect(filter(`/${'{a}x{b}x{c}x{d}x{e}x{f}y'}`)(fakeMessage({ path: `/${'x'.repeat(100_000)}` }))).toBe('fail');
  expect(performance.now() - started).toBeLessThan(500);
});

test.each([
  { what: 'touching names', compile: () => filter('/{a}{b}') },
  { what: 'a pattern', compile: () => filter('/{a:\\d+}') },
  { what: 'an open brace', compile: () => filter('/{a') },
  { what: 'a name that the template lacks', compile: () => filter('/{a}', ['b', 'String', 'x']) },
  { what: 'an unknown type', compile: () => filter('/{a}', ['a', 'Thread', 'x']) },
  { what: 'a target that is no attribute', compile: () => filter('/{a}', ['a', 'String', '${x + 1}']) },
])('does not compile with $what', ({ compile }) => {
  expect(compile).toThrow(CompileError);
});
