import { lazy, Suspense } from 'react';
import { X } from 'lucide-react';
import { IconButton, Tab, Tabs, Tooltip } from '@mui/material';
import { Tag } from '../controls/tag.tsx';
import { useSession } from './session.ts';
import css from './bottom-panel.module.css';

const ProblemsPanel = lazy(() => import('../problems/problems-panel.tsx').then((module) => ({ default: module.ProblemsPanel })));
const TrafficPanel = lazy(() => import('../traffic/traffic-panel.tsx').then((module) => ({ default: module.TrafficPanel })));

/** Panel below the editors: problems, traffic. */
export function BottomPanel(): React.JSX.Element | null {
  const panel = useSession((session) => session.bottomPanel);
  const problems = useSession((session) => session.problems.length);
  const traffic = useSession((session) => session.traffic);
  if (panel === 'closed') return null;
  return (
    <section className={css.panel} data-pane aria-label="Problems and traffic">
      <div className={css.head}>
        <Tabs value={panel} onChange={(_event, value: 'problems' | 'traffic') => useSession.setState({ bottomPanel: value })} aria-label="Problems and traffic">
          <Tab value="problems" id="bottom-tab-problems" aria-controls="bottom-content" label={<span className={css.tab}>Problems {problems > 0 && <Tag>{problems}</Tag>}</span>} />
          <Tab value="traffic" id="bottom-tab-traffic" aria-controls="bottom-content" label={<span className={css.tab}>Traffic {traffic > 0 && <Tag>{traffic}</Tag>}</span>} />
        </Tabs>
        <span className={css.tools} id="bottom-tools" />
        <Tooltip title="Close">
          <IconButton aria-label="Close the panel" onClick={() => useSession.setState({ bottomPanel: 'closed' })}>
            <X size={16} strokeWidth={1.75} />
          </IconButton>
        </Tooltip>
      </div>
      <div className={css.content} role="tabpanel" id="bottom-content" aria-labelledby={`bottom-tab-${panel}`}>
        <Suspense fallback={null}>{panel === 'problems' ? <ProblemsPanel /> : <TrafficPanel />}</Suspense>
      </div>
    </section>
  );
}
