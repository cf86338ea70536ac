import { CircleX, FileWarning, RefreshCw, X } from 'lucide-react';
import { Button, IconButton, Tooltip } from '@mui/material';
import { reloadStore, saveStore } from './saving.ts';
import { dismissNotice, useSession, type Notice } from './session.ts';
import css from './notices.module.css';

/** `a.yaml`, `a.yaml and b.yaml`, `a.yaml and 4 more files`. */
export function filesInWords(files: readonly string[]): string {
  const name = (file: string | undefined): string => file?.slice(file.lastIndexOf('/') + 1) ?? '';
  if (files.length === 1) return name(files[0]);
  return files.length === 2 ? `${name(files[0])} and ${name(files[1])}` : `${name(files[0])} and ${files.length - 1} more files`;
}

function Outside({ files, conflict }: { readonly files: readonly string[]; readonly conflict: boolean }): React.JSX.Element {
  const unsaved = useSession((session) => session.store?.unsaved ?? 0);
  const what = `${filesInWords(files)} changed on disk`;
  return (
    <>
      <FileWarning size={16} strokeWidth={1.75} color="var(--refuse)" aria-hidden />
      <span className={css.text} title={files.join('\n')}>
        <strong>{conflict ? 'Nothing was saved.' : what}</strong> {conflict ? `${what} since the store was read.` : unsaved > 0 ? 'Your unsaved edits are kept until you choose.' : ''}
      </span>
      <Button onClick={() => void reloadStore('theirs')}>{unsaved > 0 ? 'Take the files, drop my edits in them' : 'Reload'}</Button>
      {unsaved > 0 && !conflict && (
        <Tooltip describeChild title="Files you did not edit are read again; saving replaces those you edited">
          <Button onClick={() => void reloadStore('mine')}>Keep my versions</Button>
        </Tooltip>
      )}
      {conflict && <Button onClick={() => void saveStore(true)}>Overwrite with my version</Button>}
    </>
  );
}

function Content({ notice }: { readonly notice: Notice }): React.JSX.Element {
  switch (notice.kind) {
    case 'host-restarted':
      return (
        <>
          <RefreshCw size={16} strokeWidth={1.75} color="var(--refuse)" aria-hidden />
          <span className={css.text}>
            <strong>The host process ended unexpectedly and was started again.</strong> Your edits are kept. Reason: {notice.reason}
          </span>
        </>
      );
    case 'failed':
      return (
        <>
          <CircleX size={16} strokeWidth={1.75} color="var(--error)" aria-hidden />
          <span className={css.text}>
            <strong>{notice.message}</strong> {notice.hint}
          </span>
        </>
      );
    case 'outside':
    case 'conflict':
      return <Outside files={notice.files} conflict={notice.kind === 'conflict'} />;
  }
}

/** What the user has to know or decide, under the top bar. */
export function Notices(): React.JSX.Element {
  const notices = useSession((session) => session.notices);
  return (
    <div className={css.notices} role="alert">
      {notices.map((notice) => (
        <div key={notice.kind} className={`${css.notice} ${notice.kind === 'failed' ? css.failed : ''}`}>
          <Content notice={notice} />
          <Tooltip title="Dismiss">
            <IconButton size="small" aria-label="Dismiss" onClick={() => dismissNotice(notice.kind)}>
              <X size={14} strokeWidth={1.75} />
            </IconButton>
          </Tooltip>
        </div>
      ))}
    </div>
  );
}
