import Popover from '@mui/material/Popover';
import { useState } from 'react';
import { useEntityForm } from './entity-form.tsx';
import { HelpText } from './help-text.tsx';

/** Help of the entity beside what asked for it; with a heading, at that place. */
export function HelpPopover({ anchor, heading, onClose }: { readonly anchor: HTMLElement | null; readonly heading?: string; onClose(): void }) {
  const { plan } = useEntityForm();
  const seek = (box: HTMLElement | null): void => {
    if (heading === undefined || box === null) return;
    const found = Array.from(box.querySelectorAll('h1, h2, h3')).find((item) => item.textContent === heading);
    found?.scrollIntoView({ block: 'start' });
  };
  return (
    <Popover open={anchor !== null} anchorEl={anchor} onClose={onClose} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}>
      <div ref={seek} className="ee-popover ee-help" role="document" aria-label="Help">
        <HelpText plan={plan} />
      </div>
    </Popover>
  );
}

/** A way to a heading of the help page. */
export function HelpLink({ heading }: { readonly heading: string }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      {' '}
      <button type="button" className="ee-link" aria-haspopup="dialog" onClick={(event) => setAnchor(event.currentTarget)}>
        {heading}
      </button>
      <HelpPopover anchor={anchor} heading={heading} onClose={() => setAnchor(null)} />
    </>
  );
}
