import { app, session, shell, type WebContents } from 'electron';
import { isReference } from './reference-sites.ts';

/** Copying a curl command or an answer to the clipboard; nothing else is ever granted. */
const grantedPermission = 'clipboard-sanitized-write';

/** Closes every way out of the page: requests, navigation, new windows, permissions, web views. */
export function secureSession(): void {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, permission, decide) => decide(String(permission) === grantedPermission));
  own.setPermissionCheckHandler((_contents, permission) => String(permission) === grantedPermission);
  own.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !/^(app|devtools|data|blob):/.test(details.url) });
  });
  app.on('web-contents-created', (_event, contents) => secureContents(contents));
}

function secureContents(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (isReference(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // A page of its own kind may reload itself; it never goes anywhere else.
  contents.on('will-navigate', (event, url) => {
    if (url !== contents.getURL()) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}
