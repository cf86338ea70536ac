import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MessageHeaders } from '../filters/header-list.ts';
import { WhiteboardMessage } from '../filters/whiteboard-message.ts';
import { Secret } from '../trace/secret.ts';
import { SelectorError, type BinaryOperator, type SelectorNode } from './ast.ts';
import { findSelectors } from './find.ts';
import { parseSelector } from './parse.ts';
import { compileText } from './text.ts';

const env = new Map([['PORT.MANAGEMENT', '8090'], ['NAME', 'desk'], ['system.tmp', '/tmp'], ['environment.VINSTDIR', '/opt']]);

function message({ body = 'grant_type=password&a=1&a=2', type = 'application/x-www-form-urlencoded' } = {}): WhiteboardMessage {
  const headers = new MessageHeaders([['User-Agent', 'test'], ['Content-Type', type]]);
  const made = new WhiteboardMessage('id-1', { method: 'POST', path: '/api/oauth/token', matchedPath: '/api', query: 'id=7&x=a%20b', httpVersion: '1.1', secure: true, clientAddress: '127.0.0.1', localPort: 8089, headers }, Buffer.from(body));
  made.set('authentication.subject.id', 'alice');
  made.set('profile', new Map([['age', '41']]));
  made.set('field', 'age');
  made.set('user', [new Map([['memberOf', ['admins', 'staff']]])]);
  made.set('scopes.in.token', new Set(['a', 'b']));
  made.set('secret.value', new Secret('hidden'));
  made.answer = { status: 201, headers: new MessageHeaders() };
  return made;
}

describe('the forms of the product', () => {
  test.each<[string, string]>([
    ['${authentication.subject.id}', 'alice'],
    ['${http.headers["User-Agent"]}', 'test'],
    ['${profile[field]}', '41'],
    ['${profile.age}', '41'],
    ['${http.querystring.id}', '7'],
    ['${http.raw.querystring}', 'id=7&x=a%20b'],
    ['${params.query.x}', 'a b'],
    ['${params.form.grant_type}', 'password'],
    ['${http.path[2]}', 'oauth'],
    ["${http.client.getCgiArgument('id')}", '7'],
    ["${http.client.getCgiArgument('grant_type')}", 'password'],
    ['${content.body.getParameters().get("grant_type")}', 'password'],
    ['${content.body.getParameters().get("a")}', '1'],
    ['${env.PORT.MANAGEMENT + 1}', '8091'],
    ['${env.NAME}', 'desk'],
    ['${environment.VINSTDIR}', '/opt'],
    ['${system.tmp}', '/tmp'],
    ['${http.response.status >= 200 && http.response.status < 300}', 'true'],
    ['${user[0].memberOf.contains("admins")}', 'true'],
    ['${http.request.verb}', 'POST'],
    ['${http.request.clientaddr.getAddress()}', '127.0.0.1'],
    ['${http.request.clientaddr}', '127.0.0.1'],
    ['${id}', 'id-1'],
    ['${1 + 1 == 2}', 'true'],
    ['${2 + 3 * 4 - 6 / 2}', '11'],
    ['${not empty authentication.subject.id and 7 mod 4 eq 3}', 'true'],
    ['${empty nothing ? "none" : "some"}', 'none'],
    ['${scopes.in.token}', 'a b'],
    ['${scopes.in.token.contains("b")}', 'true'],
    ['${authentication.subject.id.toUpperCase().substring(1, 3)}', 'LI'],
    ['${nothing.at.all}', ''],
    ['${nothing.getValue()}', ''],
    ['${secret.value}', '••••'],
    ['<${id}> ${id}', '<id-1> id-1'],
    ['no selector, ${ unfinished', 'no selector, ${ unfinished'],
    ['${"}"}', '}'],
  ])('%s', (text, expected) => {
    expect(compileText(text, { env }).text(message())).toBe(expected);
  });

  test('JSON bodies', () => {
    const json = message({ body: '{"a":{"k":"v","n":[1]},"b":true}', type: 'application/json' });
    const read = (text: string) => compileText(text, { env }).text(json);
    expect([read("${content.body.getJSON().findValue('k').textValue()}"), read('${content.body.getJSON().get("b").booleanValue()}'), read('${content.body.getJSON().get("a").get("n")}'), read('${content.body.getJSON().findValue("none").textValue()}')]).toEqual(['v', 'true', '[1]', '']);
  });

  test.each([['${env.NAME}', 'desk'], ['${env.PORT.MANAGEMENT + 1}', '8091'], ['a${1 + 1}', 'a2'], ['plain', 'plain'], ['${id}', undefined], ['${env.NAME == id}', undefined]])('%s is constant: %s', (text, constant) => {
    expect(compileText(text, { env }).constant).toBe(constant);
  });
});

