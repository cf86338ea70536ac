import { styled } from '@mui/material/styles';
import { mono } from '../theme/theme.ts';
import { attributeChanges, type TraceStep } from './trace-tree.ts';

const Table = styled('table')({
  borderCollapse: 'collapse',
  width: '100%',
  margin: '2px 0 6px',
  fontSize: '0.75rem',
  lineHeight: '1rem',
  tableLayout: 'fixed',
  '& th': { textAlign: 'left', fontWeight: 400, color: 'var(--text-3)', padding: '1px 8px 1px 0' },
  '& th:first-of-type': { width: '46%' },
  '& td': { verticalAlign: 'top', padding: '1px 8px 1px 0', borderTop: '1px solid var(--border-subtle)', overflowWrap: 'anywhere', fontFamily: mono, color: 'var(--text-2)' },
  '& tr[data-changed] td': { color: 'var(--text)' },
  '& tr[data-changed] td:first-of-type': { fontWeight: 600, boxShadow: 'inset 2px 0 var(--accent)', paddingLeft: 6 },
});
const Quiet = styled('p')({ margin: '2px 0 6px', fontSize: '0.75rem', color: 'var(--text-3)' });

/** Message attributes before and after a step; changed ones come first and are marked. */
export function TraceAttributes({ step }: { readonly step: TraceStep }): React.JSX.Element {
  const rows = attributeChanges(step);
  if (rows.length === 0) return <Quiet>The message had no attributes here, and got none.</Quiet>;
  return (
    <Table aria-label={`Message attributes at ${step.name}`}>
      <thead>
        <tr>
          <th scope="col">Attribute</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, before, after, changed }) => (
          <tr key={name} data-changed={changed ? '' : undefined}>
            <td title={changed ? `${name}: changed here` : name}>{name}</td>
            <td>{before ?? '–'}</td>
            <td>{changed ? after : 'unchanged'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
