import { IconButton, Tooltip } from '@mui/material';
import { ArrowRight, Undo2 } from 'lucide-react';
import { Fragment } from 'react';
import type { Change } from '#shared/api/views.ts';
import { attempt } from '../app/failure.ts';
import { api, openEntity, useSession } from '../app/session.ts';
import css from './review.module.css';

async function revert(changeId: string): Promise<void> {
  await attempt(async () => {
    const { state } = await api().call('store.revertChange', { changeId });
    useSession.setState({ store: state });
  });
}

function open({ entity, field }: Change): void {
  void openEntity(entity, field === undefined ? {} : { field });
}

function Values({ before, after }: Pick<Change, 'before' | 'after'>): React.JSX.Element {
  return (
    <span className={css.values}>
      {before !== null && (
        <del>
          <span className="spoken">before: </span>
          {before === '' ? '(empty)' : before}
        </del>
      )}
      {before !== null && after !== null && <ArrowRight size={14} strokeWidth={1.75} aria-hidden />}
      {after !== null && (
        <ins>
          <span className="spoken">after: </span>
          {after === '' ? '(empty)' : after}
        </ins>
      )}
    </span>
  );
}

interface ItemProps {
  readonly change: Change;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

function Item({ change, selected, onSelect }: ItemProps): React.JSX.Element {
  return (
    <li className={css.change} aria-current={selected} data-change={change.changeId}>
      <button type="button" className={css.select} onClick={onSelect} onDoubleClick={() => open(change)}>
        <span className={css.title}>{change.title}</span>
        <Values before={change.before} after={change.after} />
        {change.effect !== undefined && <span className={css.effect}>{change.effect}</span>}
      </button>
      <Tooltip title="Revert this change">
        <IconButton size="small" className={css.revert} aria-label={`Revert ${change.title}`} onClick={() => void revert(change.changeId)}>
          <Undo2 size={14} strokeWidth={1.75} />
        </IconButton>
      </Tooltip>
      <button type="button" className={css.tabName} title={`Open ${change.entityName}`} onClick={() => open(change)}>
        {change.tab ?? change.entityName}
      </button>
    </li>
  );
}

/** Changes in words under their topics. Arrow keys move between them. */
export function ChangeList({ changes, selected, onSelect }: { readonly changes: readonly Change[]; readonly selected: string | null; readonly onSelect: (changeId: string) => void }): React.JSX.Element {
  const topics = [...new Set(changes.map((change) => change.topic))];
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || !(event.target instanceof HTMLElement)) return;
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-change]')];
    const next = items[items.findIndex((item) => item.contains(event.target as Node)) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.querySelector('button')?.focus();
    if (next.dataset['change'] !== undefined) onSelect(next.dataset['change']);
  };
  return (
    <div className={css.changes} onKeyDown={onKeyDown}>
      {topics.map((topic) => (
        <Fragment key={topic}>
          <h3>{topic}</h3>
          <ul aria-label={topic}>
            {changes
              .filter((change) => change.topic === topic)
              .map((change) => (
                <Item key={change.changeId} change={change} selected={change.changeId === selected} onSelect={() => onSelect(change.changeId)} />
              ))}
          </ul>
        </Fragment>
      ))}
    </div>
  );
}
