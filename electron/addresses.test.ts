import { describe, expect, test } from 'vitest';
import { bundledFile } from './bundled-file.ts';
import { isReference } from './reference-sites.ts';

describe('bundledFile', () => {
  test.each([
    ['app://bundle/index.html', '/out/renderer/index.html'],
    ['app://bundle/assets/a.js?x=1#y', '/out/renderer/assets/a.js'],
    ['app://bundle/a%20b.css', '/out/renderer/a b.css'],
    ['app://bundle/../host.cjs', '/out/renderer/host.cjs'],
    ['app://bundle/..%2fhost.cjs', undefined],
    ['app://bundle/%2e%2e%2f%2e%2e%2fetc/passwd', undefined],
    ['app://bundle/', undefined],
    ['app://bundle/a%00.js', undefined],
    ['app://bundle/%zz', undefined],
    ['app://other/index.html', undefined],
    ['file:///etc/passwd', undefined],
    ['not an address', undefined],
  ])('%s', (address, file) => {
    expect(bundledFile(address, '/out/renderer')).toBe(file);
  });
});

describe('isReference', () => {
  test.each([
    ['https://www.rfc-editor.org/rfc/rfc6749', true],
    ['https://docs.axway.com/bundle/x', true],
    ['http://www.rfc-editor.org/', false],
    ['https://www.rfc-editor.org:8443/', false],
    ['https://www.rfc-editor.org@attacker.example/', false],
    ['https://user@www.rfc-editor.org/', false],
    ['https://attacker.example/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['', false],
  ])('%s', (address, reference) => {
    expect(isReference(address)).toBe(reference);
  });
});
