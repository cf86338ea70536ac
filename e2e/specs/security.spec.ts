import { expect, test } from '../harness/desktop-app.ts';

test('the page has neither Node nor more than two functions of the shell', async ({ launch }) => {
  const { page } = await launch();
  const seen = await page.evaluate(() => {
    const scope = globalThis as unknown as Record<string, unknown>;
    return { node: [typeof scope['require'], typeof scope['process'], typeof scope['module']], bridge: Object.keys(scope['policyBench'] as object).sort() };
  });
  expect(seen).toEqual({ node: ['undefined', 'undefined', 'undefined'], bridge: ['call', 'subscribe'] });
});

test('the renderer is sandboxed and isolated', async ({ launch }) => {
  const { app } = await launch();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false });
});

test('the page stays where it is, and opens no windows', async ({ launch }) => {
  const { app, page } = await launch();
  const opened = await app.evaluate(({ shell }) => {
    const addresses: string[] = [];
    Object.assign(globalThis, { openedOutside: addresses });
    shell.openExternal = async (address) => {
      addresses.push(address);
    };
    return addresses.length;
  });
  expect(opened).toBe(0);
  const address = page.url();
  await page.evaluate(() => {
    window.open('https://attacker.example/');
    window.open('file:///etc/passwd');
    const link = document.createElement('a');
    link.href = 'https://attacker.example/';
    document.body.append(link);
    link.click();
  });
  await page.waitForTimeout(300);
  expect(page.url()).toBe(address);
  expect(app.windows()).toHaveLength(1);
  expect(await app.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside)).toEqual([]);
});

test('neither foreign scripts nor foreign servers are reachable', async ({ launch }) => {
  const { page } = await launch();
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.planted = true';
    document.head.append(script);
    const reached = await fetch('https://attacker.example/').then(
      () => 'reached',
      () => 'refused',
    );
    const file = await fetch('app://bundle/../../package.json').then((answer) => answer.status);
    const evaluated = ((): string => {
      try {
        return String(new Function('return 1')());
      } catch {
        return 'refused';
      }
    })();
    return { planted: 'planted' in globalThis, reached, file, evaluated };
  });
  expect(outcome).toEqual({ planted: false, reached: 'refused', file: 404, evaluated: 'refused' });
});

test('permissions are denied', async ({ launch }) => {
  const { page } = await launch();
  const outcome = await page.evaluate(async () => {
    const state = (await navigator.permissions.query({ name: 'notifications' })).state;
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'refused',
    );
    return { state, microphone };
  });
  expect(outcome).toEqual({ state: 'denied', microphone: 'refused' });
});

test('a call with an unknown method or bad parameters gets an answer, not a fault', async ({ launch }) => {
  const { page } = await launch();
  const answers = await page.evaluate(async () => {
    const bridge = (globalThis as unknown as { policyBench: { call(method: unknown, params?: unknown): Promise<unknown> } }).policyBench;
    return [await bridge.call('__proto__', {}), await bridge.call('store.entity', { id: 7 }), await bridge.call(12)];
  });
  expect(answers).toMatchObject([
    { ok: false, error: { code: 'unknown-method' } },
    { ok: false, error: { code: 'bad-parameters' } },
    { ok: false, error: { code: 'untrusted-sender' } },
  ]);
});
