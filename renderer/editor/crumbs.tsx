import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { ChevronRight } from 'lucide-react';
import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import type { EntityView } from '#shared/api/views.ts';
import { openEntity } from '../app/session.ts';
import { hiddenCrumbs, withoutRepetition } from './crumb-fit.ts';
import { useEntityForm } from './entity-form.tsx';

type Crumb = EntityView['crumbs'][number];

const isFolder = (crumb: Crumb): boolean => crumb.id.startsWith('folder:');

/** How many crumbs have to hide in the width there is, by the widths that they would like. */
function useHidden(crumbs: readonly Crumb[]) {
  const nav = useRef<HTMLElement>(null);
  const ruler = useRef<HTMLSpanElement>(null);
  const [hidden, setHidden] = useState(0);
  const path = crumbs.map((crumb) => crumb.name).join('\n');
  useLayoutEffect(() => {
    const pane = nav.current;
    if (pane === null) return;
    const measure = (): void => {
      const { paddingLeft, paddingRight } = getComputedStyle(pane);
      const room = pane.clientWidth - Number.parseFloat(paddingLeft || '0') - Number.parseFloat(paddingRight || '0');
      const widths = [...(ruler.current?.children ?? [])].map((crumb) => crumb.getBoundingClientRect().width);
      setHidden(pane.clientWidth === 0 ? 0 : hiddenCrumbs(widths, room));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(pane);
    return () => observer.disconnect();
  }, [path]);
  return { nav, ruler, hidden };
}

function Link({ crumb, last }: { readonly crumb: Crumb; readonly last: boolean }) {
  if (last) return <span aria-current="page" title={crumb.name}>{crumb.name}</span>;
  if (isFolder(crumb)) return <span title={crumb.name}>{crumb.name}</span>;
  return <button type="button" title={crumb.name} onClick={() => void openEntity(crumb.id)}>{crumb.name}</button>;
}

function Arrow() {
  return <ChevronRight size={13} strokeWidth={1.75} aria-hidden />;
}

/** The steps in between, as a menu. */
function More({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const path = crumbs.map((crumb) => crumb.name).join(' › ');
  return (
    <>
      <button type="button" className="ee-crumbs-more" title={path} aria-label={`Steps in between: ${path}`} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>…</button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {crumbs.map((crumb) => (
          <MenuItem key={crumb.id} disabled={isFolder(crumb)} onClick={() => { setAnchor(null); void openEntity(crumb.id); }}>{crumb.name}</MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** Where the entity is, each step a link; what does not fit stands behind "…" in the middle. */
export function Crumbs() {
  const { view } = useEntityForm();
  const crumbs = withoutRepetition(view.crumbs);
  const { nav, ruler, hidden } = useHidden(crumbs);
  return (
    <nav ref={nav} className="ee-crumbs" aria-label="Place in the store">
      <span ref={ruler} className="ee-crumbs-ruler" aria-hidden>{crumbs.map((crumb) => <span key={crumb.id}>{crumb.name}</span>)}</span>
      {crumbs.map((crumb, index) => {
        if (index > 1 && index <= hidden) return null;
        return (
          <Fragment key={crumb.id}>
            {index > 0 && <Arrow />}
            {index === 1 && hidden > 0 ? <More crumbs={crumbs.slice(1, 1 + hidden)} /> : <Link crumb={crumb} last={index === crumbs.length - 1} />}
          </Fragment>
        );
      })}
    </nav>
  );
}
