import { styled } from '@mui/material/styles';
import { mono } from '../theme/theme.ts';
import { Fragment, useMemo } from 'react';
import { readable } from './compare-runs.ts';
import { isJson, jsonPieces, type BodyPiece } from './masked-body.ts';

const Block = styled('pre')({
  margin: 0,
  padding: '5px 10px',
  border: '1px solid var(--border-subtle)',
  borderRadius: 6,
  background: 'var(--bg-inset)',
  font: `400 0.75rem/1.125rem ${mono}`,
  fontVariantLigatures: 'none',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
});
const Line = styled('span')({ display: 'flex', minHeight: '1.125rem' });
const Aside = styled('span')({ marginLeft: 'auto', paddingLeft: 12, paddingRight: 26, color: 'var(--text-3)', whiteSpace: 'nowrap' });
const colours: Record<BodyPiece['kind'], string> = { plain: 'var(--text)', key: 'var(--code-key)', string: 'var(--code-str)', number: 'var(--code-num)', masked: 'var(--text-2)', aside: 'var(--text-3)' };

function JsonLine({ text }: { readonly text: string }): React.JSX.Element {
  const pieces = jsonPieces(text);
  const aside = pieces.find((piece) => piece.kind === 'aside');
  return (
    <Line>
      <span>
        {pieces.map((piece, index) =>
          piece.kind === 'aside' ? null : (
            // oxlint-disable-next-line react/no-array-index-key
            <span key={index} style={{ color: colours[piece.kind] }}>
              {piece.text}
            </span>
          ),
        )}
      </span>
      {aside !== undefined && <Aside>{aside.text}</Aside>}
    </Line>
  );
}

/** A text as it went over the wire, in a block that can be scrolled and selected. */
export function WireBlock({ text, label }: { readonly text: string; readonly label: string }): React.JSX.Element {
  return (
    <Block aria-label={label} tabIndex={0}>
      {text}
    </Block>
  );
}

/** The body of an answer: JSON coloured, anything else as it came. */
export function BodyView({ body }: { readonly body: string }): React.JSX.Element {
  const lines = useMemo(() => (isJson(body) ? shortOrReadable(body).split('\n') : null), [body]);
  if (lines === null) return <WireBlock text={body === '' ? '(no body)' : body} label="Body of the answer" />;
  return (
    <Block aria-label="Body of the answer" tabIndex={0}>
      {lines.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={index}>
          <JsonLine text={line} />
        </Fragment>
      ))}
    </Block>
  );
}

/** A short answer such as an error object stays on one line. */
function shortOrReadable(body: string): string {
  const compact = body.trim();
  return compact.length <= 48 && !compact.includes('\n') ? compact.replace(/":(?=\S)/g, '": ').replace(/,(?=")/g, ', ') : readable(body);
}
