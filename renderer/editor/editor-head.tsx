import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import Popover from '@mui/material/Popover';
import Tooltip from '@mui/material/Tooltip';
import { CircleHelp, Info, Waypoints } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Result } from '#shared/api/contract.ts';
import { api, openEntity } from '../app/session.ts';
import { IconOf } from './entity-icon.tsx';
import { namedInHead } from './editor-plan.ts';
import { useEntityForm } from './entity-form.tsx';
import { HelpPopover } from './help-link.tsx';

type Referrers = Result<'store.referrers'>['referrers'];

function useReferrers(wanted: boolean): Referrers | undefined {
  const { view } = useEntityForm();
  const [referrers, setReferrers] = useState<Referrers | undefined>();
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    void api().call('store.referrers', { id: view.id }).then((answer) => current && setReferrers(answer.referrers)).catch(() => current && setReferrers([]));
    return () => {
      current = false;
    };
  }, [wanted, view.id]);
  return referrers;
}

/** The name; a click edits it, and what refers to it follows. */
function EntityName() {
  const { view, queue } = useEntityForm();
  const [typed, setTyped] = useState<string | undefined>();
  const referrers = useReferrers(typed !== undefined);
  const [key] = namedInHead(view);
  if (key === undefined) return <h2 className="ee-name">{view.name}</h2>;
  const done = (): void => {
    const next = typed?.trim() ?? '';
    setTyped(undefined);
    if (next !== '' && next !== view.name) void queue.commit(`Rename ${view.name}`, [{ kind: 'rename-entity', entity: view.id, fields: { [key]: next } }]);
  };
  if (typed === undefined) {
    return (
      <h2 className="ee-name">
        <Tooltip describeChild title={<>Rename (F2)</>}><button type="button" onClick={() => setTyped(view.name)} onKeyDown={(event) => event.key === 'F2' && setTyped(view.name)}>{view.name}</button></Tooltip>
      </h2>
    );
  }
  const follows = referrers === undefined || referrers.length === 0 ? '' : `${referrers.length} ${referrers.length === 1 ? 'reference follows' : 'references follow'}`;
  return (
    <div className="ee-rename">
      <OutlinedInput autoFocus value={typed} inputProps={{ 'aria-label': 'Name' }} onChange={(event) => setTyped(event.target.value)} onBlur={done} onKeyDown={(event) => { if (event.key === 'Enter') done(); if (event.key === 'Escape') setTyped(undefined); }} />
      <span className="ee-facts" role="status">{typed.trim() === '' ? 'A name is needed' : follows}</span>
    </div>
  );
}

function Advisory({ label, text }: { readonly label: string; readonly text: string }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <span aria-hidden>·</span>
      <button type="button" className="ee-advisory" aria-haspopup="dialog" onClick={(event) => setAnchor(event.currentTarget)}>
        <Info size={13} strokeWidth={1.75} aria-hidden />
        {label}
      </button>
      <Popover open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}>
        <div className="ee-popover">{text}</div>
      </Popover>
    </>
  );
}

function ReferencesButton() {
  const { view } = useEntityForm();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const referrers = useReferrers(anchor !== null);
  return (
    <>
      <Tooltip title="Show all references"><IconButton aria-label="Show all references" aria-haspopup="dialog" onClick={(event) => setAnchor(event.currentTarget)}><Waypoints size={16} strokeWidth={1.75} /></IconButton></Tooltip>
      <Popover open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}>
        <div className="ee-popover">
          <h3 className="ee-legend">References to {view.name}</h3>
          {referrers?.length === 0 && <p className="ee-facts">Nothing refers to it.</p>}
          <ul className="ee-links">
            {referrers?.map((item) => (
              <li key={`${item.entity}#${item.field}`}>
                <button type="button" className="ee-link" onClick={() => { setAnchor(null); void openEntity(item.entity); }}>{item.name}</button>
                <span className="ee-facts"> {item.field}</span>
              </li>
            ))}
          </ul>
        </div>
      </Popover>
    </>
  );
}

function HelpButton() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Tooltip title="Help"><IconButton aria-label="Help" aria-haspopup="dialog" onClick={(event) => setAnchor(event.currentTarget)}><CircleHelp size={16} strokeWidth={1.75} /></IconButton></Tooltip>
      <HelpPopover anchor={anchor} onClose={() => setAnchor(null)} />
    </>
  );
}

/** Icon, name, purpose, advisory; at the right references and help. */
export function EditorHead() {
  const { view, plan } = useEntityForm();
  return (
    <header className="ee-head">
      <span className="ee-tile"><IconOf id={view.id} type={view.type} size={18} /></span>
      <div className="ee-title">
        <EntityName />
        <p className="ee-purpose">
          <span className="ee-ellipsis">{plan.purpose}</span>
          {plan.advisory !== undefined && <Advisory {...plan.advisory} />}
        </p>
      </div>
      <ReferencesButton />
      <HelpButton />
    </header>
  );
}
