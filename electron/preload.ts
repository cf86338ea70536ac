import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { bridgeChannels, bridgeName } from '#shared/api/shell.ts';
import type { CallAnswer, Transport } from '#shared/api/transport.ts';

/** All that the page gets: it can call the host and hear its events, over two channels it cannot choose. */
const transport: Transport = {
  call: (method, params) => ipcRenderer.invoke(bridgeChannels.call, method, params) as Promise<CallAnswer>,
  subscribe(listener) {
    const forward = (_event: IpcRendererEvent, name: string, payload: unknown): void => listener(name, payload);
    ipcRenderer.on(bridgeChannels.event, forward);
    return () => {
      ipcRenderer.off(bridgeChannels.event, forward);
    };
  },
};

contextBridge.exposeInMainWorld(bridgeName, transport);
