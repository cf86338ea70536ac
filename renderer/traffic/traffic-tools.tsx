import { InputAdornment, MenuItem, OutlinedInput, Select } from '@mui/material';
import { Funnel } from 'lucide-react';
import { useTraffic, type TrafficOutcome } from './traffic-rows.ts';

const outcomes: readonly TrafficOutcome[] = ['Passed', 'Blocked', 'Exception'];

/** Filters of the traffic, for the head of its panel. */
export function TrafficTools(): React.JSX.Element {
  const { outcome, text } = useTraffic();
  return (
    <>
      <Select
        value={outcome ?? 'any'}
        onChange={(event) => useTraffic.setState({ outcome: outcomes.find((one) => one === event.target.value) ?? null })}
        slotProps={{ input: { 'aria-label': 'Outcome' } }}
        renderValue={(value) => `Outcome: ${value}`}
        sx={{ minHeight: '1.5rem', fontSize: '0.75rem', '& .MuiSelect-select': { py: '3px' } }}
      >
        <MenuItem value="any">any</MenuItem>
        {outcomes.map((one) => (
          <MenuItem key={one} value={one}>
            {one}
          </MenuItem>
        ))}
      </Select>
      <OutlinedInput
        value={text}
        placeholder="Path, client, subject"
        onChange={(event) => useTraffic.setState({ text: event.target.value })}
        slotProps={{ input: { 'aria-label': 'Filter traffic' } }}
        startAdornment={
          <InputAdornment position="start">
            <Funnel size={14} strokeWidth={1.75} />
          </InputAdornment>
        }
        sx={{ width: 190, minHeight: '1.5rem', fontSize: '0.75rem', '& input': { py: '3px' } }}
      />
    </>
  );
}
