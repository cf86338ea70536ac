import { Button, IconButton, OutlinedInput, Tooltip } from '@mui/material';
import { styled } from '@mui/material/styles';
import { Plus, Trash2 } from 'lucide-react';

const Rows = styled('div')({ display: 'grid', gridTemplateColumns: '2fr 3fr auto', gap: 6, alignItems: 'center' });

type Parameter = { name: string; value: string };

/** Further form parameters of the request, such as `format` or `refresh_token`; a name may stand twice. */
export function ExtraParameters({ parameters, onChange }: { readonly parameters: readonly Parameter[]; readonly onChange: (parameters: Parameter[]) => void }): React.JSX.Element {
  const change = (at: number, part: Partial<Parameter>): void => onChange(parameters.map((parameter, index) => (index === at ? { ...parameter, ...part } : parameter)));
  return (
    <div role="group" aria-label="Extra parameters">
      <Rows>
        {parameters.map((parameter, index) => (
          // Rows have no identity of their own: two may be equal.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} style={{ display: 'contents' }}>
            <OutlinedInput value={parameter.name} placeholder="Name" onChange={(event) => change(index, { name: event.target.value })} slotProps={{ input: { 'aria-label': `Name of parameter ${index + 1}` } }} />
            <OutlinedInput value={parameter.value} placeholder="Value" onChange={(event) => change(index, { value: event.target.value })} slotProps={{ input: { 'aria-label': `Value of parameter ${index + 1}` } }} />
            <Tooltip title="Remove">
              <IconButton size="small" aria-label={`Remove parameter ${index + 1}`} onClick={() => onChange(parameters.filter((_, other) => other !== index))}>
                <Trash2 size={14} strokeWidth={1.75} />
              </IconButton>
            </Tooltip>
          </div>
        ))}
      </Rows>
      <Button size="small" startIcon={<Plus size={14} />} onClick={() => onChange([...parameters, { name: '', value: '' }])}>
        Add parameter
      </Button>
    </div>
  );
}