describe('errors say where', () => {
  test.each<[string, number, RegExp]>([
    ['${env.MISSING}', 6, /env\.MISSING is not set/],
    ['ab ${a.}', 7, /name is expected/],
    ['${a +}', 5, /ends too early/],
    ['${a b}', 4, /“b” is not expected/],
    ['${(a}', 4, /“\)” is expected/],
    ['${a[1}', 5, /“\]” is expected/],
    ['${a # b}', 3, /cannot be read/],
    ['${"open}', -1, /^$/],
    ['${kps.User["k"].age}', -2, /kps/],
  ])('%s', (text, position, words) => {
    if (position === -1) {
      expect(compileText(text, { env }).constant).toBe(text);
      return;
    }
    try {
      compileText(text, { env });
    } catch (error) {
      expect(error).toBeInstanceOf(SelectorError);
      expect((error as SelectorError).message).toMatch(words);
      if (position >= 0) expect((error as SelectorError).position).toBe(position);
      return;
    }
    throw new Error('no error');
  });

  test('methods that are not on the list cannot be called', () => {
    for (const call of ['constructor("x")', '__proto__()', 'valueOf()', 'eval("1")']) {
      expect(() => compileText(`\${authentication.subject.id.${call}}`, { env }).text(message())).toThrow(SelectorError);
      expect(() => compileText(`\${profile.${call}}`, { env }).text(message())).toThrow(SelectorError);
    }
    expect(compileText('${authentication.subject.id.constructor.name}', { env }).text(message())).toBe('');
    expect(compileText('${http.headers.__proto__}', { env }).text(message())).toBe('');
  });
});

const name = fc.stringMatching(/^[a-z_][a-zA-Z0-9_]{0,6}$/).filter((word) => !['and', 'or', 'not', 'eq', 'ne', 'lt', 'le', 'gt', 'ge', 'div', 'mod', 'true', 'false', 'null', 'empty', 'env', 'kps', 'system', 'environment'].includes(word));
const operator = fc.constantFrom<BinaryOperator>('+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||');

/** Trees of any form, in the shape the parser builds them (places aside). */
const tree = fc.letrec<{ node: SelectorNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'node' },
    fc.record({ kind: fc.constant('literal' as const), value: fc.oneof(fc.nat(1_000_000), fc.string({ maxLength: 8 }), fc.boolean(), fc.constant(null)), at: fc.constant(0) }),
    fc.record({ kind: fc.constant('name' as const), name, at: fc.constant(0) }),
    fc.record({ kind: fc.constant('member' as const), object: tie('node'), name, at: fc.constant(0) }),
    fc.record({ kind: fc.constant('index' as const), object: tie('node'), index: tie('node'), at: fc.constant(0) }),
    fc.record({ kind: fc.constant('call' as const), object: tie('node'), method: name, args: fc.array(tie('node'), { maxLength: 3 }), at: fc.constant(0) }),
    fc.record({ kind: fc.constant('unary' as const), operator: fc.constantFrom('!' as const, '-' as const, 'empty' as const), operand: tie('node'), at: fc.constant(0) }),
    fc.record({ kind: fc.constant('binary' as const), operator, left: tie('node'), right: tie('node'), at: fc.constant(0) }),
    fc.record({ kind: fc.constant('choice' as const), test: tie('node'), yes: tie('node'), no: tie('node'), at: fc.constant(0) }),
  ),
})).node;

function print(node: SelectorNode): string {
  switch (node.kind) {
    case 'literal': return typeof node.value === 'string' ? `"${node.value.replace(/[\\"]/g, '\\$&')}"` : String(node.value);
    case 'name': return node.name;
    case 'member': return `(${print(node.object)}).${node.name}`;
    case 'index': return `(${print(node.object)})[${print(node.index)}]`;
    case 'call': return `(${print(node.object)}).${node.method}(${node.args.map(print).join(', ')})`;
    case 'unary': return `${node.operator} (${print(node.operand)})`;
    case 'binary': return `(${print(node.left)}) ${node.operator} (${print(node.right)})`;
    case 'choice': return `(${print(node.test)}) ? (${print(node.yes)}) : (${print(node.no)})`;
  }
}

const withoutPlaces = (node: SelectorNode): unknown => JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'at' ? undefined : value)));

describe('properties of the parser', () => {
  test('a printed tree is read as the same tree', () => {
    fc.assert(fc.property(tree, (node) => {
        expect(withoutPlaces(parseSelector(print(node)))).toEqual(withoutPlaces(node));
      }), { numRuns: 300 });
  });

  test('any text is read, or refused with a place inside it', () => {
    const piece = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('${', '}', '(', ')', '[', ']', '.', '"', "'", '\\', ' ', '&&', '?', ':', 'a', '1', 'empty', '!', '-'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        try {
          parseSelector(text);
        } catch (error) {
          if (!(error instanceof SelectorError)) throw error;
          expect(error.position).toBeGreaterThanOrEqual(0);
          expect(error.position).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('nesting of any depth is read or refused, and never exhausts the stack', () => {
    for (const deep of ['(', '!', '-', 'a[', 'a.b(', 'x ? ']) expect(() => parseSelector(deep.repeat(100_000))).toThrow(SelectorError);
  });

  test('the parts of a text, put together, are the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('${', '}', 'a', '"', "'", '\\', '$', '{', ' '), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const parts = findSelectors(text);
        expect(parts.map((part) => (part.kind === 'text' ? part.text : `\${${part.source}}`)).join('')).toBe(text);
        for (const part of parts) if (part.kind === 'selector') expect(text.slice(part.start, part.end)).toBe(`\${${part.source}}`);
      }),
      { numRuns: 1000 },
    );
  });
});
