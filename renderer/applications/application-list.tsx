import { Button, IconButton, Tooltip } from '@mui/material';
import { Plus } from 'lucide-react';
import { EntityIcon } from '../controls/entity-icon.tsx';
import { PaneHead } from '../controls/pane-head.tsx';
import { Tag } from '../controls/tag.tsx';
import { counted } from '../test-panel/measures.ts';
import { addApplication, NEW, select, useRegistry } from './registry-state.ts';
import css from './applications.module.css';

interface Item {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly enabled: boolean;
  readonly edited: boolean;
}

function useItems(): readonly Item[] {
  const { registry, drafts } = useRegistry();
  const items = (registry?.applications ?? []).map(({ name, credentials, scopes, enabled }): Item => ({
    key: name,
    name,
    detail: `${credentials.length === 1 ? (credentials[0]?.id ?? '') : counted(credentials.length, 'client')} · ${counted(scopes.length, 'scope')}`,
    enabled,
    edited: drafts[name] !== undefined,
  }));
  const made = drafts[NEW];
  return made === undefined ? items : [...items, { key: NEW, name: made.name || 'New application', detail: 'not in the file yet', enabled: true, edited: true }];
}

/** Applications of the registry; arrow keys move between them. */
export function ApplicationList(): React.JSX.Element {
  const items = useItems();
  const selected = useRegistry((state) => state.selected);
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const next = items[Math.max(0, items.findIndex((item) => item.key === selected)) + step];
    if (next === undefined) return;
    event.preventDefault();
    select(next.key);
    event.currentTarget.querySelectorAll<HTMLElement>('[role=option]')[items.indexOf(next)]?.focus();
  };
  return (
    <nav className={css.list} aria-label="Applications">
      <PaneHead title="Client applications" facts={items.length}>
        <Tooltip title="Add an application">
          <IconButton size="small" aria-label="Add an application" onClick={addApplication}>
            <Plus size={16} strokeWidth={1.75} />
          </IconButton>
        </Tooltip>
      </PaneHead>
      <div role="listbox" aria-label="Client applications" className={css.items} onKeyDown={onKeyDown}>
        {items.map((item, index) => (
          <div key={item.key} role="option" aria-selected={item.key === selected} tabIndex={item.key === selected || (selected === null && index === 0) ? 0 : -1} className={css.item} onClick={() => select(item.key)}>
            <EntityIcon icon="key-round" color="var(--text-3)" />
            <span className={css.itemName} title={item.name}>
              {item.name}
              {item.edited && <i className={css.dot} role="img" aria-label="not saved" />}
            </span>
            {!item.enabled && <Tag>Disabled</Tag>}
            <span className={css.itemDetail} title={item.detail}>
              {item.detail}
            </span>
          </div>
        ))}
      </div>
      {items.length === 0 && (
        <p className={css.none}>
          No application is registered, so no client can get a token.
          <Button size="small" onClick={addApplication}>
            Add an application
          </Button>
        </p>
      )}
    </nav>
  );
}
