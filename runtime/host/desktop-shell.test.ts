import { expect, test } from 'vitest';
import type { FromHost, ToHost } from '#shared/api/shell.ts';
import { DesktopShell, type ShellPort } from './desktop-shell.ts';

function shellWith(): { shell: DesktopShell; sent: FromHost[]; answer: (message: ToHost, port?: ShellPort) => boolean } {
  const sent: FromHost[] = [];
  const shell = new DesktopShell((message) => sent.push(message));
  return { shell, sent, answer: (message, port) => shell.receive(message, port) };
}

test('matches answers to requests by their id, in any order', async () => {
  const { shell, sent, answer } = shellWith();
  const folder = shell.request('pickFolder', { title: 'Open' });
  const secret = shell.request('secret.encrypt', { text: 's' });
  expect(sent).toEqual([
    { type: 'shell', id: 1, method: 'pickFolder', params: { title: 'Open' } },
    { type: 'shell', id: 2, method: 'secret.encrypt', params: { text: 's' } },
  ]);
  expect(answer({ type: 'shell-failed', id: 2, message: 'no key ring' })).toBe(true);
  expect(answer({ type: 'shell-result', id: 1, value: '/store' })).toBe(true);
  expect(answer({ type: 'shell-result', id: 1, value: '/other' })).toBe(false);
  await expect(folder).resolves.toBe('/store');
  await expect(secret).rejects.toThrow('no key ring');
});

test('leaves calls and other messages to the host', () => {
  const { answer } = shellWith();
  expect(answer({ type: 'call', id: 1, method: 'app.info', params: {} })).toBe(false);
  expect(answer({ type: 'close' })).toBe(false);
});

test('gives the channel to a gateway that the shell forked, and its end', async () => {
  const { shell, sent, answer } = shellWith();
  const launching = shell.launchGateway();
  expect(sent).toEqual([{ type: 'gateway.launch', id: 1 }]);
  const posted: unknown[] = [];
  let started = false;
  let deliver: (data: unknown) => void = () => undefined;
  const port: ShellPort = {
    postMessage: (message) => posted.push(message),
    start: () => {
      started = true;
    },
    on: (_event, listener) => {
      deliver = (data) => listener({ data, ports: [] });
    },
  };
  answer({ type: 'gateway.port', id: 1 }, port);
  const channel = await launching;
  const heard: unknown[] = [];
  channel.onMessage((message) => heard.push(message));
  expect(started).toBe(true);
  channel.post({ type: 'deploy' });
  deliver({ type: 'ready' });
  expect(posted).toEqual([{ type: 'deploy' }]);
  expect(heard).toEqual([{ type: 'ready' }]);
  channel.kill();
  expect(sent.at(-1)).toEqual({ type: 'gateway.kill', id: 1 });
  answer({ type: 'gateway.exit', id: 1, reason: 'killed (9)' });
  const reasons: string[] = [];
  channel.onExit((reason) => reasons.push(reason));
  expect(reasons).toEqual(['killed (9)']);
});
