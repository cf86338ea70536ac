// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { windowTransport } from './transport.ts';

class FakeEventSource extends EventTarget {
  static last: FakeEventSource | undefined;
  constructor(readonly url: string) {
    super();
    FakeEventSource.last = this;
  }
}

afterEach(() => vi.unstubAllGlobals());

it('says after a gap in the events that they go on, not at the first connection', () => {
  vi.stubGlobal('EventSource', FakeEventSource);
  const heard: [string, unknown][] = [];
  windowTransport().subscribe((name, payload) => heard.push([name, payload]));
  const source = FakeEventSource.last!;
  expect(source.url).toBe('/api/events');
  source.dispatchEvent(new Event('open'));
  source.dispatchEvent(new MessageEvent('message', { data: '{"name":"registry.changed","payload":{}}' }));
  source.dispatchEvent(new Event('open'));
  expect(heard).toEqual([
    ['registry.changed', {}],
    ['events.resumed', {}],
  ]);
});
