import { codeTokens, type CodeLanguage } from './code-tokens.ts';
import css from './code-block.module.css';

interface CodeBlockProps {
  readonly text: string;
  readonly language: CodeLanguage;
  /** Name for screen readers, such as "Body". */
  readonly label?: string;
  /** Without the box, for text inside of one. */
  readonly bare?: boolean;
}

/** Highlighted line of code, without a box. */
export function CodeText({ text, language }: { readonly text: string; readonly language: CodeLanguage }): React.JSX.Element {
  return (
    <>
      {codeTokens(text, language).map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the parts of one text have no other identity
        <span key={index} className={part.kind === 'plain' ? undefined : css[part.kind]}>
          {part.text}
        </span>
      ))}
    </>
  );
}

/** JSON, YAML or plain text in a box that scrolls sideways and can be reached by keyboard. */
export function CodeBlock({ text, language, label, bare = false }: CodeBlockProps): React.JSX.Element {
  return (
    // A box that scrolls has to be reachable by keyboard.
    <pre className={bare ? css.bare : css.block} tabIndex={0} role="region" aria-label={label ?? 'Code'}>
      <CodeText text={text} language={language} />
    </pre>
  );
}
